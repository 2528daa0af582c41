"""What an address takes, and what each parameter means: for the schema, and to be read by."""

from dataclasses import dataclass
from functools import cache

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sseportal.publishing.filter_fields import (
    MAX_QUERY,
    SORTS,
    FacetFilter,
    SortFilter,
    TextFilter,
    WholeFilter,
)
from sseportal.publishing.periods import LONGEST
from sseportal.search.facets import MAX_OPTIONS, TOP, ChoiceFacet

PAGE_SIZE, MAX_PAGE_SIZE = 20, 100
EVERY = "all"


@dataclass(frozen=True)
class Parameter:
    """`schema` is that of one value; `is_list` when it may be repeated, `is_joined` when its
    values are parted by commas instead."""

    name: str
    meaning: str | Promise
    schema: dict
    is_list: bool = False
    is_joined: bool = False

    def values(self, query):
        """Those given; an empty one counts as none, as in the addresses of pages."""
        given = [value for value in query.getlist(self.name) if value]
        return [each for value in given for each in value.split(",")] if self.is_joined else given

    def refused(self, query):
        """The values given that are one too many, too long or none of its choices."""
        values = self.values(query)
        surplus = [] if self.is_list or self.is_joined else values[1:]
        return surplus + [value for value in values if not self._may_be(value)]

    def _may_be(self, value):
        longest, choices = self.schema.get("maxLength"), self.schema.get("enum")
        return not (longest and len(value) > longest) and not (choices and value not in choices)


MEANINGS = {
    "q": _("Words to find, in all their forms; “whole phrases” in quotes; -without."),
    "country": _("The slug of a country, or of a region, from the list of countries."),
    "organisation": _("The slug of an organisation, from the list of organisations."),
    "year": _("A year, such as 2024."),
    "month": _("2024-03 is March 2024; 3 is the March of any year."),
    "language": _("The language of the text."),
    "since": _("From this day, month or year on: 2024-03-21, March 2024, 2024."),
    "until": _("Up to this day, month or year."),
    "sort": _("The order. With words it is relevance, which needs them, else newest."),
    "all": format_lazy(_("Facets to give with up to {} options."), MAX_OPTIONS),
    "type": _("The kind of content."),
}
CURSOR = Parameter(
    "cursor",
    _("Where the page before ended: its “next” has it. It belongs to that order."),
    {"type": "string"},
)
SIZE = Parameter(
    "page_size",
    format_lazy(_("Items on a page, {} if not said."), PAGE_SIZE),
    {"type": "integer", "minimum": 1, "maximum": MAX_PAGE_SIZE},
)
NAME = Parameter(
    "q", _("A part of a name."), {"type": "string", "minLength": 1, "maxLength": MAX_QUERY}
)


@cache
def of_selection(filterset_class):
    """[Parameter]: those of its pages, in their order, and the API's own."""
    filters = filterset_class.base_filters
    names = sorted(filters, key=filterset_class.order().get)
    facets = [name for name in names if isinstance(filters[name], FacetFilter)]
    asking = Parameter(
        "facets",
        format_lazy(_("Facets to give, with the first {} options of each as on the pages."), TOP),
        {"type": "string", "enum": [*facets, EVERY]},
        is_joined=True,
    )
    return [*(_of_filter(name, filters[name], facets) for name in names), asking, SIZE, CURSOR]


def _of_filter(name, found, facets):
    meaning = MEANINGS.get(name) or format_lazy(_("{}: see its facet."), found.label)
    if isinstance(found, WholeFilter):
        return Parameter(name, meaning, {"type": "string", "enum": facets}, is_list=True)
    if isinstance(found, FacetFilter):
        return Parameter(name, meaning, _of_facet(found.facet), is_list=True)
    if isinstance(found, SortFilter):
        return Parameter(name, meaning, {"type": "string", "enum": list(SORTS)})
    longest = MAX_QUERY if isinstance(found, TextFilter) else LONGEST
    return Parameter(name, meaning, {"type": "string", "minLength": 1, "maxLength": longest})


def _of_facet(facet):
    if isinstance(facet, ChoiceFacet):
        return {"type": "string", "enum": list(facet.choices)}
    return {"type": "string", "pattern": f"^({facet.pattern})$"}
