"""A list of one kind of content or of all, filtered as its URL says."""

from urllib.parse import urlencode

from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import MAX_URL_LENGTH
from django.views.generic import ListView

from sseportal.publishing.files.formats import FORMATS
from sseportal.publishing.identifiers import origin
from sseportal.publishing.linked_data import collection
from sseportal.publishing.list_timeline import timeline_of
from sseportal.publishing.site_search import SearchFilterSet


class SelectionListView(ListView):
    """A kind of content says `filterset_class`."""

    filterset_class = None
    paginate_by = 20
    template_name = "publishing/list.html"

    def get(self, request, *args, **kwargs):
        """A form sends its empty fields too: the address goes without them, in one order."""
        self.selection = self.filterset_class(request.GET)
        sent = [(name, value) for name, values in request.GET.lists() for value in values]
        usual = ("sort", self.selection.default_sort)
        said = [pair for pair in sent if pair[1] and pair != usual]
        order = self.filterset_class.order()
        said.sort(key=lambda pair: order.get(pair[0], len(order)))
        tidy = f"{request.path}?{urlencode(said)}" if said else request.path
        if said != sent and len(tidy) <= MAX_URL_LENGTH:
            return redirect(tidy)
        return super().get(request, *args, **kwargs)

    def get_queryset(self):
        return self.selection.results()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        selection = self.selection
        return context | {
            "section": selection.section,
            "heading": selection.name,
            "selection": selection,
            "chosen": selection.chosen(),
            "ignored": selection.ignored(),
            "total": selection.total,
            "rescues": [] if selection.total else selection.rescues(),
            "linked_data": [self.linked_data()],
            "timeline": timeline_of(selection),
            "meant": selection.meant(),
            "list_path": reverse(f"{selection.section}:list"),
            "feed_path": selection.path("feed"),
            "json_feed_path": selection.path("json-feed"),
            "files": tuple((suffix.upper(), selection.file_path(suffix)) for suffix in FORMATS),
            "canonical_path": self.canonical_path(context["page_obj"].number),
        }

    def linked_data(self):
        selection, site = self.selection, origin(self.request)
        return collection(site, selection.path(), selection.title, selection.total)

    def canonical_path(self, page):
        """Few selections are pages to search engines; the others stand for the whole list."""
        if not self.selection.is_indexable:
            return reverse(f"{self.selection.section}:list")
        path = self.selection.path()
        if page == 1:
            return path
        return f"{path}{'&' if '?' in path else '?'}page={page}"


class SearchView(SelectionListView):
    filterset_class = SearchFilterSet
