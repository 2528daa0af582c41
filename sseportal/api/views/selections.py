"""Lists of one kind of content or of all, and single items."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from rest_framework.exceptions import NotFound

from sseportal.api import serializers
from sseportal.api.cursors import page_after
from sseportal.api.parameters import EVERY
from sseportal.api.reading import check_selection, page_of, page_size
from sseportal.api.views.base import ApiView
from sseportal.publishing.files.records import records_of
from sseportal.publishing.identifiers import origin


def records(items, site):
    """Each item as files have it, with its kind and its address here."""
    for item, record in zip(items, records_of(items, site), strict=True):
        kind = item._meta.app_label
        href = site + reverse(f"api:{kind}-item", args=[item.pk])
        yield {"type": kind, "href": href} | record


def next_address(request, site, cursor):
    """The address of the page that begins at a cursor; None without one."""
    if cursor is None:
        return None
    query = request.GET.copy()
    query["cursor"] = cursor
    return f"{site}{request.path}?{query.urlencode()}"


class SelectionView(ApiView):
    resource = None
    summary = _("Items that match all parameters; a repeated one means either.")

    @property
    def parameters(self):
        return self.resource.parameters

    @property
    def operation(self):
        return f"list_{self.resource.name}"

    @property
    def example(self):
        return self.resource.example

    def answer(self, query):
        selection = self.resource.filterset_class(query)
        check_selection(selection, self.parameters)
        results, site = selection.results(), origin(self.request)
        page = page_of(page_after, query, results, selection.sort_in_force, page_size(query))
        told = {
            "count": selection.total,
            "next": next_address(self.request, site, page.next),
            "items": list(records(page.items, site)),
        }
        asked = self.asked(selection, query)
        return told | ({"facets": asked} if asked else {})

    def asked(self, selection, query):
        """{parameter: its facet} of those that the address asks for."""
        names = {name for each in query.getlist("facets") for name in each.split(",")}
        names |= set(selection.values["all"])
        every = selection.facet_filters
        return {name: told(selection.facet(name)) for name in every if {name, EVERY} & names}

    def serializer(self):
        name = f"{self.resource.name.capitalize()}Page"
        return serializers.page_of(name, self.resource.items(), facets=serializers.facets())


def told(facet):
    options, parent = [], None
    for one in facet.options:
        parent = parent if one.is_member else one.value
        within = parent if one.is_member else None
        options.append(
            {"value": one.value, "label": str(one.label), "count": one.count, "parent": within}
        )
    return {"label": str(facet.label), "options": options, "more": facet.more}


class ItemView(ApiView):
    kind = None
    errors = (400, 404, 429)
    summary = _("One item, with its texts.")

    @property
    def operation(self):
        return f"get_{self.kind.name}_item"

    def answer(self, query):
        item = self.kind.model.objects.visible().for_page().filter(pk=self.kwargs["id"]).first()
        if item is None:
            raise NotFound
        site = origin(self.request)
        (record,) = records([item], site)
        return record | item.texts_of_record(site)

    def serializer(self):
        return self.kind.whole
