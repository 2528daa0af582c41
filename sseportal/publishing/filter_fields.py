"""The parameters of a selection one by one: how each is read, and which set of the index it means.

What a parameter's value doesn't name is kept in its field's `ignored`, never an error.
"""

from copy import copy

import django_filters
from django import forms
from django.utils.translation import gettext_lazy

from sseportal.publishing.periods import read_period
from sseportal.search.matching import matching
from sseportal.search.query import read_query
from sseportal.search.text import printable

MAX_VALUES = 50
MAX_QUERY = 200
RELEVANCE, NEWEST = "relevance", "newest"
SORTS = {
    RELEVANCE: gettext_lazy("Best match first"),
    NEWEST: gettext_lazy("Newest first"),
    "oldest": gettext_lazy("Oldest first"),
    "title": gettext_lazy("By title"),
}


class Parameter(django_filters.Filter):
    """Each selection has its own, which differ in nothing but the selection."""

    def __deepcopy__(self, memo):
        return copy(self)


class Narrowing(Parameter):
    """A filter whose `hits` are the set of slots of the index that its value stands for."""

    def hits(self, value):
        raise NotImplementedError

    def filter(self, hits, value):
        return hits & self.hits(value) if value else hits

    @property
    def snapshot(self):
        return self.parent.snapshot


class Field(forms.Field):
    """Components show it and not its widget: each form can have the same one."""

    def __deepcopy__(self, memo):
        return copy(self)


class FacetField(Field):
    """Cleans a parameter's values to {value: label}; `ignored` holds those that name nothing."""

    widget = forms.SelectMultiple
    snapshot = None

    def __init__(self, *, facet, **kwargs):
        super().__init__(**kwargs)
        self.facet, self.ignored = facet, []

    def clean(self, values):
        values = list(dict.fromkeys(value for value in values or [] if value))
        known = self.facet.labels(self.snapshot, values[:MAX_VALUES])
        self.ignored = [value for value in values if value not in known]
        return known


class FacetFilter(Narrowing):
    field_class = FacetField

    def __init__(self, facet):
        super().__init__(label=facet.label, facet=facet)
        self.facet = facet

    def hits(self, values):
        return self.facet.narrow(self.snapshot, list(values))


class MovedField(FacetField):
    """What was the address of a thing still means it: its facet tells which have `moved`."""

    def clean(self, values):
        known = super().clean(values)
        if not self.ignored:
            return known
        moved = self.facet.moved(self.ignored[:MAX_VALUES])
        self.ignored = [value for value in self.ignored if value not in moved]
        return known | {thing.slug: str(thing) for thing in moved.values()}


class MovedFilter(FacetFilter):
    field_class = MovedField


class TextField(Field):
    """Cleans to one line that can be shown, written to a feed and sent to a database."""

    widget = forms.TextInput

    def clean(self, value):
        query = " ".join(printable(value or "").split())[:MAX_QUERY]
        self.ignored = [query] if query and not read_query(query) else []
        return "" if self.ignored else query


class TextFilter(Narrowing):
    """Every word, in whatever an item is found by."""

    field_class = TextField

    def hits(self, query):
        return matching(self.snapshot, read_query(query))


class PeriodField(Field):
    """Cleans what was typed to a Period, or None."""

    widget = forms.TextInput

    def clean(self, value):
        typed = printable(value or "").strip()
        period = read_period(typed)
        self.ignored = [typed] if typed and not period else []
        return period


class SinceFilter(Narrowing):
    """From the first day of what was typed; an item of a month is in it to the month's end."""

    field_class = PeriodField

    def hits(self, period):
        return self.snapshot.since(period.first)


class UntilFilter(Narrowing):
    """To the last day of what was typed."""

    field_class = PeriodField

    def hits(self, period):
        return self.snapshot.until(period.last)


class SortField(Field):
    """Cleans to one of SORTS, "" when it is for the selection to choose."""

    def clean(self, value):
        self.ignored = [value] if value and value not in SORTS else []
        return value if value in SORTS else ""


class SortFilter(Parameter):
    field_class = SortField

    def filter(self, hits, sort):
        return hits


class WholeField(Field):
    """Cleans to the names of the facets that are to show all their options."""

    widget = forms.SelectMultiple

    def clean(self, values):
        return [value for value in dict.fromkeys(values or []) if value]


class WholeFilter(SortFilter):
    field_class = WholeField
