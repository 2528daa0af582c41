"""Giving many items another status at once, in the lists of the newsroom."""

from django.contrib import admin
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from sseportal.publishing.completeness import lacking_in, named
from sseportal.publishing.models import Status
from sseportal.publishing.permissions import may_change


class StatusActions:
    """For the admin of a kind of content. What can't be changed is named, and why."""

    @admin.action(description=gettext_lazy("Submit for review"), permissions=["change"])
    def submit(self, request, queryset):
        drafts = queryset.filter(status=Status.DRAFT)
        for item in queryset.exclude(status=Status.DRAFT):
            self._leave(request, item, _("it is no draft"))
        mine = [item for item in drafts if may_change(request.user, item)]
        self._set_status(request, mine, Status.REVIEW)

    @admin.action(description=gettext_lazy("Publish the selected items"), permissions=["publish"])
    def publish(self, request, queryset):
        complete = []
        for item in queryset.prefetch_related("countries", "organisations"):
            if found := item.status != Status.PUBLISHED and lacking_in(item):
                self._leave(request, item, _("it lacks %s") % named(found))
            else:
                complete.append(item)
        self._set_status(request, complete, Status.PUBLISHED)

    @admin.action(
        description=gettext_lazy("Back to draft: hide from visitors"), permissions=["publish"]
    )
    def withdraw(self, request, queryset):
        self._set_status(request, queryset, Status.DRAFT)

    @admin.action(description=gettext_lazy("Archive: hide, and keep"), permissions=["publish"])
    def archive(self, request, queryset):
        self._set_status(request, queryset, Status.ARCHIVED)

    def _leave(self, request, item, why):
        told = _("“%(title)s” stays as it is: %(why)s.") % {"title": item.title, "why": why}
        self.message_user(request, told, level="warning")

    def _set_status(self, request, items, status):
        changed = [item for item in items if item.status != status]
        for item in changed:
            item.status = status
            item.save(update_fields=["status", "updated_at"])
            self.log_change(request, item, [{"changed": {"fields": [str(_("status"))]}}])
        n = len(changed)
        self.message_user(request, ngettext("%d item changed.", "%d items changed.", n) % n)
