"""Provenance, to look at: what an import stored is never edited by hand."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from sseportal.admin_lists import ListAdmin
from sseportal.importing.admin.import_admin import ImportAdmin
from sseportal.importing.admin.provenance_admin import link_to
from sseportal.importing.models import Sighting, SourceDocument

__all__ = ["ImportAdmin", "SightingAdmin", "SourceDocumentAdmin"]


class ReadOnlyAdmin(ListAdmin):
    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(SourceDocument)
class SourceDocumentAdmin(ReadOnlyAdmin):
    purpose = _("The listing pages that imports have read, to look up where items come from.")
    list_display = ["name", "heading", "family", "imported_at"]
    search_fields = ["name", "heading", "sha256"]
    date_hierarchy = "imported_at"
    fieldsets = [
        (
            None,
            {
                "description": _("A listing page as an import read it."),
                "fields": [
                    "name", "heading", "family", "warnings", "imported_at", "sha256", "entries",
                ],
            },
        )
    ]  # fmt: skip
    readonly_fields = ["entries"]

    @admin.display(description=_("entries"))
    def entries(self, document):
        """In a list of their own: there may be thousands."""
        number = document.sightings.count()
        told = ngettext("%d entry", "%d entries", number) % number
        url = reverse("admin:importing_sighting_changelist")
        return format_html('<a href="{}?document__id__exact={}">{}</a>', url, document.pk, told)


@admin.register(Sighting)
class SightingAdmin(ReadOnlyAdmin):
    purpose = _("Each entry of each listing page, with the item that it became.")
    list_display = ["__str__", "linked_item", "result", "brought_by"]
    list_filter = ["result", "document__family"]
    list_select_related = ["document", "brought_by"]
    search_fields = ["raw"]
    fieldsets = [
        (
            None,
            {
                "description": _("An entry as its page had it, and what was read from it."),
                "fields": [
                    "document", "position", "linked_item", "result", "brought_by", "raw",
                    "reading", "warnings", "suggestions",
                ],
            },
        )
    ]  # fmt: skip
    readonly_fields = ["linked_item"]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("item")

    @admin.display(description=_("item"))
    def linked_item(self, sighting):
        return link_to(sighting.item) if sighting.item else _("deleted by an editor")
