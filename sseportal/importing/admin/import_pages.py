"""What all pages about imports need: who may see them, where they are, what frames them."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse

from sseportal.admin_lists import ListAdmin
from sseportal.admin_pages import page_url
from sseportal.importing.admin import reports
from sseportal.importing.admin.deciding import whole_number


class ImportPages(ListAdmin):
    """Who may add imports begins, corrects, stores and discards them, anybody's; who may delete
    imports undoes them. The record itself is never changed or deleted by hand.
    """

    def has_view_permission(self, request, obj=None):
        return super().has_view_permission(request, obj) or self.has_add_permission(request)

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def has_undo_permission(self, request):
        """Taking back what an import brought is as near to deleting it as one gets."""
        return self.has_view_permission(request) and super().has_delete_permission(request)

    def get_queryset(self, request):
        return reports.with_documents(super().get_queryset(request))

    def find(self, request, object_id, may):
        """The Import; who may not is told so whether it exists or not."""
        if not may:
            raise PermissionDenied
        number = whole_number(object_id)
        record = number and self.get_queryset(request).filter(pk=number).first()
        if not record:
            raise Http404
        return record

    def go_to(self, record, query=""):
        url = page_url(self.opts, "change", record.pk)
        return HttpResponseRedirect(f"{url}?{query}" if query else url)

    def show(self, request, name, record, **context):
        """The page `name` about a record, None before there is one."""
        frame = self.admin_site.each_context(request) | {
            "opts": self.opts,
            "record": record,
            "title": record,
            "may_act": self.has_add_permission(request),
            "may_undo": self.has_undo_permission(request),
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, f"admin/importing/import/{name}.html", frame | context)
