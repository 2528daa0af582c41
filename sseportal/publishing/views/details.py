"""The page of one item."""

from django.urls import reverse
from django.views.generic import DetailView

from sseportal.publishing.selections import onward

RELATED = 3


class PublicationDetailView(DetailView):
    """A kind of content says `model`, and a template if it shows more than all kinds do."""

    def get_queryset(self):
        return self.model.objects.visible().for_page()

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "section": self.model._meta.app_label,
            "list_path": reverse(f"{self.model._meta.app_label}:list"),
            "kind_name": self.model._meta.verbose_name_plural,
            "onward": onward(self.object, RELATED),
        }
