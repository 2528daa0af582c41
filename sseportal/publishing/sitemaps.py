"""What there is for search engines to read."""

from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from sseportal.publishing.registry import publication_models
from sseportal.publishing.selections import tag_counts
from sseportal.publishing.topics import COUNTRIES, ORGANISATIONS


class PublicationSitemap(Sitemap):
    def __init__(self, model):
        self.model = model

    def items(self):
        return self.model.objects.visible().newest().only("slug", "updated_at")

    def lastmod(self, item):
        return item.updated_at


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


def sitemaps():
    kinds = {m._meta.app_label: PublicationSitemap(m) for m in publication_models()}
    topics = {topic.relation: TopicSitemap(topic) for topic in (COUNTRIES, ORGANISATIONS)}
    return {"pages": PageSitemap()} | kinds | topics
