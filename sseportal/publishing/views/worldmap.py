"""The countries on a map, each as dark as it has items."""

from django.views.generic import TemplateView

from sseportal.publishing.selections import tag_counts
from sseportal.publishing.topics import COUNTRIES
from sseportal.publishing.worldmap.drawing import draw
from sseportal.search.text import by_name


def items_of(country):
    """The address where a country on the map leads."""
    return country.get_absolute_url()


class MapView(TemplateView):
    template_name = "publishing/map.html"

    def get_context_data(self, **kwargs):
        counts = tag_counts(COUNTRIES)
        counts.sort(key=lambda row: by_name(row[0]))
        return super().get_context_data(**kwargs) | {
            "section": COUNTRIES.relation,
            "topic": COUNTRIES,
            "drawing": draw(counts, items_of),
            "rows": [(country, n, items_of(country)) for country, n in counts],
        }
