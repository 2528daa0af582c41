"""A facet names its options, narrows by them and counts them."""

from datetime import date

import pytest

from news.filters import NewsFilterSet
from sseportal.search.index import current
from tests.factories import NewsItemFactory

FACETS = {name: f.facet for name, f in NewsFilterSet.base_filters.items() if hasattr(f, "facet")}


@pytest.mark.parametrize(
    ("name", "values", "labels"),
    [
        ("kind", ["event", "gossip"], {"event": "Event"}),
        ("country", ["turkiye", "fiji", "Fiji", "a b", "\0"],
         {"turkiye": "Türkiye", "fiji": "Fiji"}),
        ("country", ["africa", "kenya"], {"africa": "Africa", "kenya": "Kenya"}),
        ("year", ["2023", "0", "99999", "٢٠٢٣", "2023 "], {"2023": "2023"}),
        ("month", ["2023-03", "3", "12", "13", "0", "2023-13"],
         {"2023-03": "March 2023", "3": "March", "12": "December"}),
        ("language", ["fr", "xx"], {"fr": "French"}),
    ],
)  # fmt: skip
def test_a_facet_knows_the_values_that_exist(db, name, values, labels):
    assert FACETS[name].labels(current(), values) == labels


def options(name, *chosen):
    facet, snapshot = FACETS[name], current()
    found, _more = facet.options(snapshot, snapshot.all, facet.labels(snapshot, chosen))
    return [(option.value, option.count, option.chosen) for option in found]


@pytest.fixture
def items(db):
    NewsItemFactory(kind="event", published_on=date(2023, 3, 1), countries=["kenya", "peru"])
    NewsItemFactory(kind="event", published_on=date(2024, 3, 9), countries=["kenya"])
    NewsItemFactory(published_on=date(2023, 1, 1), date_precision="year")


def test_options_are_counted(items):
    assert options("kind") == [("event", 2, False), ("news", 1, False)]
    assert options("country") == [
        ("africa", 2, False), ("kenya", 2, False), ("americas", 1, False), ("peru", 1, False),
    ]  # fmt: skip
    assert options("year") == [("2024", 1, False), ("2023", 2, False)]
    assert options("month") == [("2024-03", 1, False), ("2023-03", 1, False)]


def test_a_chosen_option_stays_at_zero(items):
    assert options("kind", "call")[-1] == ("call", 0, True)
    found = options("country", "fiji", "peru")
    assert ("peru", 1, True) in found and ("fiji", 0, True) in found


@pytest.mark.parametrize("march", ["3", "03"])
def test_a_month_of_any_year_counts_them_all(items, march):
    assert options("month", march)[-1] == (march, 2, True)
    assert len(FACETS["month"].narrow(current(), [march])) == 2
