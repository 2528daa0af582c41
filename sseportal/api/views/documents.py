"""The schema, and the page that explains the API to people."""

from django.conf import settings
from django.views.generic import TemplateView

from sseportal.api.explaining import explained
from sseportal.api.parameters import MAX_PAGE_SIZE, PAGE_SIZE
from sseportal.api.schema import schema_of
from sseportal.api.views.base import ApiView
from sseportal.publishing.identifiers import origin


class SchemaView(ApiView):
    patterns = None

    def answer(self, query):
        return schema_of(self.patterns, origin(self.request))


class DocumentationView(TemplateView):
    template_name = "api/documentation.html"
    patterns = None

    def get_context_data(self, **kwargs):
        schema = schema_of(self.patterns, origin(self.request))
        return super().get_context_data(**kwargs) | {
            "section": "api",
            "resources": explained(schema),
            "rate": settings.API_RATE,
            "page_size": PAGE_SIZE,
            "max_page_size": MAX_PAGE_SIZE,
        }
