from news.filters import NewsFilterSet
from sseportal.publishing.feeds import AsJson, SelectionFeed


class NewsFeed(SelectionFeed):
    filterset_class = NewsFilterSet


class NewsJsonFeed(AsJson, NewsFeed):
    pass
