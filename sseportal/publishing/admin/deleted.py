"""Items that were deleted, for those who may delete: their list, a look at one, and its return."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Exists, Max, OuterRef
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sseportal.admin_pages import page_name, page_url
from sseportal.publishing.admin.history import when_each
from sseportal.publishing.history.keeping import DELETED
from sseportal.publishing.history.restoring import Overtaken, Recovering
from sseportal.publishing.permissions import may_read_any
from sseportal.search.indexing import catch_up

A_PAGE = 50


class DeletedAdmin:
    """For the admin of a kind of content that has versions."""

    change_list_template = "admin/publication_list.html"

    def get_urls(self):
        pages = [
            ("deleted/", "deleted", self.deleted_view, ["GET", "HEAD"]),
            ("deleted/<int:number>/", "recover", self.recover_view, ["GET", "HEAD", "POST"]),
        ]
        return [
            path(
                where,
                self.admin_site.admin_view(require_http_methods(methods)(view)),
                name=page_name(self.opts, page),
            )
            for where, page, view, methods in pages
        ] + super().get_urls()

    def changelist_view(self, request, extra_context=None):
        told = {"may_recover": self.has_delete_permission(request)}
        return super().changelist_view(request, told | (extra_context or {}))

    def deleted(self, request):
        """The last version of each item that somebody deleted and that the user could read.

        The newest first. What was taken back with its import is none of them.
        """
        if not self.has_delete_permission(request):
            raise PermissionDenied
        versions = self.model.history.model._base_manager.all()
        alive = self.model._base_manager.filter(pk=OuterRef("id"))
        last = versions.filter(~Exists(alive)).order_by().values("id").annotate(last=Max("pk"))
        found = versions.filter(pk__in=last.values("last"), history_type=DELETED)
        if not may_read_any(request.user, self.model):
            found = found.filter(author_id=request.user.pk)
        return found.order_by("-history_id")

    def deleted_view(self, request):
        page = Paginator(self.deleted(request), A_PAGE).get_page(request.GET.get("page"))
        return self._deleted_page(request, "deleted", _("Deleted items"), {"page": page})

    def recover_view(self, request, number):
        version = self.deleted(request).filter(id=number).first()
        if version is None:
            raise Http404
        if request.method == "POST":
            return self._recover(request, version)
        recovering = Recovering(version.instance, version, request.user)
        context = {
            "version": version,
            "when": when_each([version])[0],
            "restoring": recovering,
            "subtitle": version.title,
        }
        return self._deleted_page(request, "recover", _("Recover a deleted item"), context)

    def _recover(self, request, version):
        try:
            with transaction.atomic():
                seen = request.POST.get("seen")
                item = Recovering.carry_out(version.instance, version, request.user, seen)
                self.after_change(request, [item])
                self.log_addition(request, item, _("Recovered as a draft."))
                catch_up()
        except Overtaken:
            told = _("Something has changed in the meantime, and nothing was done: look again.")
            self.message_user(request, told, messages.WARNING)
            return redirect(request.path)
        told = _("“%(title)s” is back, as a draft.") % {"title": item}
        self.message_user(request, told, messages.SUCCESS)
        return redirect(page_url(self.opts, "change", item.pk))

    def _deleted_page(self, request, page, title, context):
        context |= self.admin_site.each_context(request) | {"title": title, "opts": self.opts}
        return TemplateResponse(request, f"admin/history/{page}.html", context)
