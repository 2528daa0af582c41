"""An item that is not published yet, for whoever was sent a link to it."""

from django.http import Http404
from django.views.generic import View

from sseportal.publishing.previews import preview, time_in_words
from sseportal.publishing.review_links import opened


class ReviewView(View):
    """The same 404 for links that there never were and for those that work no more."""

    http_method_names = ["get", "head"]

    def get(self, request, token):
        found = opened(token)
        if not found:
            raise Http404
        item, link = found
        until = {"until": time_in_words(link.expires_at)}
        response = preview(request, item, "publishing/review.html", until)
        # The address is the key: it is told to no site that the item links to.
        response.headers["Referrer-Policy"] = "no-referrer"
        return response
