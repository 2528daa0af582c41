"""What the API offers of selections: those of each kind of content, and of all."""

from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

from sseportal.api.parameters import of_selection
from sseportal.api.serializers import any_of
from sseportal.publishing.site_search import SearchFilterSet


@dataclass(frozen=True)
class Resource:
    name: str
    filterset_class: type
    example: str

    @property
    def parameters(self):
        return of_selection(self.filterset_class)

    def items(self):
        """The serializer of what its lists hold."""
        return any_of("Item", {kind.name: kind.record for kind in kinds()})


@dataclass(frozen=True)
class Kind(Resource):
    """`record` is the serializer of an item in lists, `whole` that of one alone."""

    record: type
    whole: type

    @property
    def model(self):
        return self.filterset_class._meta.model

    def items(self):
        return self.record(many=True)


@cache
def kinds():
    """[Kind]: those that the setting API_KINDS names."""
    return [import_string(path) for path in settings.API_KINDS]


SEARCH = Resource("search", SearchFilterSet, "q=social economy&facets=type,country&page_size=5")
