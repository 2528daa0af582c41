"""A table to begin with: the headings that can be brought in, and no rows."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.urls import path
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_safe
from tablib import Dataset

from sseportal.admin_pages import page_name
from sseportal.publishing.tables.formats import Csv


class EmptyTableAdmin:
    """For an admin with `columns_of_table`."""

    def get_urls(self):
        view = self.admin_site.admin_view(require_safe(self.empty_table_view))
        return [
            path("import/empty.csv", view, name=page_name(self.opts, "empty_table")),
            *super().get_urls(),
        ]

    def empty_table_view(self, request):
        if not self.has_import_permission(request):
            raise PermissionDenied
        columns = self.columns_of_table(request)
        headings = [each.column_name for each in columns if not each.readonly]
        file = Csv().export_data(Dataset(headers=headings))
        name = f'attachment; filename="{self._called()}.csv"'
        return HttpResponse(
            file, content_type=Csv.content_type, headers={"Content-Disposition": name}
        )

    def get_export_filename(self, request, queryset, file_format):
        day = timezone.localdate().isoformat()
        return f"{self._called()}-{day}.{file_format.get_extension()}"

    def _called(self):
        return slugify(self.opts.verbose_name_plural) or self.opts.model_name
