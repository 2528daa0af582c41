"""What a list should hold, worked out item by item in Python."""

from interviews.models import Profile
from news.models import NewsItem

SHARED = ("country", "organisation", "year", "month", "language")
FACETS = {"news": ("kind", *SHARED), "interviews": ("series", *SHARED)}
MODELS = {"news": NewsItem, "interviews": Profile}


def facts(item):
    """{parameter: the values under which `item` is found}"""
    year, month = f"{item.published_on:%Y}", f"{item.published_on:%m}"
    months = {f"{year}-{month}", str(int(month)), month} if item.date_precision != "year" else set()
    return {
        "country": {country.slug for country in item.countries.all()},
        "organisation": {o.slug for o in item.organisations.all() if o.is_visible},
        "language": {item.language},
        "year": {year},
        "month": months,
        "kind": {getattr(item, "kind", "")},
        "series": {item.series.slug} if hasattr(item, "series") else set(),
    }


class Oracle:
    def __init__(self, app):
        self.items = [(item, facts(item)) for item in MODELS[app].objects.all() if item.is_visible]

    def titles(self, **chosen):
        return {item.title for item, facts in self.matching(chosen)}

    def matching(self, chosen):
        return [
            row for row in self.items if all(row[1][name] & set(chosen[name]) for name in chosen)
        ]

    def counts(self, name, **chosen):
        """{value: count} of a facet: under every filter but its own."""
        others = {other: values for other, values in chosen.items() if other != name}
        found = [facts[name] for _, facts in self.matching(others)]
        listed = {value for values in found for value in values} & self.listed(name)
        return {
            value: sum(value in values for values in found)
            for value in listed | set(chosen.get(name, ()))
        }

    def listed(self, name):
        """The months of all years are not listed, but counted when chosen."""
        values = {value for _, facts in self.items for value in facts[name]}
        return {value for value in values if name != "month" or "-" in value}
