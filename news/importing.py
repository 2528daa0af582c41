"""How an entry of a listing becomes a news item."""

from news.models import NewsItem
from sseportal.importing.importer import Importer


class NewsImporter(Importer):
    model = NewsItem
    together = [*Importer.together, {"kind", "kind_label"}]

    def fields(self, reading):
        kind = reading["kind"] if reading["kind"] in NewsItem.Kind.values else NewsItem.Kind.NEWS
        return super().fields(reading) | {"kind": kind, "kind_label": reading["kind_label"]}

    @classmethod
    def choices(cls):
        return [
            ({"model": "news", "kind": kind, "series": None}, label)
            for kind, label in NewsItem.Kind.choices
        ]
