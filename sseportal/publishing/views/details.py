"""The page of one item."""

from django.shortcuts import get_object_or_404
from django.utils.translation import get_language
from django.views.generic import TemplateView

from sseportal.publishing.addresses import moved
from sseportal.publishing.identifiers import origin
from sseportal.publishing.item_page import item_page, preview_page
from sseportal.publishing.kept import from_items, kept, slot_called
from sseportal.publishing.moves import lead_on
from sseportal.publishing.results import items_of
from sseportal.publishing.selections import onward, onward_from
from sseportal.publishing.translations import versions_beside, versions_in
from sseportal.search.index import current

RELATED = 3


class PublicationDetailView(TemplateView):
    """A kind of content says `model`, and what its page shows beside the item itself."""

    model = None
    template_name = "publishing/detail.html"

    @lead_on
    def get(self, request, *args, **kwargs):
        return super().get(request, *args, **kwargs)

    def moved(self, slug):
        return moved(self.model.objects.visible(), [slug]).get(slug)

    def get_context_data(self, slug):
        self.snapshot = current()
        slot = slot_called(self.snapshot, self.model, slug)
        versions = versions_in(self.snapshot, slot)
        page = None if slot is None else self.page(slot, versions)
        return super().get_context_data() | {
            "section": self.model._meta.app_label,
            "page": page or self.made(self.unkept(slug)),
            "onward": onward(self.snapshot, slot, RELATED, but=versions),
        }

    def page(self, slot, versions):
        """The ItemPage of what is in a slot, None where that was withdrawn meanwhile."""
        beside, kind = self.beside(slot), ("page", origin(self.request), get_language())
        make = from_items(self.snapshot, lambda item: self.made(item, versions, beside), "for_page")
        return kept(self.snapshot, [slot], kind, make, (versions, beside)).get(slot)

    def unkept(self, slug):
        """What the index has not got yet."""
        return get_object_or_404(self.model.objects.visible().for_page(), slug=slug)

    def made(self, item, versions=(), beside=()):
        others = self.in_order(versions) if versions[1:] else ()
        return item_page(item, origin(self.request), others, self.context_of(item, beside))

    def preview_context(self, item):
        """What the page of `item` as it is in memory will show, saved or not; nothing is kept."""
        self.snapshot = current()
        others = self.in_order(versions_beside(self.snapshot, item))
        context = self.context_of(item, self.beside_preview(item))
        return super().get_context_data() | {
            "section": self.model._meta.app_label,
            "page": preview_page(item, others, context),
            "onward": onward_from(self.snapshot, item, RELATED),
        }

    def in_order(self, versions):
        found = items_of(self.snapshot, versions, "for_links").values()
        return sorted(found, key=lambda version: (version.language, version.pk))

    def beside(self, slot):
        """What else its page depends on, hashable."""
        return ()

    def beside_preview(self, item):
        """The same once this item is visible."""
        return ()

    def context_of(self, item, beside):
        """What its template wants of that."""
        return {}
