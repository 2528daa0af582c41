"""Selections: the filters that every kind of content has, as one URL says them.

Repeated parameters mean OR within a field, AND across. What a parameter's value doesn't name is
dropped and explained, never an error.
"""

from dataclasses import dataclass
from urllib.parse import urlencode

import django_filters
from django.conf import settings
from django.urls import reverse
from django.utils.text import capfirst, get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sseportal.publishing.filter_fields import (
    DEFAULT_SORT,
    SORTS,
    FacetFilter,
    SinceFilter,
    SortFilter,
    TextFilter,
    TopicFacet,
    TopicFilter,
    UntilFilter,
)
from sseportal.publishing.topics import COUNTRIES, ORGANISATIONS
from sseportal.search import facets

PERIODS = ("since", "until")


@dataclass(frozen=True)
class Chosen:
    """A filter in force, and the query string of the selection without it."""

    name: str
    label: str
    value: str
    value_label: str
    query_without: str


@dataclass(frozen=True)
class Rescue:
    """A filter to drop, what it says, and what there is without it."""

    label: str
    value_label: str
    count: int
    query: str


class PublicationFilterSet(django_filters.FilterSet):
    """A kind of content adds a facet of its own and names it as `leading_facet`."""

    q = TextFilter(label=gettext_lazy("Words"))
    country = TopicFilter(TopicFacet(gettext_lazy("Country"), COUNTRIES))
    organisation = TopicFilter(TopicFacet(gettext_lazy("Organisation"), ORGANISATIONS))
    year = FacetFilter(facets.YearFacet(gettext_lazy("Year")))
    month = FacetFilter(facets.MonthFacet(gettext_lazy("Month")))
    since = SinceFilter(label=gettext_lazy("From"))
    until = UntilFilter(label=gettext_lazy("To"))
    sort = SortFilter(label=gettext_lazy("Sort"))

    leading_facet = None
    sorts = SORTS

    def __init__(self, data=None, *args, **kwargs):
        super().__init__({} if data is None else data, *args, **kwargs)

    @classmethod
    def order(cls):
        """{parameter: its place in an address}"""
        facets = [name for name, f in cls.base_filters.items() if isinstance(f, FacetFilter)]
        facets.sort(key=lambda name: name != cls.leading_facet)
        return {name: at for at, name in enumerate(["q", *facets, *PERIODS, "sort"])}

    @property
    def values(self):
        """{parameter: cleaned value}; reading it validates."""
        self.errors  # noqa: B018 - validates, once
        return self.form.cleaned_data

    @property
    def facet_filters(self):
        """{parameter: filter} of the facets, in the order to show and to write."""
        found = {n: f for n, f in self.filters.items() if isinstance(f, FacetFilter)}
        return {self.leading_facet: found.pop(self.leading_facet)} | found

    def without(self, name):
        """The selection as if the filter `name` were not there."""
        queryset = self.queryset.all()
        for other, value in self.values.items():
            if other not in {name, "sort"}:
                queryset = self.filters[other].filter(queryset, value)
        return queryset

    def facets(self):
        """[(parameter, label, options)] with counts, in the order to show."""
        return [
            (name, f.facet.label, f.facet.options(self.without(name), self.values[name]))
            for name, f in self.facet_filters.items()
        ]

    def pairs(self):
        """The filters in force as (parameter, value), in the fixed order, without the sorting."""

        def plain(names):
            return [(name, str(self.values[name])) for name in names if self.values[name]]

        facets = [(n, value) for n in self.facet_filters for value in self.values[n]]
        return plain(["q"]) + facets + plain(PERIODS)

    def query(self, *, without=None):
        """The query string of this selection and order, "" for everything."""
        pairs = [pair for pair in self.pairs() if pair != without]
        if self.values["sort"] != DEFAULT_SORT:
            pairs.append(("sort", self.values["sort"]))
        return urlencode(pairs)

    def path(self, page="list"):
        """The address of the selection as a list or as a feed, whatever the order on screen."""
        return reverse(f"{self._meta.model._meta.app_label}:{page}", query=self.pairs() or None)

    def file_path(self, suffix):
        """The address of the selection as a file, in the order on screen."""
        path = reverse(f"{self._meta.model._meta.app_label}:file", args=[suffix])
        return f"{path}?{query}" if (query := self.query()) else path

    def chosen(self):
        return [
            Chosen(
                name,
                str(self.filters[name].label),
                value,
                self._label(name, value),
                self.query(without=(name, value)),
            )
            for name, value in self.pairs()
        ]

    def _label(self, name, value):
        if name in PERIODS:
            return self.values[name].label
        return value if name == "q" else self.values[name][value]

    def rescues(self):
        """[Rescue] of a selection without items: the filters without which it has some."""
        names = dict.fromkeys(name for name, _ in self.pairs())
        found = ((name, self.without(name).count()) for name in names)
        return [
            Rescue(
                str(self.filters[name].label),
                self._in_words(name),
                count,
                self._query_of_others(name),
            )
            for name, count in found
            if count
        ]

    def _query_of_others(self, name):
        return urlencode([pair for pair in self.pairs() if pair[0] != name])

    def ignored(self):
        """[(filter's label, value)] for what the URL says and nothing answers to."""
        fields = self.values and self.form.fields
        return [
            (self.filters[name].label, value)
            for name, field in fields.items()
            for value in getattr(field, "ignored", [])
        ]

    def in_words(self):
        """`Kenya or Senegal, Event, 2023, “women”`: the filters in force, for titles."""
        said = [self._in_words(name) for name in self.facet_filters if self.values[name]]
        said += filter(None, [self._period_in_words(), self._in_words("q")])
        return ", ".join(said)

    def _in_words(self, name):
        value = self.values[name]
        if name == "q":
            return f"“{value}”" if value else ""
        if name in PERIODS:
            return value.label
        return get_text_list([str(label) for label in value.values()], _("or"))

    def _period_in_words(self):
        first, last = (self.values[name] and self.values[name].label for name in PERIODS)
        if first and last:
            return first if first == last else f"{first} – {last}"
        if first:
            return _("from %(date)s") % {"date": first}
        return _("until %(date)s") % {"date": last} if last else ""

    def title(self):
        """`News: Kenya or Senegal, 2023 – SSE Portal`"""
        kind, said = capfirst(self._meta.model._meta.verbose_name_plural), self.in_words()
        heading = f"{kind}: {said}" if said else kind
        return f"{heading} – {settings.SITE_NAME}"

    @property
    def is_indexable(self):
        """One filter, or one value each of two facets: a page of its own for search engines."""
        names = [name for name, value in self.pairs()]
        are_facets = self.facet_filters.keys() >= set(names)
        return are_facets and len(names) == len(set(names)) <= 2
