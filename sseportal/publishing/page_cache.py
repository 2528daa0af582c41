"""Finished pages, kept until anything that a page may show has changed.

The key holds the version of the content, which each request asks the database for: an edit, or the
second at which an item is due, makes another. Nothing is kept for who sends a cookie.
"""

from django.conf import settings
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import get_language

from sseportal.search.index import version_now
from sseportal.search.rooms import Room

MOST_BYTES = 32_000_000
LARGEST = 500_000  # of one page
# Static files have a cache of their own; the admin is nobody's; the API counts its callers.
NOT_KEPT = (settings.STATIC_URL, "/admin/", "/api/")
# What in a request makes its answer another one.
VARIES_BY = ("HTTP_HOST", "HTTP_ACCEPT_ENCODING", "HTTP_ACCEPT_LANGUAGE", "HTTP_X_FORWARDED_PROTO")


class Pages:
    """The answers of one version; the least recently used go first."""

    def __init__(self):
        self._room, self._version = Room(MOST_BYTES), None

    def get(self, version, key):
        return self._room.get(key) if version == self._version else None

    def keep(self, version, key, answer):
        if version != self._version:
            self._room, self._version = Room(MOST_BYTES), version
        self._room.put(key, answer, len(answer[1]))


class PageCacheMiddleware:
    """Stands before all others: what it answers, they have seen to."""

    def __init__(self, get_response):
        self.get_response, self.pages = get_response, Pages()

    def __call__(self, request):
        if not (settings.PAGE_CACHE and is_for_everybody(request)):
            return self.get_response(request)
        version, key = version_now(), key_of(request)
        if kept := self.pages.get(version, key):
            return answer_with(kept, request)
        response = self.get_response(request)
        if is_worth_keeping(response):
            self.pages.keep(version, key, (dict(response.items()), response.content))
        return response


def is_for_everybody(request):
    path = request.path_info
    is_page = not path.startswith(NOT_KEPT)
    return request.method == "GET" and is_page and not request.META.get("HTTP_COOKIE")


def key_of(request):
    """The day counts too: a sitemap tells of the last two."""
    varying = tuple(request.META.get(name, "") for name in VARIES_BY)
    day = timezone.localdate()
    return request.scheme, request.get_full_path(), day, get_language(), *varying


def is_worth_keeping(response):
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and len(response.content) <= LARGEST
        and "no-store" not in response.get("Cache-Control", "")
    )


def answer_with(kept, request):
    headers, body = kept
    etag = headers.get("ETag")
    if etag and etag in request.META.get("HTTP_IF_NONE_MATCH", ""):
        return HttpResponse(status=304, headers={"ETag": etag})
    return HttpResponse(body, headers=headers)
