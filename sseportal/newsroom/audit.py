"""Who did what, and when: Django's log of the admin, for administrators to read, kept for good.

An entry is neither changed nor deleted, not with the user or the thing that it speaks of either.
"""

from django.contrib import admin
from django.contrib.admin.models import DELETION, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db.models import Count, ProtectedError
from django.db.models.signals import pre_delete, pre_save
from django.dispatch import receiver
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from sseportal.admin_lists import ListAdmin


class KindFilter(admin.RelatedOnlyFieldListFilter):
    """Called as elsewhere in the newsroom; what is of no kind any more is in no list of one."""

    include_empty_choice = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.title = _("kind")

    def field_choices(self, field, request, model_admin):
        found = super().field_choices(field, request, model_admin)
        kinds = ContentType.objects.in_bulk([pk for pk, _label in found])
        named = [(pk, capfirst(kinds[pk].name)) for pk, _label in found]
        return sorted(named, key=lambda choice: choice[1])


@admin.register(LogEntry)
class AuditAdmin(ListAdmin):
    list_display = ["action_time", "user", "action_flag", "thing_of_kind", "told"]
    list_filter = [
        "action_flag",
        "action_time",
        ("content_type", KindFilter),
        ("user", admin.RelatedOnlyFieldListFilter),
    ]
    list_select_related = ["user", "content_type"]
    date_hierarchy = "action_time"
    search_fields = ["object_repr", "change_message", "user__username", "object_id"]
    purpose = gettext_lazy("Who did what, and when; nobody changes or deletes an entry.")
    shown = ["action_time", "user", "action_flag", "kind", "thing", "told"]
    fieldsets = [(None, {"description": gettext_lazy("What somebody did once."), "fields": shown})]
    show_full_result_count = False

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_readonly_fields(self, request, obj=None):
        return self.shown

    def changelist_view(self, request, extra_context=None):
        title = {"title": _("Who did what, and when")}
        return super().changelist_view(request, title | (extra_context or {}))

    @admin.display(description=gettext_lazy("kind"), ordering="content_type__model")
    def kind(self, entry):
        return entry.content_type.name if entry.content_type else "–"

    @admin.display(description=gettext_lazy("what it was about"), ordering="object_repr")
    def thing(self, entry):
        url = None if entry.action_flag == DELETION else entry.get_admin_url()
        if url is None:
            return entry.object_repr
        return format_html('<a href="{}">{}</a>', url, entry.object_repr)

    @admin.display(description=gettext_lazy("what it was about"), ordering="object_repr")
    def thing_of_kind(self, entry):
        return format_html('{} <span class="quiet">{}</span>', self.thing(entry), self.kind(entry))

    @admin.display(description=gettext_lazy("in words"))
    def told(self, entry):
        return entry.get_change_message() or "–"


class KeptInAudit:
    """For the admin of users: who has done something is deactivated, and stays named."""

    def get_deleted_objects(self, objs, request):
        shown, counts, perms_needed, protected = super().get_deleted_objects(objs, request)
        entries = LogEntry.objects.filter(user__in=[user.pk for user in objs])
        found = entries.order_by("user__username").values_list("user_id", "user__username")
        for key, name, n in found.annotate(n=Count("pk")):
            perms_needed.discard(LogEntry._meta.verbose_name)
            protected = [*protected, self._why_kept(key, name, n)]
        return shown, counts, perms_needed, protected

    def _why_kept(self, key, name, n):
        told = ngettext(
            "%(n)d entry of the audit tells what %(name)s did, and is kept.",
            "%(n)d entries of the audit tell what %(name)s did, and are kept.",
            n,
        )
        return format_html(
            '{} <a href="{}">{}</a>',
            told % {"n": n, "name": name},
            reverse("admin:auth_user_change", args=[key]),
            _("Untick “Active” instead: nobody can log in with that account then."),
        )


class TellsChoices:
    """For the admin of users and groups: which roles and permissions were given and taken."""

    def construct_change_message(self, request, form, formsets, add=False):
        told = super().construct_change_message(request, form, formsets, add)
        for name in form.changed_data:
            before, after = _chosen(form.initial.get(name)), _chosen(form.cleaned_data.get(name))
            kind = str(form.fields[name].label).lower()
            told += [_told("added", kind, one) for one in sorted(after - before)]
            told += [_told("deleted", kind, one) for one in sorted(before - after)]
        return told


def _chosen(value):
    """The names of chosen rows, or `yes` of a ticked box; nothing of other fields."""
    if value is True:
        return {str(_("yes"))}
    is_text = isinstance(value, (str, bytes))
    return set() if is_text or not hasattr(value, "__iter__") else set(map(str, value))


def _told(how, kind, name):
    return {how: {"name": kind, "object": name}}


@receiver(pre_delete, sender=LogEntry)
def _refuse_deletion(instance, **kwargs):
    raise ProtectedError(_("Entries of the audit are kept, and so are their users."), {instance})


@receiver(pre_save, sender=LogEntry)
def _refuse_change(instance, raw=False, **kwargs):
    if instance.pk and not raw:
        raise PermissionDenied(_("Entries of the audit are not changed."))
