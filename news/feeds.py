from news.filters import NewsFilterSet
from sseportal.publishing.feeds import SelectionFeed


class NewsFeed(SelectionFeed):
    filterset_class = NewsFilterSet
