"""From an address that a country or organisation had to the one that it has."""

from functools import wraps

from django.http import Http404, HttpResponsePermanentRedirect
from django.urls import reverse


def lead_on(answer):
    """Wrap a method that answers for the term of `self.topic` with the address `slug`."""

    @wraps(answer)
    def answer_or_lead_on(self, request, *args, slug, **kwargs):
        try:
            return answer(self, request, *args, slug=slug, **kwargs)
        except Http404:
            term = self.topic.moved([slug]).get(slug)
            if term is None:
                raise
        path = reverse(request.resolver_match.view_name, args=[term.slug])
        query = request.META["QUERY_STRING"]
        return HttpResponsePermanentRedirect(f"{path}?{query}" if query else path)

    return answer_or_lead_on
