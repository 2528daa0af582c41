"""Facets: ways to narrow a selection, each option with its count.

OR within a facet, AND across facets; a facet's counts use every filter but its own, and a chosen
option stays listed at zero. A facet knows the index and the values of one URL parameter; it does
not know what kind of content it narrows.
"""

import re
from datetime import date
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from django.utils.dates import MONTHS
from django.utils.formats import date_format
from django.utils.translation import get_language

TOP = 10
# What is shown when all are asked for; the rest are found by search and on their own pages.
MAX_OPTIONS = 1000
_YEAR = re.compile(r"[12][0-9]{3}")
_MONTH = re.compile(r"([12][0-9]{3})-(0[1-9]|1[0-2])")
_ANY_YEARS_MONTH = re.compile(r"0?[1-9]|1[0-2]")


class Option(NamedTuple):
    value: str
    label: str
    count: int
    chosen: bool = False
    is_member: bool = False  # of the option above it, which is a group


class Facet:
    """One parameter, named `label` to visitors; `name` is what the index calls it. It holds no
    state: one serves all requests."""

    top = TOP
    pattern = r"[-a-zA-Z0-9_]{1,120}"  # what all its values look like

    def __init__(self, name, label):
        self.name, self.label = name, label

    def __deepcopy__(self, memo):
        return self

    def labels(self, snapshot, values):
        """{value: label} for those of `values` that exist, in their order."""
        raise NotImplementedError

    def narrow(self, snapshot, values):
        """The set of what has one of the values."""
        return snapshot.of(self.name, *values)

    def counts(self, snapshot, among):
        """[(value, count)] of all that the set `among` holds, in the order to show."""
        raise NotImplementedError

    def count(self, snapshot, among, value):
        return self.narrow(snapshot, [value]).intersection_cardinality(among)

    def options(self, snapshot, among, chosen, limit=None):
        """(options, how many more there are): the first `limit`, the `chosen` even at zero."""
        counts = self.counts(snapshot, among)
        limit = self.top if limit is None else limit
        listed = counts[:limit] + [row for row in counts[limit:] if row[0] in chosen]
        known = {value for value, _ in listed}
        more = len(counts) - len(listed)
        listed += [(v, self.count(snapshot, among, v)) for v in chosen if v not in known]
        labels = self.labels(snapshot, [value for value, _ in listed]) | chosen
        options = [
            Option(value, labels.get(value, value), n, value in chosen) for value, n in listed
        ]
        return self.arranged(snapshot, among, options), more

    def short_labels(self, snapshot, values):
        """`values` ({value: label}) as sentences call them."""
        return values

    def arranged(self, snapshot, among, options):
        return options


def _most_first(rows, name=str):
    return sorted(rows, key=lambda row: (-row[1], name(row[0])))


class ChoiceFacet(Facet):
    """A field with choices: pairs, or a function that returns them."""

    def __init__(self, name, label, choices):
        super().__init__(name, label)
        self._choices = choices

    @property
    def choices(self):
        return dict(self._choices() if callable(self._choices) else self._choices)

    def labels(self, snapshot, values):
        choices = self.choices
        return {value: str(choices[value]) for value in values if value in choices}

    def counts(self, snapshot, among):
        choices = self.choices
        known = [row for row in snapshot.counts(self.name, among) if row[0] in choices]
        return _most_first(known, lambda value: str(choices[value]))


class RelatedFacet(Facet):
    """Things with a slug and a name, by the slug. `things` gives the public ones; `only_used` are
    those known that something visible has."""

    def __init__(self, name, label, things, only_used=False):
        super().__init__(name, label)
        self.things, self.only_used = things, only_used

    def known(self, snapshot):
        """{slug: (index value, label)}, sorted by label"""
        if self.name not in snapshot.names:
            things = sorted(self.things(), key=str)
            rows = {thing.slug: (str(thing.pk), str(thing)) for thing in things}
            snapshot.names[self.name] = rows
        return snapshot.names[self.name]

    def labels(self, snapshot, values):
        known = self.known(snapshot)
        return {
            slug: known[slug][1]
            for slug in values
            if slug in known and not (self.only_used and not snapshot.of(self.name, known[slug][0]))
        }

    def narrow(self, snapshot, values):
        known = self.known(snapshot)
        return snapshot.of(self.name, *(known[slug][0] for slug in values if slug in known))

    def counts(self, snapshot, among):
        known = self.known(snapshot)
        counts = dict(snapshot.counts(self.name, among))
        by_name = [(slug, counts[value]) for slug, (value, _) in known.items() if value in counts]
        return sorted(by_name, key=itemgetter(1), reverse=True)


class YearFacet(Facet):
    """`2023`: everything dated within that year, however precisely."""

    pattern = _YEAR.pattern

    def labels(self, snapshot, values):
        return {value: value for value in values if _YEAR.fullmatch(value)}

    def counts(self, snapshot, among):
        return sorted(snapshot.counts(self.name, among), reverse=True)


@lru_cache(maxsize=2000)
def _month_label(value, language):
    if month := _MONTH.fullmatch(value):
        return date_format(date(int(month[1]), int(month[2]), 1), "YEAR_MONTH_FORMAT")
    return str(MONTHS[int(value)]) if _ANY_YEARS_MONTH.fullmatch(value) else None


class MonthFacet(Facet):
    """`2023-03` is March 2023, `3` the March of any year; items dated by year alone are in none."""

    top = 12
    pattern = f"{_MONTH.pattern}|{_ANY_YEARS_MONTH.pattern}"

    def labels(self, snapshot, values):
        pairs = ((value, _month_label(value, get_language())) for value in values)
        return {value: label for value, label in pairs if label}

    def narrow(self, snapshot, values):
        found = [value for value in values if "-" in value]
        wanted = {value.zfill(2) for value in values if "-" not in value}
        found += [
            month for month in list(snapshot.having.get(self.name, ())) if month[5:] in wanted
        ]
        return snapshot.of(self.name, *found)

    def counts(self, snapshot, among):
        return sorted(snapshot.counts(self.name, among), reverse=True)
