"""Deleting items: what goes with them, in the newsroom's words, and that all can come back."""

from django.contrib import admin, messages
from django.contrib.admin.actions import delete_selected
from django.contrib.admin.options import IS_POPUP_VAR
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sseportal.admin_pages import page_url
from sseportal.taxonomy.fields import TagsField


class DeletingAdmin:
    """For the admin of a kind of content whose deleted items are kept."""

    delete_confirmation_template = "admin/history/delete.html"
    delete_selected_confirmation_template = "admin/history/delete_selected.html"

    def get_deleted_objects(self, objs, request):
        """Without the rows that tie tags to items: no tag goes, and to editors they are none."""
        shown, counts, perms_needed, protected = super().get_deleted_objects(objs, request)
        ties = [f.through._meta for f in self.opts.get_fields() if isinstance(f, TagsField)]
        beginnings = tuple(f"{capfirst(tie.verbose_name)}: " for tie in ties)
        for tie in ties:
            counts.pop(tie.verbose_name_plural, None)
        return without(shown, beginnings), counts, perms_needed, protected

    def response_delete(self, request, obj_display, obj_id):
        answer = super().response_delete(request, obj_display, obj_id)
        if IS_POPUP_VAR not in request.POST:
            self._tell_way_back(request)
        return answer

    @admin.action(
        description=gettext_lazy("Delete selected %(verbose_name_plural)s"), permissions=["delete"]
    )
    def delete_selected(self, request, queryset):
        answer = delete_selected(self, request, queryset)
        if answer is None:
            self._tell_way_back(request)
        return answer

    def _tell_way_back(self, request):
        told = format_html(
            '{} <a href="{}">{}</a>',
            _("It is not lost, and can be brought back:"),
            page_url(self.opts, "deleted"),
            _("Deleted items"),
        )
        self.message_user(request, told, messages.INFO)


def without(nested, beginnings):
    """Lists within lists of lines, but those that begin so."""
    found = [without(each, beginnings) if isinstance(each, list) else each for each in nested]
    return [each for each in found if each and not _begins(each, beginnings)]


def _begins(each, beginnings):
    return isinstance(each, str) and each.startswith(beginnings)
