"""Provenance, to look at: what an import stored is never edited by hand."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from sseportal.importing.models import Sighting, SourceDocument


class ReadOnlyAdmin:
    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class SightingInline(ReadOnlyAdmin, admin.TabularInline):
    model = Sighting
    fields = ["position", "linked_item", "warnings"]
    readonly_fields = fields
    show_change_link = True

    def get_queryset(self, request):
        sightings = super().get_queryset(request).select_related("document")
        return sightings.prefetch_related("item")

    @admin.display(description=_("item"))
    def linked_item(self, sighting):
        return link_to(sighting.item) if sighting.item else _("deleted by an editor")


@admin.register(SourceDocument)
class SourceDocumentAdmin(ReadOnlyAdmin, admin.ModelAdmin):
    list_display = ["name", "heading", "family", "imported_at"]
    search_fields = ["name", "heading", "sha256"]
    date_hierarchy = "imported_at"
    inlines = [SightingInline]


@admin.register(Sighting)
class SightingAdmin(ReadOnlyAdmin, admin.ModelAdmin):
    list_display = ["document", "position", "item"]
    list_filter = ["document__family"]
    search_fields = ["raw"]
    fields = ["document", "position", "raw", "reading", "warnings"]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("item")


class ProvenanceAdmin:
    """For the admin of a kind of content that is imported: shows where an item was seen."""

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), "seen_in"]

    @admin.display(description=_("seen in"))
    def seen_in(self, item):
        sightings = Sighting.objects.of(item).select_related("document") if item.pk else []
        rows = [(link_to(sighting), sighting.document.heading) for sighting in sightings]
        return format_html_join(mark_safe("<br>"), "{} {}", rows) if rows else "–"


def link_to(thing):
    meta = thing._meta
    url = reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[thing.pk])
    return format_html('<a href="{}">{}</a>', url, thing)
