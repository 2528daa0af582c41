from django.utils.translation import gettext_lazy as _

from news.models import NewsItem
from sseportal.publishing.filter_fields import FacetFilter
from sseportal.publishing.filters import PublicationFilterSet
from sseportal.search.facets import ChoiceFacet


class NewsFilterSet(PublicationFilterSet):
    kind = FacetFilter(ChoiceFacet("kind", _("Kind"), NewsItem.Kind.choices))
    leading_facet = "kind"

    class Meta:
        model = NewsItem
        fields = []
