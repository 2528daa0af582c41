"""The OpenAPI schema: drf-spectacular reads the views, which say what they take and give."""

from functools import cache
from threading import Lock

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse

from sseportal.api.problems import MEDIA_TYPE
from sseportal.api.serializers import BadRequestSerializer, ProblemSerializer
from sseportal.publishing.filter_fields import MAX_VALUES

VERSION = "1.0"
# All views share one Schema, which remembers the view that it is reading.
_one_at_a_time = Lock()
ERRORS = {
    400: (BadRequestSerializer, gettext_lazy("The address says what it can’t mean.")),
    404: (ProblemSerializer, gettext_lazy("There is no such item, or none that is public.")),
    429: (
        ProblemSerializer,
        gettext_lazy("Too many requests; Retry-After says for how many seconds to wait."),
    ),
}


class Schema(AutoSchema):
    """Of an `ApiView`, which says all of it."""

    def get_operation_id(self):
        return self.view.operation

    def get_summary(self):
        return str(self.view.summary)

    def get_description(self):
        return ""

    def get_tags(self):
        return []

    def get_auth(self):
        return []

    def get_override_parameters(self):
        return [openapi(one) for one in self.view.parameters]

    def get_extensions(self):
        return {"x-example": self.view.example} if self.view.example else {}

    def get_response_serializers(self):
        refused = {
            (status, MEDIA_TYPE): OpenApiResponse(ERRORS[status][0], str(ERRORS[status][1]))
            for status in self.view.errors
        }
        return {200: OpenApiResponse(self.view.serializer(), _("What was asked for."))} | refused


def openapi(parameter):
    values = parameter.schema
    if parameter.is_list or parameter.is_joined:
        values = {"type": "array", "items": values, "maxItems": MAX_VALUES}
    return OpenApiParameter(
        parameter.name,
        values,
        description=str(parameter.meaning),
        style="form",
        explode=not parameter.is_joined,
    )


def schema_of(patterns, origin):
    """The document, for a site at `origin`; `patterns` is a tuple of URL patterns."""
    with _one_at_a_time:
        found = _document(patterns, get_language())
    return found | {
        "info": {"title": settings.SITE_NAME, "version": VERSION},
        "servers": [{"url": f"{origin}{reverse('api:documentation')}v1"}],
    }


@cache
def _document(patterns, language):
    return SchemaGenerator(patterns=patterns).get_schema(public=True)
