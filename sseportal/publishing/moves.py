"""From an address that something had to the one that it has."""

from functools import wraps

from django.http import Http404, HttpResponsePermanentRedirect
from django.urls import reverse


def lead_on(answer):
    """Wrap a method that answers for the thing with the address `slug`; `self.moved(slug)` tells
    which visible one had it, None for none."""

    @wraps(answer)
    def answer_or_lead_on(self, request, *args, slug, **kwargs):
        try:
            return answer(self, request, *args, slug=slug, **kwargs)
        except Http404:
            thing = self.moved(slug)
            if thing is None:
                raise
        path = reverse(request.resolver_match.view_name, args=[thing.slug])
        query = request.META["QUERY_STRING"]
        # Browsers keep it for good otherwise, and what moves back would send them in a circle.
        fresh = {"Cache-Control": "no-cache"}
        return HttpResponsePermanentRedirect(f"{path}?{query}" if query else path, headers=fresh)

    return answer_or_lead_on
