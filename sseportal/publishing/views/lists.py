"""A list of one kind of content, filtered as its URL says."""

from urllib.parse import urlencode

from django.shortcuts import redirect
from django.urls import reverse
from django_filters.views import FilterView

from sseportal.publishing.files.formats import FORMATS
from sseportal.publishing.filter_fields import DEFAULT_SORT


class PublicationListView(FilterView):
    """A kind of content says `model` and `filterset_class`."""

    paginate_by = 20
    strict = False
    template_name = "publishing/list.html"

    def get(self, request, *args, **kwargs):
        """A form sends its empty fields too: the address goes without them, in one order."""
        sent = [(name, value) for name, values in request.GET.lists() for value in values]
        said = [pair for pair in sent if pair[1] and pair != ("sort", DEFAULT_SORT)]
        order = self.filterset_class.order()
        said.sort(key=lambda pair: order.get(pair[0], len(order)))
        if said != sent:
            return redirect(f"{request.path}?{urlencode(said)}" if said else request.path)
        return super().get(request, *args, **kwargs)

    def get_queryset(self):
        return self.model.objects.visible().for_cards()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        app, selection = self.model._meta.app_label, self.filterset
        return context | {
            "section": app,
            "heading": self.model._meta.verbose_name_plural,
            "in_words": selection.in_words(),
            "selection": selection,
            "chosen": selection.chosen(),
            "ignored": selection.ignored(),
            "total": context["paginator"].count,
            "rescues": [] if context["paginator"].count else selection.rescues(),
            "list_path": reverse(f"{app}:list"),
            "feed_path": selection.path("feed"),
            "json_feed_path": selection.path("json-feed"),
            "files": [(suffix.upper(), selection.file_path(suffix)) for suffix in FORMATS],
            "canonical_path": self.canonical_path(context["page_obj"].number),
        }

    def canonical_path(self, page):
        """Few selections are pages to search engines; the others stand for the whole list."""
        if not self.filterset.is_indexable:
            return reverse(f"{self.model._meta.app_label}:list")
        path = self.filterset.path()
        if page == 1:
            return path
        return f"{path}{'&' if '?' in path else '?'}page={page}"
