from django.urls import path

from news.feeds import NewsFeed
from news.views import NewsDetailView, NewsListView

app_name = "news"
urlpatterns = [
    path("", NewsListView.as_view(), name="list"),
    path("feed.atom", NewsFeed(), name="feed"),
    path("<slug:slug>/", NewsDetailView.as_view(), name="detail"),
]
