"""“Back to draft”: who submitted an item for review takes it back to go on with it."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sseportal.admin_pages import page_name, page_url
from sseportal.editing.locking import LockingAdmin
from sseportal.publishing.models import Status
from sseportal.publishing.permissions import may_take_back


class WithdrawingAdmin(LockingAdmin):
    def get_urls(self):
        view = self.admin_site.admin_view(require_POST(self.withdraw_view))
        name = page_name(self.opts, "withdraw")
        return [path("<path:object_id>/withdraw/", view, name=name), *super().get_urls()]

    def withdraw_view(self, request, object_id):
        def may(item):
            return item is not None and may_take_back(request.user, item)

        with self.locked(request, object_id, may) as item:
            told, level = self._take_back(request, item)
        self.message_user(request, told % item, level)
        return redirect(page_url(self.opts, "change", item.pk))

    def _take_back(self, request, item):
        """What is told of it, and its level."""
        if item.status != Status.REVIEW:
            return _("“%s” is not in review any more."), messages.WARNING
        item.status = Status.DRAFT
        item.save(update_fields=["status", "updated_at"])
        self.log_change(request, item, _("Taken back to draft."))
        return _("“%s” is a draft again."), messages.SUCCESS

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        stored = getattr(obj, "as_stored", obj)
        is_waiting = (
            stored and stored.status == Status.REVIEW and may_take_back(request.user, stored)
        )
        if is_waiting and not self.has_change_permission(request, obj):
            context["withdraw_url"] = page_url(self.opts, "withdraw", obj.pk)
        return super().render_change_form(request, context, add, change, form_url, obj)
