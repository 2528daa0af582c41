"""The pages that speak of all content."""

from django.contrib.sitemaps.views import sitemap
from django.urls import path

from sseportal.publishing.feeds import EverythingFeed, EverythingJsonFeed, TopicFeed, TopicJsonFeed
from sseportal.publishing.sitemaps import sitemaps
from sseportal.publishing.topics import COUNTRIES, ORGANISATIONS
from sseportal.publishing.views import home, topics, worldmap


def topic_urls(topic, list_view, detail_view):
    """`/countries/`, `/countries/<slug>/` and its feed."""
    return [
        path(f"{topic.relation}/", list_view.as_view(), name=topic.list),
        path(f"{topic.relation}/<slug:slug>/", detail_view.as_view(), name=topic.detail),
        path(f"{topic.relation}/<slug:slug>/feed.atom", TopicFeed(topic), name=topic.feed),
        path(f"{topic.relation}/<slug:slug>/feed.json", TopicJsonFeed(topic), name=topic.json_feed),
    ]


urlpatterns = [
    path("", home.HomeView.as_view(), name="home"),
    path("feed.atom", EverythingFeed(), name="feed"),
    path("feed.json", EverythingJsonFeed(), name="json-feed"),
    *topic_urls(COUNTRIES, topics.CountryListView, topics.CountryDetailView),
    *topic_urls(ORGANISATIONS, topics.OrganisationListView, topics.OrganisationDetailView),
    path("map/", worldmap.MapView.as_view(), name="map"),
    path("robots.txt", home.RobotsView.as_view(), name="robots"),
    path("sitemap.xml", sitemap, {"sitemaps": sitemaps()}, name="sitemap"),
]
