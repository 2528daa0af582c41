"""What all addresses of the API have in common."""

from django.http import HttpResponse
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.renderers import JSONRenderer
from rest_framework.response import Response
from rest_framework.views import APIView

from sseportal.api.problems import as_problem
from sseportal.api.reading import check_names, check_values
from sseportal.api.schema import Schema
from sseportal.api.throttling import AddressThrottle


class AlwaysJson(BaseContentNegotiation):
    """Whatever a program accepts."""

    def select_parser(self, request, parsers):
        return None

    def select_renderer(self, request, renderers, format_suffix=None):
        return renderers[0], renderers[0].media_type


class ApiView(APIView):
    """Everybody gets the same: nobody is known, no cookie is set. A view says `parameters`
    ([Parameter]) and `answer(query)`; and for the schema `operation` (its name), `summary`,
    `example` (a query string), `errors` (statuses) and `serializer()`, that of its answer."""

    authentication_classes = []
    permission_classes = []
    parser_classes = []
    renderer_classes = [JSONRenderer]
    content_negotiation_class = AlwaysJson
    throttle_classes = [AddressThrottle]
    http_method_names = ["get", "head", "options"]
    schema = Schema()

    parameters = []
    operation = summary = example = ""
    errors = (400, 429)
    throttles = ()

    def get(self, request, **kwargs):
        check_names(request.GET, self.parameters)
        check_values(request.GET, self.parameters)
        return Response(self.answer(request.GET))

    def options(self, request, **kwargs):
        return HttpResponse(status=204)

    def answer(self, query):
        """The data to send."""
        raise NotImplementedError

    def serializer(self):
        raise NotImplementedError

    def get_exception_handler(self):
        return as_problem

    def get_throttles(self):
        self.throttles = super().get_throttles()
        return self.throttles

    def finalize_response(self, request, response, *args, **kwargs):
        response = super().finalize_response(request, response, *args, **kwargs)
        told = {"X-Robots-Tag": "noindex"}
        for throttle in self.throttles:
            told |= throttle.headers()
        for name, value in told.items():
            response.headers[name] = value
        return response
