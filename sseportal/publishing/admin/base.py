"""The admin of a kind of content: what its lists and forms have, and who may do what there."""

from copy import copy

from django.conf import settings
from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db import models
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sseportal.editing.admin import EditingAdmin
from sseportal.publishing.admin.addresses import FreeAddress, KeepsAddress
from sseportal.publishing.admin.attention import AttentionFilter
from sseportal.publishing.admin.broken_links import BrokenLinksAdmin
from sseportal.publishing.admin.bulk import ACTIONS, BulkActions
from sseportal.publishing.admin.choosing import ChooseSeveral, ChoosingAdmin
from sseportal.publishing.admin.deleted import DeletedAdmin
from sseportal.publishing.admin.deleting import DeletingAdmin
from sseportal.publishing.admin.filling import FILLERS, FillingAdmin
from sseportal.publishing.admin.history import HistoryAdmin
from sseportal.publishing.admin.holding import HoldingForm
from sseportal.publishing.admin.illustrating import RICH_TEXT, IllustratingAdmin
from sseportal.publishing.admin.item_form import PublicationForm
from sseportal.publishing.admin.item_picture import WithPicture
from sseportal.publishing.admin.lookalikes import LookalikesAdmin
from sseportal.publishing.admin.prefilling import PrefilledAdmin
from sseportal.publishing.admin.previewing import PreviewingAdmin
from sseportal.publishing.admin.publish_button import PublishButton
from sseportal.publishing.admin.review_links import ReviewLinksAdmin
from sseportal.publishing.admin.stranding import StrandingAdmin
from sseportal.publishing.admin.suggestions import SuggestingAdmin
from sseportal.publishing.admin.tables import TablesAdmin
from sseportal.publishing.admin.tag_filters import TaggedAdmin
from sseportal.publishing.admin.telling import TellingAdmin
from sseportal.publishing.admin.to_read import texts_of, to_read
from sseportal.publishing.admin.withdrawing import WithdrawingAdmin
from sseportal.publishing.models import Status
from sseportal.publishing.moments import MomentField
from sseportal.publishing.permissions import (
    may_change,
    may_read,
    may_read_any,
    permits,
    readable,
    states,
)
from sseportal.search.indexing import catch_up
from sseportal.taxonomy.fields import TagsField

# Beside the text where there is room, below it elsewhere.
ASIDE = "aside"
# The fieldsets that every kind of content has.
EVERY_KIND = [
    (
        _("When"),
        {
            "classes": [ASIDE],
            "description": _("The date that visitors see, and as precise as it is known."),
            "fields": [("published_on", "date_precision")],
        },
    ),
    (
        _("What it is about"),
        {
            "classes": [ASIDE],
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
            "classes": [ASIDE],
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


class PublicationAdmin(
    TellingAdmin,
    PublishButton,
    StrandingAdmin,
    EditingAdmin,
    KeepsAddress,
    BulkActions,
    HistoryAdmin,
    DeletingAdmin,
    DeletedAdmin,
    PreviewingAdmin,
    PrefilledAdmin,
    ReviewLinksAdmin,
    WithdrawingAdmin,
    BrokenLinksAdmin,
    WithPicture,
    IllustratingAdmin,
    FillingAdmin,
    LookalikesAdmin,
    TaggedAdmin,
    ChoosingAdmin,
    TablesAdmin,
    SuggestingAdmin,
    FreeAddress,
):
    """A kind of content says its `what`: the first fieldset, with what makes it that kind."""

    what = (None, {"fields": ["title", "summary", "body"]})
    list_display = ["title", "date_shown", "state_shown", "author"]
    list_select_related = ["author"]
    list_filter = ["status", AttentionFilter, "language"]
    search_fields = ["title", "summary", "body"]
    date_hierarchy = "published_on"
    # What has no date yet is what somebody has just begun.
    ordering = [models.F("published_on").desc(nulls_first=True), "-pk"]
    autocomplete_fields = ["translation_of", "picture"]
    readonly_fields = ["created_at", "updated_at"]
    save_on_top = True
    actions = [*ACTIONS, "export_table", "delete_selected"]
    form = PublicationForm
    fillers = FILLERS
    formfield_overrides = {
        models.URLField: {"assume_scheme": "https"},
        models.DateTimeField: {"form_class": MomentField},
        **RICH_TEXT,
    }

    # -- Who may do what -----------------------------------------------------------------------

    def has_view_permission(self, request, obj=None):
        if obj is None:
            return may_read_any(request.user, self.model) or self.has_add_permission(request)
        return may_read(request.user, obj)

    def has_change_permission(self, request, obj=None):
        if obj is None:
            return super().has_change_permission(request) or self.has_add_permission(request)
        return may_change(request.user, as_stored(obj))

    def has_publish_permission(self, request):
        return permits(request.user, "publish", self.model)

    def get_object(self, request, object_id, from_field=None):
        """A form writes to the item what was sent, even when it is refused: what somebody may do
        is asked of the item as it was."""
        item = super().get_object(request, object_id, from_field)
        if item:
            item.as_stored = copy(item)
        return item

    def get_queryset(self, request):
        return readable(request.user, super().get_queryset(request))

    # -- The form ------------------------------------------------------------------------------

    def get_readonly_fields(self, request, obj=None):
        found = super().get_readonly_fields(request, obj)
        return found if self.has_publish_permission(request) else [*found, "publish_at"]

    def get_fieldsets(self, request, obj=None):
        shown = [*self.get_readonly_fields(request, obj)]
        origin = ["external_url", "credit", *(name for name in shown if name != "publish_at")]
        about = _("Credit and address of the original, if there is one.")
        where = {"classes": [ASIDE], "description": about, "fields": origin}
        found = [self.what, *self.picture_fieldset(request, obj), *EVERY_KIND]
        found.append((_("Where it comes from"), where))
        return to_read(self.model, found) if is_only_read(self, request, obj) else found

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        if "status" in form.base_fields:
            allowed = states(request.user, self.model, obj.status if obj else Status.DRAFT)
            form.base_fields["status"].choices = [(one.value, one.label) for one in allowed]
        if "translation_of" in form.base_fields and obj:
            _keep_hidden(form.base_fields["translation_of"], as_stored(obj).translation_of_id)
        return form

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "translation_of":
            kwargs["queryset"] = self.get_queryset(request)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if isinstance(db_field, TagsField):
            # The autocomplete view wants a foreign key; the through table's has the same target.
            tag = db_field.through._meta.get_field("tag")
            kwargs["widget"] = self._with_a_way_to_add(tag, request)
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def _with_a_way_to_add(self, tag, request):
        """The tags of a field to choose among, and where one may, a way to make a new one."""
        choose = ChooseSeveral(tag, self.admin_site)
        terms = self.admin_site.get_model_admin(tag.related_model)
        may_add = terms.has_add_permission(request)
        return RelatedFieldWidgetWrapper(
            choose, tag.remote_field, self.admin_site, can_add_related=may_add
        )

    def save_model(self, request, obj, form, change):
        if not change:
            obj.author = request.user
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        catch_up()

    def get_view_on_site_url(self, obj=None):
        is_shown = obj and as_stored(obj).is_visible
        return super().get_view_on_site_url(obj) if is_shown else None

    @admin.display(description=_("status"), ordering="status")
    def state_shown(self, item):
        return item.state

    @admin.display(description=_("date"), ordering="published_on")
    def date_shown(self, item):
        return item.date_in_words or "–"


def _keep_hidden(field, key):
    """What an item is the translation of stays so where its writer may not see that."""
    if key is None or field.queryset.filter(pk=key).exists():
        return
    field.queryset = field.queryset.model._base_manager.filter(pk=key)
    field.label_from_instance = lambda _item: _("An item that you may not see")
    field.disabled = True


def as_stored(item):
    return getattr(item, "as_stored", item)


def is_only_read(model_admin, request, item):
    return item is not None and not model_admin.has_change_permission(request, item)


class PartOfItem(IllustratingAdmin, ChoosingAdmin):
    """For inlines: who may change the item may change its parts, and nobody else."""

    form = HoldingForm

    def get_fieldsets(self, request, obj=None):
        found = super().get_fieldsets(request, obj)
        return to_read(self.model, found) if is_only_read(self, request, obj) else found

    def get_readonly_fields(self, request, obj=None):
        found = super().get_readonly_fields(request, obj)
        texts = texts_of(self.model) if is_only_read(self, request, obj) else {}
        return [*found, *texts.values()]

    def has_add_permission(self, request, obj):
        item = self.admin_site.get_model_admin(self.parent_model)
        return item.has_change_permission(request, obj) if obj else item.has_add_permission(request)

    def has_change_permission(self, request, obj=None):
        return self.has_add_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        return self.has_add_permission(request, obj)

    def has_view_permission(self, request, obj=None):
        return self.admin_site.get_model_admin(self.parent_model).has_view_permission(request, obj)
