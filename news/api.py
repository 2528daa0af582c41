from rest_framework import serializers

from news.filters import NewsFilterSet
from news.models import NewsItem
from sseportal.api.resources import Kind
from sseportal.api.serializers import PublicationSerializer


class NewsItemSerializer(PublicationSerializer):
    kind = serializers.ChoiceField(NewsItem.Kind.choices)
    kind_label = serializers.CharField(allow_blank=True, help_text="The source’s own word.")


class WholeNewsItemSerializer(NewsItemSerializer):
    body = serializers.CharField(allow_blank=True)
    body_html = serializers.CharField(allow_blank=True)


NEWS = Kind(
    "news",
    NewsFilterSet,
    "country=kenya&country=senegal&since=2024&facets=kind,year",
    NewsItemSerializer,
    WholeNewsItemSerializer,
)
