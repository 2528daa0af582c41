"""Selections: the filters that every kind of content has, as one URL says them.

Repeated parameters mean OR within a field, AND across. What a parameter's value doesn't name is
dropped and explained, never an error.
"""

from dataclasses import dataclass
from functools import cache, cached_property, reduce
from operator import and_
from urllib.parse import urlencode

import django_filters
from django import forms
from django.conf import settings
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy

from sseportal.publishing.filter_fields import (
    NEWEST,
    RELEVANCE,
    SORTS,
    FacetFilter,
    MovedFilter,
    Narrowing,
    SinceFilter,
    SortFilter,
    TextFilter,
    UntilFilter,
    WholeFilter,
)
from sseportal.publishing.registry import publication_models
from sseportal.publishing.results import Results
from sseportal.publishing.topic_facets import country_facet, organisation_facet
from sseportal.publishing.wording import in_words, listed
from sseportal.search import facets
from sseportal.search.index import current
from sseportal.search.matching import ranked
from sseportal.search.query import read_query
from sseportal.search.spelling import meant

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


@dataclass(frozen=True)
class ShownFacet:
    """A facet with the options to show, and how many more there are; `is_whole` when all were
    asked for; `query_of_all` asks for them."""

    name: str
    label: str
    options: tuple
    more: int
    is_whole: bool
    query_of_all: str


@dataclass(frozen=True)
class Correction:
    """Other words that find `count` items, and the query string of that selection."""

    query: str
    count: int
    address: str


class SelectionFilterSet(django_filters.FilterSet):
    """Of all kinds of content; see `PublicationFilterSet` for one."""

    q = TextFilter(label=gettext_lazy("Words"))
    country = MovedFilter(country_facet())
    organisation = MovedFilter(organisation_facet())
    year = FacetFilter(facets.YearFacet("year", gettext_lazy("Year")))
    month = FacetFilter(facets.MonthFacet("month", gettext_lazy("Month")))
    language = FacetFilter(
        facets.ChoiceFacet("language", gettext_lazy("Language"), settings.CONTENT_LANGUAGES)
    )
    since = SinceFilter(label=gettext_lazy("From"))
    until = UntilFilter(label=gettext_lazy("To"))
    sort = SortFilter(label=gettext_lazy("Sort"))
    all = WholeFilter(label=gettext_lazy("Show all"))

    leading_facet = None
    section = ""  # the namespace of its URLs
    name = ""

    def __init__(self, data=None):
        # It is answered by the index; the base class wants a queryset, and never asks it.
        super().__init__({} if data is None else data, _nothing())

    @classmethod
    def order(cls):
        """{parameter: its place in an address}"""
        names = [name for name, f in cls.base_filters.items() if isinstance(f, FacetFilter)]
        names.sort(key=lambda name: name != cls.leading_facet)
        return {name: at for at, name in enumerate(["q", *names, *PERIODS, "sort", "all"])}

    # -- What it holds -------------------------------------------------------------------------

    @cached_property
    def snapshot(self):
        return current()

    def everything(self):
        return self.snapshot.all

    @classmethod
    @cache
    def form_class(cls):
        """Made once: django-filter would make one for each request."""
        fields = {name: parameter.field for name, parameter in cls.base_filters.items()}
        return type(f"{cls.__name__}Form", (forms.Form,), fields)

    @cached_property
    def form(self):
        form = self.form_class()(self.data)
        for field in form.fields.values():
            field.snapshot = self.snapshot
        return form

    @cached_property
    def values(self):
        """{parameter: cleaned value}; reading it validates."""
        self.errors  # noqa: B018 - validates, once
        return self.form.cleaned_data

    @cached_property
    def _narrowing(self):
        """{parameter: the set it means} of those in force."""
        found = {name: f for name, f in self.filters.items() if isinstance(f, Narrowing)}
        in_force = [name for name in self.order() if name in found and self.values[name]]
        return {name: found[name].hits(self.values[name]) for name in in_force}

    def without(self, name):
        """The set of the selection as if the filter `name` were not there."""
        others = (hits for other, hits in self._narrowing.items() if other != name)
        return reduce(and_, others, self.everything())

    @cached_property
    def hits(self):
        return self.without(None)

    def results(self, sort=None):
        """What it holds, in the order of SORTS that is asked, or in its own."""
        order = sort or self.sort_in_force
        if order == RELEVANCE:
            order = self.remember("ranked", 40, self._ranked)
        return Results(self.snapshot, self.hits, order)

    def _ranked(self):
        return ranked(self.snapshot, read_query(self.values["q"]), self.hits)

    def remember(self, name, bytes_each, make, sets=None):
        """What `make` answers, a sequence, is the same on each page of a selection; what is made
        of these `sets` alone, while they are."""
        pairs = *self.pairs(), *self.display_pairs()
        key = type(self), name, get_language(), pairs
        return self.snapshot.remember(key, lambda a: bytes_each * len(a) + 1000, make, sets)

    @property
    def total(self):
        return len(self.hits)

    # -- Its facets ----------------------------------------------------------------------------

    @cached_property
    def facet_filters(self):
        """{parameter: filter} of the facets, in the order to show and to write."""
        places = self.order()
        found = {n: f for n, f in self.filters.items() if isinstance(f, FacetFilter)}
        return {name: found[name] for name in sorted(found, key=places.get)}

    def facets(self):
        """(ShownFacet, …) in the order to show; those without any option are left out."""
        shown = map(self._remembered, self.facet_filters)
        return tuple(facet for facet in shown if facet.options)

    def _remembered(self, name):
        sets = [self.counted_in(name)]
        (facet,) = self.remember(name, 10_000, lambda: (self.facet(name),), sets)
        return facet

    def facet(self, name, limit=None):
        """A ShownFacet; a `limit` is instead of what the address asks for."""
        facet, chosen = self.filters[name].facet, self.values[name]
        is_whole = name in self.values["all"]
        limit = limit or (facets.MAX_OPTIONS if is_whole else None)
        options, more = facet.options(self.snapshot, self.counted_in(name), chosen, limit)
        whole = self.query(extra=[("all", name)]) if more else ""
        return ShownFacet(name, str(facet.label), tuple(options), more, is_whole, whole)

    def counts(self, name):
        """[(value, count)] of all that a facet has."""
        return self.filters[name].facet.counts(self.snapshot, self.counted_in(name))

    def counted_in(self, name):
        """The set that the options of a facet are counted in."""
        return self.without(name) if name in self._narrowing else self.hits

    def short_labels(self, name):
        """The chosen values of a facet as sentences call them: {value: label}."""
        if name not in self.filters:
            return {}
        return self.filters[name].facet.short_labels(self.snapshot, self.values[name])

    # -- Its order -----------------------------------------------------------------------------

    @cached_property
    def sorts(self):
        """{value: label} of the orders that make sense for it."""
        return {s: label for s, label in SORTS.items() if s != RELEVANCE or self.values["q"]}

    @cached_property
    def sort_options(self):
        """((value, "" for the usual order; label; whether it is in force), …)"""
        usual, now = self.default_sort, self.sort_in_force
        return tuple(
            (sort if sort != usual else "", str(label), sort == now)
            for sort, label in self.sorts.items()
        )

    @cached_property
    def default_sort(self):
        return RELEVANCE if self.values["q"] else NEWEST

    @cached_property
    def sort_in_force(self):
        sort = self.values["sort"]
        return sort if sort in self.sorts else self.default_sort

    # -- Its address ---------------------------------------------------------------------------

    def pairs(self):
        """The filters in force as (parameter, value), in the fixed order, without the sorting."""

        def plain(names):
            return [(name, str(self.values[name])) for name in names if self.values[name]]

        facets = [(n, value) for n in self.facet_filters for value in self.values[n]]
        return plain(["q"]) + facets + plain(PERIODS)

    def display_pairs(self):
        """How it is shown, where that differs from what is usual."""
        sort = self.sort_in_force
        sorting = [("sort", sort)] if sort != self.default_sort else []
        whole = [name for name in self.facet_filters if name in self.values["all"]]
        return sorting + [("all", name) for name in whole]

    def query(self, *, without=None, extra=()):
        """The query string of this selection and how it is shown, "" for everything."""
        pairs = [pair for pair in self.pairs() if pair != without]
        return urlencode(pairs + self.display_pairs() + list(extra))

    def path(self, page="list", *arguments):
        """The address of the selection as a list or as a feed, whatever the order on screen."""
        return reverse(f"{self.section}:{page}", args=arguments, query=self.pairs() or None)

    def file_path(self, suffix):
        """The address of the selection as a file, in the order on screen."""
        path = reverse(f"{self.section}:file", args=[suffix])
        return f"{path}?{self._own_query}" if self._own_query else path

    @cached_property
    def _own_query(self):
        return self.query()

    # -- What is said of it --------------------------------------------------------------------

    def chosen(self):
        return tuple(
            Chosen(
                name,
                str(self.filters[name].label),
                value,
                self._label(name, value),
                self.query(without=(name, value)),
            )
            for name, value in self.pairs()
        )

    def _label(self, name, value):
        if name in PERIODS:
            return self.values[name].label
        return value if name == "q" else self.values[name][value]

    def rescues(self):
        """[Rescue] of a selection without items: the filters without which it has some."""
        found = ((name, len(self.without(name))) for name in self._narrowing)
        return [
            Rescue(
                str(self.filters[name].label),
                self._in_words(name),
                count,
                urlencode([pair for pair in self.pairs() if pair[0] != name]),
            )
            for name, count in found
            if count
        ]

    def meant(self):
        """A Correction that finds something under the same filters, where nothing is found."""
        if self.total or not self.values["q"]:
            return None
        found = meant(self.snapshot, self.values["q"], self.without("q"))
        return found and Correction(found.query, found.count, self._query_of(found.query))

    def _query_of(self, words):
        pairs = [pair for pair in self.pairs() if pair[0] != "q"]
        return urlencode([("q", words), *pairs])

    def _in_words(self, name):
        value = self.values[name]
        if name == "q":
            return f"“{value}”"
        return value.label if name in PERIODS else listed(self, name)

    def ignored(self):
        """((filter's label, value), …) for what the URL says and nothing answers to."""
        fields = self.values and self.form.fields
        return tuple(
            (str(self.filters[name].label), value)
            for name, field in fields.items()
            for value in getattr(field, "ignored", [])
        )

    @cached_property
    def in_words(self):
        """What narrows it, to follow its name."""
        return in_words(self)

    @cached_property
    def title(self):
        """`News from Kenya and Senegal, 2023 – SSE Portal`"""
        return f"{self.name}{self.in_words} – {settings.SITE_NAME}"

    @property
    def is_indexable(self):
        """One filter, or one value each of two facets: a page of its own for search engines."""
        names = [name for name, value in self.pairs()]
        are_facets = self.facet_filters.keys() >= set(names)
        return are_facets and len(names) == len(set(names)) <= 2


@cache
def _nothing():
    return publication_models()[0].objects.visible().none()


class PublicationFilterSet(SelectionFilterSet):
    """A kind of content adds a facet of its own and names it as `leading_facet`."""

    @property
    def section(self):
        return self._meta.model._meta.app_label

    @cached_property
    def name(self):
        return str(capfirst(self._meta.model._meta.verbose_name_plural))

    def everything(self):
        return self.snapshot.of("type", self.section)
