from django.utils.translation import gettext_lazy as _

from interviews.models import Profile, Series
from sseportal.publishing.filter_fields import FacetFilter
from sseportal.publishing.filters import PublicationFilterSet
from sseportal.search.facets import RelatedFacet


class ProfileFilterSet(PublicationFilterSet):
    series = FacetFilter(RelatedFacet("series", _("Series"), Series.objects.all, only_used=True))
    leading_facet = "series"

    class Meta:
        model = Profile
        fields = []
