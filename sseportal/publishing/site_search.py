"""The selection of all content: `/search/`."""

from django.utils.text import capfirst
from django.utils.translation import gettext, gettext_lazy

from sseportal.publishing.filter_fields import FacetFilter
from sseportal.publishing.filters import SelectionFilterSet
from sseportal.publishing.results import models_by_kind
from sseportal.search.facets import ChoiceFacet


def types():
    models = models_by_kind().items()
    return [(kind, capfirst(model._meta.verbose_name_plural)) for kind, model in models]


class SearchFilterSet(SelectionFilterSet):
    type = FacetFilter(ChoiceFacet("type", gettext_lazy("Type"), types))
    leading_facet = "type"
    section = "search"

    @property
    def name(self):
        return gettext("News and people")
