"""An item that is not published yet, for whoever was sent a link to it."""

from django.http import Http404
from django.views.generic import View

from sseportal.publishing.previews import HEADERS, preview, time_in_words
from sseportal.publishing.review_links import opened
from sseportal.publishing.views.pictures import file_of


def opened_or_404(token):
    """The same 404 for links that there never were and for those that work no more."""
    found = opened(token)
    if not found:
        raise Http404
    return found


class ReviewView(View):
    http_method_names = ["get", "head"]

    def get(self, request, token):
        item, link = opened_or_404(token)
        for picture in item.all_pictures:
            picture.folder = "pictures/"
        until = {"until": time_in_words(link.expires_at)}
        response = preview(request, item, "publishing/review.html", until)
        # The address is the key: it is told to no site that the item links to.
        response.headers["Referrer-Policy"] = "no-referrer"
        return response


class ReviewPictureView(View):
    """The files of the pictures that such an item shows, which visitors can't have yet."""

    http_method_names = ["get", "head"]

    def get(self, request, token, picture, name):
        item, _link = opened_or_404(token)
        for shown in item.all_pictures:
            if shown.token == picture:
                return file_of(shown, name, HEADERS)
        raise Http404
