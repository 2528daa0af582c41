"""The pages that speak of all content."""

from django.contrib.sitemaps.views import index, sitemap
from django.urls import include, path

from sseportal.publishing import feeds
from sseportal.publishing.files.views import SearchFileView, file_url
from sseportal.publishing.opensearch import OpenSearchView
from sseportal.publishing.sitemaps import RecentSitemap, sitemaps, undated
from sseportal.publishing.topics import COUNTRIES, ORGANISATIONS
from sseportal.publishing.views import home, lists, topics, worldmap
from sseportal.publishing.views.completing import CompletionView
from sseportal.publishing.views.pictures import PictureFileView, PictureView
from sseportal.publishing.views.reviewing import ReviewPictureView, ReviewView


def topic_urls(topic, list_view, detail_view):
    """`/countries/`, `/countries/<slug>/` and its feed."""
    return [
        path(f"{topic.relation}/", list_view.as_view(), name=topic.list),
        path(f"{topic.relation}/<slug:slug>/", detail_view.as_view(), name=topic.detail),
        path(
            f"{topic.relation}/<slug:slug>/feed.atom",
            feeds.TopicFeed.as_view(topic=topic),
            name=topic.feed,
        ),
        path(
            f"{topic.relation}/<slug:slug>/feed.json",
            feeds.TopicJsonFeed.as_view(topic=topic),
            name=topic.json_feed,
        ),
    ]


search_urls = [
    path("", lists.SearchView.as_view(), name="list"),
    path("feed.atom", feeds.SearchFeed.as_view(), name="feed"),
    path("feed.json", feeds.SearchJsonFeed.as_view(), name="json-feed"),
    file_url(SearchFileView),
    path("suggest/", CompletionView.as_view(), name="suggest"),
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
    path("search/", include((search_urls, "search"))),
    path("", home.HomeView.as_view(), name="home"),
    path("feed.atom", feeds.EverythingFeed.as_view(), name="feed"),
    path("feed.json", feeds.EverythingJsonFeed.as_view(), name="json-feed"),
    *topic_urls(COUNTRIES, topics.CountryListView, topics.CountryDetailView),
    *topic_urls(ORGANISATIONS, topics.OrganisationListView, topics.OrganisationDetailView),
    path("pictures/<int:key>/", PictureView.as_view(), name="picture-now"),
    path("pictures/<slug:token>/<str:name>", PictureFileView.as_view(), name="picture"),
    path("map/", worldmap.MapView.as_view(), name="map"),
    path("review/<str:token>/", ReviewView.as_view(), name="review-link"),
    path(
        "review/<str:token>/pictures/<slug:picture>/<str:name>",
        ReviewPictureView.as_view(),
        name="review-picture",
    ),
    path("opensearch.xml", OpenSearchView.as_view(), name="opensearch"),
    path("robots.txt", home.RobotsView.as_view(), name="robots"),
    *sitemap_urls(),
]
