"""What the admin of every kind of content has in common."""

from django.conf import settings
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelectMultiple
from django.db import models
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from sseportal.publishing.models import Status
from sseportal.publishing.suggestions import SuggestingAdmin
from sseportal.search.indexing import catch_up
from sseportal.taxonomy.fields import TagsField

# The fieldsets that every kind of content has.
EVERY_KIND = [
    (
        _("When"),
        {
            "description": _("The date that visitors see, and as precise as it is known."),
            "fields": [("published_on", "date_precision")],
        },
    ),
    (
        _("What it is about"),
        {
            "description": _(
                "Visitors find the item under these. Type a name, an acronym or a former"
                " name to choose."
            ),
            "fields": ["countries", "organisations"],
        },
    ),
    (
        _("Publishing"),
        {
            "description": format_lazy(
                _(
                    "Only published items are shown to visitors, and those with a time"
                    " only from then on (in the time zone {zone})."
                ),
                zone=settings.TIME_ZONE,
            ),
            "fields": [("status", "publish_at"), "slug", ("language", "translation_of")],
        },
    ),
]


class PublicationAdmin(SuggestingAdmin):
    """A kind of content says its `what`: the first fieldset, with what makes it that kind."""

    what = (None, {"fields": ["title", "summary", "body"]})
    list_display = ["title", "date_shown", "status"]
    list_filter = ["status", "language"]
    search_fields = ["title", "summary", "body"]
    date_hierarchy = "published_on"
    prepopulated_fields = {"slug": ["title"]}
    autocomplete_fields = ["translation_of"]
    readonly_fields = ["created_at", "updated_at"]
    save_on_top = True
    actions = ["publish", "withdraw"]
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}

    def get_fieldsets(self, request, obj=None):
        origin = ["external_url", "credit", *self.get_readonly_fields(request, obj)]
        about = _("Credit and address of the original, if there is one.")
        where = (_("Where it comes from"), {"description": about, "fields": origin})
        return [self.what, *EVERY_KIND, where]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if isinstance(db_field, TagsField):
            # The autocomplete view wants a foreign key; the through table's has the same target.
            tag = db_field.through._meta.get_field("tag")
            kwargs["widget"] = AutocompleteSelectMultiple(tag, self.admin_site)
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        catch_up()

    def get_view_on_site_url(self, obj=None):
        return super().get_view_on_site_url(obj) if obj and obj.is_visible else None

    @admin.display(description=_("date"), ordering="published_on")
    def date_shown(self, item):
        return item.date_in_words or "–"

    @admin.action(description=_("Publish the selected items"), permissions=["change"])
    def publish(self, request, queryset):
        undated = queryset.filter(published_on=None)
        for item in undated:
            self.message_user(
                request, _("“%s” has no date and stays as it is.") % item.title, level="warning"
            )
        self._set_status(request, queryset.exclude(published_on=None), Status.PUBLISHED)

    @admin.action(description=_("Back to draft: hide from visitors"), permissions=["change"])
    def withdraw(self, request, queryset):
        self._set_status(request, queryset, Status.DRAFT)

    def _set_status(self, request, queryset, status):
        changed = list(queryset.exclude(status=status))
        for item in changed:
            item.status = status
            item.save(update_fields=["status", "updated_at"])
            self.log_change(request, item, [{"changed": {"fields": [str(_("status"))]}}])
        n = len(changed)
        self.message_user(request, ngettext("%d item changed.", "%d items changed.", n) % n)
