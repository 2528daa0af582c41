"""Feeds of a list in its selection, of a country or organisation, of everything.

Each is an Atom feed, and with `AsJson` before it a JSON Feed.
"""

from datetime import UTC, datetime, time

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.shortcuts import get_object_or_404
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext as _

from sseportal.publishing.filter_fields import NEWEST
from sseportal.publishing.identifiers import tag_uri
from sseportal.publishing.json_feed import JsonFeed
from sseportal.publishing.moves import lead_on
from sseportal.publishing.results import newest_of_all
from sseportal.publishing.site_search import SearchFilterSet
from sseportal.search.text import printable

ITEMS = 50


class PublicationFeed(Feed):
    feed_type = Atom1Feed

    def __call__(self, request, *args, **kwargs):
        response = super().__call__(request, *args, **kwargs)
        # One piece: the generator writes some hundred small ones, and a server sends each alone.
        response.content = response.content
        # An item that is withdrawn or comes due leaves the newest change as it was: ETags tell.
        del response.headers["Last-Modified"]
        return response

    def author_name(self):
        return settings.SITE_NAME

    def item_title(self, item):
        return printable(item.title)

    def item_description(self, item):
        """Atom1Feed calls it HTML; None leaves the element out."""
        return escape(printable(item.summary)) or None

    def item_guid(self, item):
        return tag_uri(item)

    def item_pubdate(self, item):
        return datetime.combine(item.published_on, time.min, UTC)

    def item_updateddate(self, item):
        return item.updated_at

    def item_categories(self, item):
        return [printable(tag.name) for tag in (*item.public_countries, *item.public_organisations)]


class AsJson:
    feed_type = JsonFeed
    page = "json-feed"


class SelectionFeed(PublicationFeed):
    """A list in its selection, always newest first: says `filterset_class`."""

    filterset_class = None
    page = "feed"

    def get_object(self, request):
        return self.filterset_class(request.GET)

    def title(self, selection):
        return selection.title()

    def link(self, selection):
        return selection.path()

    def feed_url(self, selection):
        return selection.path(self.page)

    def items(self, selection):
        return selection.results(NEWEST)[:ITEMS]


class TopicFeed(PublicationFeed):
    """Everything about one country or organisation."""

    def __init__(self, topic):
        self.topic = topic

    @lead_on
    def __call__(self, request, *args, **kwargs):
        return super().__call__(request, *args, **kwargs)

    def get_object(self, request, slug):
        return get_object_or_404(self.topic.terms(), slug=slug)

    def title(self, term):
        return f"{printable(term.name)} – {settings.SITE_NAME}"

    def link(self, term):
        return term.get_absolute_url()

    def items(self, term):
        return newest_of_all(**{self.topic.parameter: term.pk})[:ITEMS]


class EverythingFeed(PublicationFeed):
    def title(self):
        return _("Everything – %(site)s") % {"site": settings.SITE_NAME}

    def link(self, obj=None):
        return "/"

    def items(self):
        return newest_of_all()[:ITEMS]


class SearchFeed(SelectionFeed):
    filterset_class = SearchFilterSet


class SearchJsonFeed(AsJson, SearchFeed):
    pass


class TopicJsonFeed(AsJson, TopicFeed):
    pass


class EverythingJsonFeed(AsJson, EverythingFeed):
    pass
