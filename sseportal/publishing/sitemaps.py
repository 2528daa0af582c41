"""What there is for search engines to read: an index of sitemaps, one for each section.

Beside them stands the sitemap of the last days that news services read.
"""

from datetime import timedelta
from functools import wraps
from importlib import import_module

from django.contrib.sitemaps import Sitemap
from django.urls import reverse
from django.utils import timezone
from django.utils.module_loading import module_has_submodule

from sseportal.publishing.dates import Precision
from sseportal.publishing.registry import publication_models
from sseportal.publishing.results import Results
from sseportal.publishing.selections import tag_counts
from sseportal.publishing.topics import COUNTRIES, ORGANISATIONS
from sseportal.search.index import current
from sseportal.search.text import printable

# What Google News takes: https://developers.google.com/search/docs/crawling-indexing/sitemaps
RECENT = timedelta(days=2)
MOST_RECENT = 1000
NEWS_LANGUAGES = {"zh": "zh-cn"}


def undated(view):
    """Without Last-Modified: what is withdrawn leaves the newest change as it was. ETags tell."""

    @wraps(view)
    def answer(*args, **kwargs):
        response = view(*args, **kwargs)
        del response.headers["Last-Modified"]
        return response

    return answer


class PublicationSitemap(Sitemap):
    """Oldest first, so that what is added leaves all pages but the last as they were."""

    limit = 10_000  # of the 50,000 that are allowed: a page takes about a second

    def __init__(self, model):
        self.model = model

    def items(self):
        return self.model.objects.visible().order_by("pk").only("slug", "updated_at", "publish_at")

    def lastmod(self, item):
        return item.changed_at

    def get_latest_lastmod(self):
        return self.model.objects.visible().latest_change()


class TopicSitemap(Sitemap):
    """The countries or organisations that have something to read."""

    def __init__(self, topic):
        self.topic = topic

    def items(self):
        return [term for term, _ in tag_counts(self.topic)]


class PageSitemap(Sitemap):
    def items(self):
        lists = [f"{model._meta.app_label}:list" for model in publication_models()]
        return ["home", *lists, COUNTRIES.list, ORGANISATIONS.list, "map"]

    def location(self, name):
        return reverse(name)


class RecentSitemap(Sitemap):
    """What is dated, to the day, within the last two days: a month or a year may be long ago."""

    def items(self):
        today, snapshot = timezone.localdate(), current()
        to_the_day = snapshot.of("precision", str(Precision.values.index(Precision.DAY)))
        hits = snapshot.since(today - RECENT) & snapshot.until(today) & to_the_day
        return list(Results(snapshot, hits)[:MOST_RECENT])

    def get_urls(self, **kwargs):
        urls = super().get_urls(**kwargs)
        for url in urls:
            language = url["item"].language
            url["title"] = printable(url["item"].title)
            url["language"] = NEWS_LANGUAGES.get(language, language)
        return urls


def sitemaps():
    """{section: sitemap}"""
    kinds = {m._meta.app_label: PublicationSitemap(m) for m in publication_models()}
    topics = {topic.relation: TopicSitemap(topic) for topic in (COUNTRIES, ORGANISATIONS)}
    return {"pages": PageSitemap()} | kinds | topics | own_sitemaps()


def own_sitemaps():
    """What each kind of content names as SITEMAPS in a module `sitemaps`, if it has one."""
    found = {}
    for model in publication_models():
        package = model._meta.app_config.module
        if module_has_submodule(package, "sitemaps"):
            found |= import_module(f"{package.__name__}.sitemaps").SITEMAPS
    return found
