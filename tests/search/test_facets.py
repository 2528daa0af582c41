"""A facet names its options, narrows by them and counts them."""

from datetime import date

import pytest
from django.utils.translation import gettext_lazy as _

from news.models import NewsItem
from sseportal.search.facets import ChoiceFacet, MonthFacet, RelatedFacet, YearFacet
from sseportal.taxonomy.models import Country
from tests.factories import NewsItemFactory

KIND = ChoiceFacet(_("Kind"), "kind", NewsItem.Kind.choices)
COUNTRY = RelatedFacet(_("Country"), "countries", Country.objects.all)
YEAR, MONTH = YearFacet(_("Year")), MonthFacet(_("Month"))


@pytest.mark.parametrize(
    ("facet", "values", "labels"),
    [
        (KIND, ["event", "gossip"], {"event": "Event"}),
        (COUNTRY, ["turkiye", "fiji", "Fiji", "a b", "\0"], {"turkiye": "Türkiye", "fiji": "Fiji"}),
        (YEAR, ["2023", "0", "99999", "٢٠٢٣", "2023 "], {"2023": "2023"}),
        (MONTH, ["2023-03", "3", "12", "13", "0", "2023-13"],
         {"2023-03": "March 2023", "3": "March", "12": "December"}),
    ],
)  # fmt: skip
def test_a_facet_knows_the_values_that_exist(db, facet, values, labels):
    assert facet.labels(values) == labels


def options(facet, *chosen):
    found = facet.options(NewsItem.objects.all(), facet.labels(chosen))
    return [(option.value, option.count, option.chosen) for option in found]


@pytest.fixture
def items(db):
    NewsItemFactory(kind="event", published_on=date(2023, 3, 1), countries=["kenya", "peru"])
    NewsItemFactory(kind="event", published_on=date(2024, 3, 9), countries=["kenya"])
    NewsItemFactory(published_on=date(2023, 1, 1), date_precision="year")


def test_options_are_counted(items):
    assert options(KIND) == [("event", 2, False), ("news", 1, False)]
    assert options(COUNTRY) == [("kenya", 2, False), ("peru", 1, False)]
    assert options(YEAR) == [("2024", 1, False), ("2023", 2, False)]
    assert options(MONTH) == [("2024-03", 1, False), ("2023-03", 1, False)]


def test_a_chosen_option_stays_at_zero(items):
    assert options(KIND, "call")[-1] == ("call", 0, True)
    assert options(COUNTRY, "fiji", "peru") == [
        ("kenya", 2, False), ("peru", 1, True), ("fiji", 0, True),
    ]  # fmt: skip


@pytest.mark.parametrize("march", ["3", "03"])
def test_a_month_of_any_year_counts_them_all(items, march):
    assert options(MONTH, march)[-1] == (march, 2, True)
    assert MONTH.narrow(NewsItem.objects.all(), [march]).count() == 2
