from django.utils.translation import gettext_lazy as _

from interviews.models import Profile, Series
from sseportal.publishing.addresses import moved
from sseportal.publishing.filter_fields import MovedFilter
from sseportal.publishing.filters import PublicationFilterSet
from sseportal.search.facets import RelatedFacet


class SeriesFacet(RelatedFacet):
    def moved(self, slugs):
        return moved(Series.objects.visible(), slugs)


class ProfileFilterSet(PublicationFilterSet):
    series = MovedFilter(SeriesFacet("series", _("Series"), Series.objects.all, only_used=True))
    leading_facet = "series"

    class Meta:
        model = Profile
        fields = []
