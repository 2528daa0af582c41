from django.urls import path

from news.feeds import NewsFeed, NewsJsonFeed
from news.views import NewsDetailView, NewsFileView, NewsListView
from sseportal.publishing.files.views import file_url

app_name = "news"
urlpatterns = [
    path("", NewsListView.as_view(), name="list"),
    path("feed.atom", NewsFeed.as_view(), name="feed"),
    path("feed.json", NewsJsonFeed.as_view(), name="json-feed"),
    file_url(NewsFileView),
    path("<slug:slug>/", NewsDetailView.as_view(), name="detail"),
]
