"""The page of one item."""

from django.urls import reverse
from django.utils.text import capfirst
from django.views.generic import DetailView

from sseportal.publishing.identifiers import origin
from sseportal.publishing.linked_data import breadcrumbs, other_versions
from sseportal.publishing.meta_tags import article_tags, citation_tags
from sseportal.publishing.selections import onward

RELATED = 3


class PublicationDetailView(DetailView):
    """A kind of content says `model`, and a template if it shows more than all kinds do."""

    def get_queryset(self):
        return self.model.objects.visible().for_page()

    def get_context_data(self, **kwargs):
        visible = self.model.objects.visible()
        versions = list(visible.versions_of(self.object).only("slug", "language"))
        others = [item for item in versions if item != self.object]
        return super().get_context_data(**kwargs) | {
            "section": self.model._meta.app_label,
            "list_path": reverse(f"{self.model._meta.app_label}:list"),
            "kind_name": self.model._meta.verbose_name_plural,
            "onward": onward(self.object, RELATED, but=others),
            "versions": versions if others else [],
            "translations": others,
            **self.for_machines(origin(self.request), others),
        }

    def for_machines(self, site, translations):
        item, is_article = self.object, self.object.open_graph_type == "article"
        return {
            "linked_data": self.linked_data(site, translations),
            "article_tags": article_tags(item) if is_article else [],
            "citation_tags": citation_tags(item, f"{site}{item.get_absolute_url()}"),
        }

    def linked_data(self, site, translations):
        item, meta = self.object, self.model._meta
        above = capfirst(meta.verbose_name_plural), reverse(f"{meta.app_label}:list")
        crumbs = [above, (item.title, item.get_absolute_url())]
        node = item.as_linked_data(site) | other_versions(item, translations, site)
        return [node, breadcrumbs(site, crumbs)]
