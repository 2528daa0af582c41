"""The parameters of a selection one by one: how each is read, and what it asks of the database.

What a parameter's value doesn't name is kept in its field's `ignored`, never an error.
"""

import django_filters
from django import forms
from django.utils.translation import gettext_lazy

from sseportal.publishing.periods import read_period
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


class PeriodField(forms.Field):
    """Cleans what was typed to a Period, or None."""

    widget = forms.TextInput

    def clean(self, value):
        typed = printable(value or "").strip()
        period = read_period(typed)
        self.ignored = [typed] if typed and not period else []
        return period


class SinceFilter(django_filters.Filter):
    """From the first day of what was typed; an item of a month is in it to the month's end."""

    field_class = PeriodField

    def filter(self, queryset, period):
        return queryset.within(first=period.first) if period else queryset


class UntilFilter(django_filters.Filter):
    """To the last day of what was typed."""

    field_class = PeriodField

    def filter(self, queryset, period):
        return queryset.within(last=period.last) if period else queryset


class SortField(forms.Field):
    def clean(self, value):
        self.ignored = [value] if value and value not in SORTS else []
        return value if value in SORTS else DEFAULT_SORT


class SortFilter(django_filters.Filter):
    field_class = SortField
    orders = {"newest": "newest", "oldest": "oldest", "title": "by_title"}

    def filter(self, queryset, sort):
        return getattr(queryset, self.orders[sort])()
