from news.filters import NewsFilterSet
from news.models import NewsItem
from sseportal.publishing.files.views import SelectionFileView
from sseportal.publishing.views.details import PublicationDetailView
from sseportal.publishing.views.lists import SelectionListView


class NewsListView(SelectionListView):
    filterset_class = NewsFilterSet


class NewsDetailView(PublicationDetailView):
    model = NewsItem


class NewsFileView(SelectionFileView):
    filterset_class = NewsFilterSet
