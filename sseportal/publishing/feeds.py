"""Feeds of a list in its selection, of a country or organisation, of everything.

Each is an Atom feed, and with `AsJson` before it a JSON Feed.
"""

from datetime import UTC, datetime, time
from functools import partial
from io import StringIO

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.feedgenerator import Enclosure
from django.utils.html import escape
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.generic import View

from sseportal.media.renditions import TYPES
from sseportal.publishing.feed_formats import AtomFeed, JsonFeed
from sseportal.publishing.filter_fields import NEWEST
from sseportal.publishing.identifiers import origin, tag_uri
from sseportal.publishing.kept import from_items, kept
from sseportal.publishing.moves import lead_on
from sseportal.publishing.results import newest_of_all
from sseportal.publishing.site_search import SearchFilterSet
from sseportal.search.text import printable

ITEMS = 50


class PublicationFeed(View):
    """The newest of something, its `subject`, which has a title, the path of a page, and Results.

    Without Last-Modified: an item that is withdrawn or comes due leaves the newest change as it
    was. ETags tell."""

    http_method_names = ["get", "head"]
    feed_type = AtomFeed

    def get(self, request, **kwargs):
        subject, site = self.subject(**kwargs), origin(request)
        feed = self.feed_type(
            title=self.title(subject),
            link=f"{site}{self.link(subject)}",
            description=None,
            language=get_language(),
            feed_url=f"{site}{self.feed_path(subject)}",
            author_name=settings.SITE_NAME,
        )
        feed.items = self.entries(self.results(subject)[:ITEMS], site)
        written = StringIO()
        feed.write(written, "utf-8")
        return HttpResponse(written.getvalue(), content_type=feed.content_type)

    def entries(self, items, site):
        make = from_items(items.snapshot, partial(entry, self.feed_type, site))
        found = kept(items.snapshot, items.slots, (self.feed_type, site), make)
        return list(found.values())

    def subject(self):
        return None

    def title(self, subject):
        raise NotImplementedError

    def link(self, subject):
        raise NotImplementedError

    def feed_path(self, subject):
        return self.request.path

    def results(self, subject):
        raise NotImplementedError


def entry(feed_type, site, item):
    summary = printable(item.summary)
    return feed_type.entry(
        title=printable(item.title),
        link=f"{site}{item.get_absolute_url()}",
        description=escape(summary) or None,  # Atom1Feed calls it HTML; None leaves it out
        unique_id=tag_uri(item),
        pubdate=datetime.combine(item.published_on, time.min, UTC),
        updateddate=item.updated_at,
        categories=[
            printable(tag.name) for tag in (*item.public_countries, *item.public_organisations)
        ],
        picture=enclosure(site, item.picture),
    )


def enclosure(site, picture):
    """Django's Enclosure, None without a picture."""
    if picture is None:
        return None
    url, _width, _height, length, name = picture.largest
    return Enclosure(f"{site}{url}", str(length), TYPES[name.rpartition(".")[2]])


class AsJson:
    feed_type = JsonFeed
    page = "json-feed"


class SelectionFeed(PublicationFeed):
    """A list in its selection, always newest first: says `filterset_class`."""

    filterset_class = None
    page = "feed"

    def subject(self):
        return self.filterset_class(self.request.GET)

    def title(self, selection):
        return selection.title

    def link(self, selection):
        return selection.path()

    def feed_path(self, selection):
        return selection.path(self.page)

    def results(self, selection):
        return selection.results(NEWEST)


class TopicFeed(PublicationFeed):
    """Everything about one country or organisation."""

    topic = None

    @lead_on
    def get(self, request, **kwargs):
        return super().get(request, **kwargs)

    def moved(self, slug):
        return self.topic.moved([slug]).get(slug)

    def subject(self, slug):
        return get_object_or_404(self.topic.terms(), slug=slug)

    def title(self, term):
        return f"{printable(term.name)} – {settings.SITE_NAME}"

    def link(self, term):
        return term.get_absolute_url()

    def results(self, term):
        return newest_of_all(**{self.topic.parameter: term.pk})


class EverythingFeed(PublicationFeed):
    def title(self, subject):
        return _("Everything – %(site)s") % {"site": settings.SITE_NAME}

    def link(self, subject):
        return "/"

    def results(self, subject):
        return newest_of_all()


class SearchFeed(SelectionFeed):
    filterset_class = SearchFilterSet


class SearchJsonFeed(AsJson, SearchFeed):
    pass


class TopicJsonFeed(AsJson, TopicFeed):
    pass


class EverythingJsonFeed(AsJson, EverythingFeed):
    pass
