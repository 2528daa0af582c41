"""The import page: documents in, a look before anything is stored, a report, and a way back."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from sseportal.admin_pages import page_name, page_url
from sseportal.importing import jobs, pulse, staging, undoing
from sseportal.importing.admin import reports
from sseportal.importing.admin.import_pages import ImportPages
from sseportal.importing.admin.preview import in_words
from sseportal.importing.admin.preview_admin import PreviewPages
from sseportal.importing.admin.uploading import TOO_MUCH, TOO_MUCH_TOLD, UploadForm
from sseportal.importing.models import Import

State = Import.State


class UploadPages(ImportPages):
    def add_view(self, request, form_url="", extra_context=None):
        if not self.has_add_permission(request):
            raise PermissionDenied
        sent = (request.POST, request.FILES) if request.method == "POST" else ()
        form = UploadForm(*sent)
        if not (sent and form.is_valid()):
            return self.show_upload(request, form)
        record = staging.begin(request.user, form.documents(), form.cleaned_data["html"])
        self.log_addition(request, record, _("Began."))
        jobs.start(record)
        return self.go_to(record)

    def show_upload(self, request, form, **context):
        return self.show(request, "upload", None, form=form, title=_("Import documents"), **context)

    def refuse_view(self, request):
        if not self.has_add_permission(request):
            raise PermissionDenied
        return self.show_upload(request, UploadForm(), problem=TOO_MUCH_TOLD)

    def bounded_add_view(self):
        """Tells of a request that is too large, where Django's own answer is a bare 400."""
        add = self.admin_site.admin_view(self.add_view)
        refuse = self.admin_site.admin_view(csrf_exempt(self.refuse_view))

        @csrf_exempt  # the two views look themselves, after what is sent was found readable
        def view(request):
            try:
                request.POST  # noqa: B018
            except TOO_MUCH:
                return refuse(request)
            return add(request)

        return view


class UndoPages(ImportPages):
    def undo_view(self, request, object_id):
        record = self.find(request, object_id, self.has_undo_permission(request))
        if record.state not in undoing.UNDOABLE or not record.stored_at:
            messages.warning(request, _("There is nothing to undo."))
            return self.go_to(record)
        obstacles = undoing.obstacles(record, request.user)
        if request.method == "POST" and not obstacles:
            return self._undo(request, record)
        return self.show(
            request,
            "undo",
            record,
            title=_("Undo %(import)s") % {"import": record},
            obstacles=reports.linked(obstacles),
            in_words=in_words(record.results),
        )

    def _undo(self, request, record):
        if undoing.ask(record, request.user):
            jobs.start(record)
            record.refresh_from_db()
            is_undone = record.state == State.UNDONE
            self.log_change(request, record, _("Undone.") if is_undone else _("Asked to undo it."))
        if record.state == State.UNDONE:
            messages.success(request, _("The import is undone: its items are as they were before."))
        return self.go_to(record)


@admin.register(Import)
class ImportAdmin(UploadPages, PreviewPages, UndoPages):
    purpose = gettext_lazy("What was brought in from listing pages, with a report, and a way back.")
    list_display = ["__str__", "state", "results_in_words", "documents", "user", "begun_at"]
    list_filter = ["state"]
    list_select_related = ["user"]
    date_hierarchy = "begun_at"

    @admin.display(description=gettext_lazy("results"))
    def results_in_words(self, record):
        return in_words(record.results) or "–"

    @admin.display(description=gettext_lazy("documents"), ordering="document_count")
    def documents(self, record):
        return record.document_count

    def get_urls(self):
        views = {
            "discard": self.discard_view,
            "undo": self.undo_view,
            "go-on": require_POST(self.go_on_view),
        }
        own = [
            path(
                f"<path:object_id>/{name}/",
                self.admin_site.admin_view(view),
                name=page_name(self.opts, name),
            )
            for name, view in views.items()
        ]
        add = path("add/", self.bounded_add_view(), name=page_name(self.opts, "add"))
        return [add, *own, *super().get_urls()]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        record = self.find(request, object_id, self.has_view_permission(request))
        if record.state == State.PREVIEW:
            return self.preview_view(request, record)
        if request.method == "POST":
            return self._leave_open_page(request, record)
        if record.state in pulse.AT_WORK:
            return self._show_progress(request, record)
        if record.state == State.FAILED:
            return self.show(request, "failed", record, **reports.failure(record))
        return self.show(request, "report", record, **reports.report(record, request.GET))

    def _leave_open_page(self, request, record):
        """From a preview that somebody left open, unless it is a second click on Import."""
        if "_import" not in request.POST:
            told = _("The preview was closed before. What you changed on it was not saved.")
            messages.warning(request, told)
        return self.go_to(record)

    def _show_progress(self, request, record):
        return self.show(
            request, "progress", record, is_dead=pulse.is_dead(record), **reports.progress(record)
        )

    def go_on_view(self, request, object_id):
        """Of one whose work broke off, or failed."""
        record = self.find(request, object_id, self.has_add_permission(request))
        if staging.try_again(record) or pulse.revive(record):
            self.log_change(request, record, _("Went on."))
            jobs.start(record)
        return self.go_to(record)

    def discard_view(self, request, object_id):
        record = self.find(request, object_id, self.has_add_permission(request))
        may = record.state in staging.DISCARDABLE or pulse.is_dead(record)
        if record.stored_at or not may:
            return self._keep(request, record)
        if request.method != "POST":
            title = _("Discard %(import)s") % {"import": record}
            return self.show(request, "discard", record, title=title)
        if not staging.discard(record):
            return self._keep(request, record)
        self.log_deletions(request, [record])
        messages.success(request, _("The import is discarded; nothing of it was stored."))
        return HttpResponseRedirect(page_url(self.opts, "changelist"))

    def _keep(self, request, record):
        messages.warning(request, _("It can’t be discarded any more."))
        return self.go_to(record)
