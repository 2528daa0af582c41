"""Facets: ways to narrow a selection, each option with its count.

OR within a facet, AND across facets; a facet's counts use every filter but its own, and a chosen
option stays listed at zero. A facet knows a queryset and the values of one URL parameter; it does
not know what kind of content it narrows.
"""

import re
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.db.models.functions import ExtractYear, TruncMonth
from django.utils.dates import MONTHS
from django.utils.formats import date_format

# A page can't hold thousands of tick boxes; the rest are found by search and on their own pages.
MAX_OPTIONS = 100
_SLUG = re.compile(r"[-\w]{1,120}")
_YEAR = re.compile(r"[12][0-9]{3}")
_MONTH = re.compile(r"([12][0-9]{3})-(0[1-9]|1[0-2])")
_ANY_YEARS_MONTH = re.compile(r"0?[1-9]|1[0-2]")


@dataclass(frozen=True)
class Option:
    value: str
    label: str
    count: int
    chosen: bool = False


class Facet:
    """One parameter, named `label` to visitors. It holds no state: one serves all requests."""

    def __init__(self, label):
        self.label = label

    def __deepcopy__(self, memo):
        return self

    def labels(self, values):
        """{value: label} for those of `values` that exist, in their order."""
        raise NotImplementedError

    def narrow(self, queryset, values):
        raise NotImplementedError

    def counts(self, queryset):
        """[(value, label, count)] of all that `queryset` holds, in the order to show."""
        raise NotImplementedError

    def options(self, queryset, chosen):
        """Every option of `queryset`, and the `chosen` ({value: label}) even at zero."""
        counts = self.counts(queryset)
        listed = [
            Option(value, label, n, value in chosen)
            for place, (value, label, n) in enumerate(counts)
            if place < MAX_OPTIONS or value in chosen
        ]
        unlisted = chosen.keys() - {option.value for option in listed}
        return listed + [
            Option(value, chosen[value], self.count_unlisted(value, counts), True)
            for value in chosen
            if value in unlisted
        ]

    def count_unlisted(self, value, counts):
        """The count of a chosen value that `counts` doesn't list."""
        return 0


class ChoiceFacet(Facet):
    """A field with choices."""

    def __init__(self, label, field, choices):
        super().__init__(label)
        self.field, self.choices = field, dict(choices)

    def labels(self, values):
        return {value: self.choices[value] for value in values if value in self.choices}

    def narrow(self, queryset, values):
        return queryset.filter(**{f"{self.field}__in": values})

    def counts(self, queryset):
        rows = queryset.order_by().values_list(self.field).annotate(n=Count("pk"))
        return sorted(
            ((value, self.choices.get(value, value), n) for value, n in rows),
            key=lambda row: (-row[2], str(row[1])),
        )


class RelatedFacet(Facet):
    """Things with a slug and a name: by foreign key or by tags. `things` gives the public ones."""

    def __init__(self, label, relation, things):
        super().__init__(label)
        self.relation, self.things = relation, things

    def labels(self, values):
        slugs = [value for value in values if _SLUG.fullmatch(value)]
        found = {thing.slug: str(thing) for thing in self.things().filter(slug__in=slugs)}
        return {slug: found[slug] for slug in slugs if slug in found}

    def narrow(self, queryset, values):
        wanted = self.things().filter(slug__in=values)
        field, _path = self._link(queryset.model)
        if field is None:
            return queryset.filter(**{f"{self.relation}__in": wanted})
        links = field.through._default_manager.filter(tag__in=wanted)
        return queryset.filter(pk__in=links.values("content_object"))

    def counts(self, queryset):
        field, path = self._link(queryset.model)
        item = f"{path}__content_object__in" if field else f"{path}__in"
        things = (
            self.things()
            .filter(**{item: queryset.order_by().values("pk")})
            .annotate(n=Count(path))
            .order_by("-n", "name")
        )
        return [(thing.slug, str(thing), thing.n) for thing in things]

    def _link(self, model):
        """(the tags field or None, the path from a thing to its links or items)."""
        field = model._meta.get_field(self.relation)
        if through := getattr(field, "through", None):
            return field, through._meta.get_field("tag").related_query_name()
        return None, field.related_query_name()


class YearFacet(Facet):
    """`2023`: everything dated within that year, however precisely."""

    field = "published_on"

    def labels(self, values):
        return {value: value for value in values if _YEAR.fullmatch(value)}

    def narrow(self, queryset, values):
        within = Q()
        for year in values:
            within |= Q(**{f"{self.field}__year": int(year)})
        return queryset.filter(within)

    def counts(self, queryset):
        rows = queryset.order_by().values_list(ExtractYear(self.field)).annotate(n=Count("pk"))
        return [(str(year), str(year), n) for year, n in sorted(rows, reverse=True) if year]


class MonthFacet(Facet):
    """`2023-03` is March 2023, `3` the March of any year; items dated by year alone are in none."""

    field, precision_field, too_coarse = "published_on", "date_precision", "year"

    def labels(self, values):
        pairs = ((value, self._label(value)) for value in values)
        return {value: label for value, label in pairs if label}

    def _label(self, value):
        if month := _MONTH.fullmatch(value):
            return date_format(date(int(month[1]), int(month[2]), 1), "YEAR_MONTH_FORMAT")
        return str(MONTHS[int(value)]) if _ANY_YEARS_MONTH.fullmatch(value) else None

    def narrow(self, queryset, values):
        within = Q()
        for value in values:
            *year, month = map(int, value.split("-"))
            within |= Q(**{f"{self.field}__month": month}) & (
                Q(**{f"{self.field}__year": year[0]}) if year else Q()
            )
        return self._with_month(queryset).filter(within)

    def counts(self, queryset):
        rows = (
            self._with_month(queryset)
            .order_by()
            .values_list(TruncMonth(self.field))
            .annotate(n=Count("pk"))
        )
        return [
            (f"{month:%Y-%m}", date_format(month, "YEAR_MONTH_FORMAT"), n)
            for month, n in sorted(rows, reverse=True)
        ]

    def count_unlisted(self, value, counts):
        """`3` counts the Marches of all years."""
        return sum(n for month, _, n in counts if month[5:] == value.zfill(2))

    def _with_month(self, queryset):
        return queryset.filter(**{f"{self.field}__isnull": False}).exclude(
            **{self.precision_field: self.too_coarse}
        )
