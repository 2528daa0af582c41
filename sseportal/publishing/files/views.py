"""The address of a selection as a file."""

from django.http import StreamingHttpResponse
from django.urls import re_path
from django.utils.text import slugify
from django.views.generic import View

from sseportal.publishing.files.formats import FORMATS
from sseportal.publishing.files.records import records
from sseportal.publishing.identifiers import origin
from sseportal.publishing.site_search import SearchFilterSet


class SelectionFileView(View):
    """A kind of content says `filterset_class`. Streamed: a selection may be of any size."""

    filterset_class = None

    def get(self, request, suffix):
        selection = self.filterset_class(request.GET)
        write, content_type = FORMATS[suffix]
        site = origin(request)
        pieces = write(records(selection.results(), site), selection.title, site + selection.path())
        name = slugify(selection.title)[:80].strip("-")
        headers = {
            "Content-Disposition": f'attachment; filename="{name}.{suffix}"',
            "X-Robots-Tag": "noindex",
        }
        return StreamingHttpResponse(pieces, content_type=content_type, headers=headers)


class SearchFileView(SelectionFileView):
    filterset_class = SearchFilterSet


def file_url(view):
    return re_path(rf"^items\.(?P<suffix>{'|'.join(FORMATS)})$", view.as_view(), name="file")
