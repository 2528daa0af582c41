"""`/api/` tells of the API; `/api/v1/` is its first version."""

from django.urls import include, path

from sseportal.api.resources import SEARCH, kinds
from sseportal.api.views.documents import DocumentationView, SchemaView
from sseportal.api.views.selections import ItemView, SelectionView
from sseportal.api.views.topics import CountriesView, OrganisationsView

app_name = "api"


def list_url(resource):
    view = SelectionView.as_view(resource=resource)
    return path(f"{resource.name}/", view, name=resource.name)


def item_url(kind):
    return path(f"{kind.name}/<int:id>/", ItemView.as_view(kind=kind), name=f"{kind.name}-item")


v1 = [
    *map(list_url, [*kinds(), SEARCH]),
    *map(item_url, kinds()),
    path("countries/", CountriesView.as_view(), name="countries"),
    path("organisations/", OrganisationsView.as_view(), name="organisations"),
]
urlpatterns = [
    path("", DocumentationView.as_view(patterns=tuple(v1)), name="documentation"),
    path("v1/openapi.json", SchemaView.as_view(patterns=tuple(v1)), name="schema"),
    path("v1/", include(v1)),
]
