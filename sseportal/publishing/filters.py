"""Selections: the filters that every kind of content has, as one URL says them.

Repeated parameters mean OR within a field, AND across. What a parameter's value doesn't name is
dropped and explained, never an error.
"""

from dataclasses import dataclass
from urllib.parse import urlencode

import django_filters
from django import forms
from django.conf import settings
from django.urls import reverse
from django.utils.text import capfirst, get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sseportal.publishing.topics import COUNTRIES, ORGANISATIONS
from sseportal.search import facets
from sseportal.search.text import matching, printable, words

MAX_VALUES = 50
MAX_QUERY = 200
MAX_HITS = 20_000
SORTS = {
    "newest": gettext_lazy("Newest first"),
    "oldest": gettext_lazy("Oldest first"),
    "title": gettext_lazy("By title"),
}

DEFAULT_SORT = "newest"


class FacetField(forms.Field):
    """Cleans a parameter's values to {value: label}; `ignored` holds those that name nothing."""

    widget = forms.SelectMultiple

    def __init__(self, *, facet, **kwargs):
        super().__init__(**kwargs)
        self.facet, self.ignored = facet, []

    def clean(self, values):
        values = list(dict.fromkeys(value for value in values or [] if value))
        known = self.facet.labels(values[:MAX_VALUES])
        self.ignored = [value for value in values if value not in known]
        return known


class FacetFilter(django_filters.Filter):
    field_class = FacetField

    def __init__(self, facet):
        super().__init__(label=facet.label, facet=facet)
        self.facet = facet

    def filter(self, queryset, values):
        return self.facet.narrow(queryset, list(values)) if values else queryset


class TopicFacet(facets.RelatedFacet):
    def __init__(self, label, topic):
        super().__init__(label, topic.relation, topic.terms)
        self.moved = topic.moved


class TopicField(FacetField):
    """What was the address of a country or organisation still means it."""

    def clean(self, values):
        known = super().clean(values)
        if not self.ignored:
            return known
        moved = self.facet.moved(self.ignored[:MAX_VALUES])
        self.ignored = [value for value in self.ignored if value not in moved]
        return known | {term.slug: str(term) for term in moved.values()}


class TopicFilter(FacetFilter):
    field_class = TopicField


class TextField(forms.Field):
    """Cleans to one line that can be shown, written to a feed and sent to a database."""

    widget = forms.TextInput

    def clean(self, value):
        query = " ".join(printable(value or "").split())[:MAX_QUERY]
        self.ignored = [query] if query and not words(query) else []
        return "" if self.ignored else query


class TextFilter(django_filters.Filter):
    """Every word, in any of the fields that the model names in `search_fields`."""

    field_class = TextField
    found = None

    def filter(self, queryset, query):
        return queryset.filter(pk__in=self.hits(query)) if query else queryset

    def hits(self, query):
        """Looked for once a selection: its items, their number and each facet's counts share it."""
        if self.found is None:
            selection = self.parent.queryset
            rows = matching(selection, query, selection.model.search_fields)
            self.found = list(rows.order_by().values_list("pk", flat=True)[: MAX_HITS + 1])
            if len(self.found) > MAX_HITS:  # too many for a database's parameters
                self.found = rows.order_by().values("pk")
        return self.found


class SortField(forms.Field):
    def clean(self, value):
        self.ignored = [value] if value and value not in SORTS else []
        return value if value in SORTS else DEFAULT_SORT


class SortFilter(django_filters.Filter):
    field_class = SortField
    orders = {"newest": "newest", "oldest": "oldest", "title": "by_title"}

    def filter(self, queryset, sort):
        return getattr(queryset, self.orders[sort])()


@dataclass(frozen=True)
class Chosen:
    """A filter in force, and the query string of the selection without it."""

    name: str
    label: str
    value: str
    value_label: str
    query_without: str


class PublicationFilterSet(django_filters.FilterSet):
    """A kind of content adds a facet of its own and names it as `leading_facet`."""

    q = TextFilter(label=gettext_lazy("Words"))
    country = TopicFilter(TopicFacet(gettext_lazy("Country"), COUNTRIES))
    organisation = TopicFilter(TopicFacet(gettext_lazy("Organisation"), ORGANISATIONS))
    year = FacetFilter(facets.YearFacet(gettext_lazy("Year")))
    month = FacetFilter(facets.MonthFacet(gettext_lazy("Month")))
    sort = SortFilter(label=gettext_lazy("Sort"))

    leading_facet = None
    sorts = SORTS

    def __init__(self, data=None, *args, **kwargs):
        super().__init__({} if data is None else data, *args, **kwargs)

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
        pairs = [("q", self.values["q"])] if self.values["q"] else []
        return pairs + [(n, value) for n in self.facet_filters for value in self.values[n]]

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
                value if name == "q" else self.values[name][value],
                self.query(without=(name, value)),
            )
            for name, value in self.pairs()
        ]

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
        said = [
            get_text_list([str(label) for label in self.values[name].values()], _("or"))
            for name in self.facet_filters
            if self.values[name]
        ]
        if self.values["q"]:
            said.append(f"“{self.values['q']}”")
        return ", ".join(said)

    def title(self):
        """`News: Kenya or Senegal, 2023 – SSE Portal`"""
        kind, said = capfirst(self._meta.model._meta.verbose_name_plural), self.in_words()
        heading = f"{kind}: {said}" if said else kind
        return f"{heading} – {settings.SITE_NAME}"

    @property
    def is_indexable(self):
        """One filter, or one value each of two facets: a page of its own for search engines."""
        names = [name for name, value in self.pairs()]
        return "q" not in names and len(names) == len(set(names)) <= 2
