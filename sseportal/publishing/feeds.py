"""Atom feeds: of a list in its selection, of a country or organisation, of everything."""

from datetime import UTC, datetime, time

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.shortcuts import get_object_or_404
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from sseportal.publishing.moves import lead_on
from sseportal.publishing.selections import newest_of_all
from sseportal.search.text import printable

ITEMS = 50
# Ids stay the same when titles and addresses change: RFC 4151.
TAG_YEAR = 2026


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
        return f"tag:{settings.FEED_AUTHORITY},{TAG_YEAR}:{item._meta.app_label}/{item.pk}"

    def item_pubdate(self, item):
        return datetime.combine(item.published_on, time.min, UTC)

    def item_updateddate(self, item):
        return item.updated_at

    def item_categories(self, item):
        return [printable(tag.name) for tag in (*item.public_countries, *item.public_organisations)]


class SelectionFeed(PublicationFeed):
    """A list in its selection, always newest first: says `filterset_class`."""

    filterset_class = None

    def get_object(self, request):
        visible = self.filterset_class._meta.model.objects.visible()
        return self.filterset_class(request.GET, queryset=visible.for_cards())

    def title(self, selection):
        kind = capfirst(selection._meta.model._meta.verbose_name_plural)
        said = selection.in_words()
        return (
            f"{kind}: {said} – {settings.SITE_NAME}" if said else f"{kind} – {settings.SITE_NAME}"
        )

    def link(self, selection):
        return selection.path()

    def feed_url(self, selection):
        return selection.path("feed")

    def items(self, selection):
        return selection.qs.newest()[:ITEMS]


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
        return newest_of_all(ITEMS, **{self.topic.relation: term})


class EverythingFeed(PublicationFeed):
    def title(self):
        return _("Everything – %(site)s") % {"site": settings.SITE_NAME}

    def link(self, obj=None):
        return "/"

    def items(self):
        return newest_of_all(ITEMS)
