"""The pages that speak of all content."""

from django.contrib.sitemaps.views import index, sitemap
from django.urls import path

from sseportal.publishing.feeds import EverythingFeed, EverythingJsonFeed, TopicFeed, TopicJsonFeed
from sseportal.publishing.opensearch import OpenSearchView
from sseportal.publishing.sitemaps import RecentSitemap, sitemaps, undated
from sseportal.publishing.topics import COUNTRIES, ORGANISATIONS
from sseportal.publishing.views import home, topics


def topic_urls(topic, list_view, detail_view):
    """`/countries/`, `/countries/<slug>/` and its feed."""
    return [
        path(f"{topic.relation}/", list_view.as_view(), name=topic.list),
        path(
            f"{topic.relation}/<slug:slug>/",
            detail_view.as_view(),
            name=f"{topic.parameter}-detail",
        ),
        path(f"{topic.relation}/<slug:slug>/feed.atom", TopicFeed(topic), name=topic.feed),
        path(f"{topic.relation}/<slug:slug>/feed.json", TopicJsonFeed(topic), name=topic.json_feed),
    ]


def sitemap_urls():
    """`/sitemap.xml` names `/news.sitemap.xml` and the like; `/sitemap-news.xml` stands alone."""
    sections = {"sitemaps": sitemaps()}
    recent = {"sitemaps": {"recent": RecentSitemap()}, "template_name": "sitemap_news.xml"}
    named = sections | {"sitemap_url_name": "sitemap-section"}
    return [
        path("sitemap.xml", undated(index), named, name="sitemap"),
        path("sitemap-news.xml", undated(sitemap), recent, name="sitemap-news"),
        path("<slug:section>.sitemap.xml", undated(sitemap), sections, name="sitemap-section"),
    ]


urlpatterns = [
    path("", home.HomeView.as_view(), name="home"),
    path("feed.atom", EverythingFeed(), name="feed"),
    path("feed.json", EverythingJsonFeed(), name="json-feed"),
    *topic_urls(COUNTRIES, topics.CountryListView, topics.CountryDetailView),
    *topic_urls(ORGANISATIONS, topics.OrganisationListView, topics.OrganisationDetailView),
    path("opensearch.xml", OpenSearchView.as_view(), name="opensearch"),
    path("robots.txt", home.RobotsView.as_view(), name="robots"),
    *sitemap_urls(),
]
