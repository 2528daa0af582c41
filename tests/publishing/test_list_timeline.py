"""The timeline of a list: its bars count and lead as the facets of years and months do."""

from datetime import date

import pytest
from django.http import QueryDict

from news.filters import NewsFilterSet
from sseportal.publishing.list_timeline import timeline_of
from tests.factories import NewsItemFactory

SELECTIONS = [
    *("", "country=kenya", "year=2023", "year=2023&year=2024", "year=2023&month=2023-03"),
    *("month=3", "month=2023-03", "q=ilo&sort=oldest", "kind=news&since=2022"),
]


def drawn(query):
    return timeline_of(NewsFilterSet(QueryDict(query)))


@pytest.mark.parametrize("query", SELECTIONS)
def test_a_bar_without_others_chosen_leads_to_as_many_as_it_says(client, seeded, query):
    rows = drawn(query).rows
    assert rows
    chosen = any(row.is_chosen for row in rows)
    for row in rows:
        response = client.get(row.url)
        assert response.status_code == 200, "not redirected: the parameters are in order"
        if not chosen:
            assert response.context["total"] == row.count


def test_years_are_drawn_until_one_is_chosen_and_then_its_months(seeded):
    assert {len(row.label) for row in drawn("").rows} == {4}
    assert [row.label for row in drawn("year=2024").rows] == ["January 2024", "February 2024"]


def test_a_bar_adds_its_value_and_a_chosen_one_drops_it(seeded):
    january, february = drawn("year=2024&month=2024-01&sort=title").rows
    assert (january.is_chosen, february.is_chosen) == (True, False)
    assert january.url == "/news/?year=2024&sort=title"
    assert february.url == "/news/?year=2024&month=2024-01&month=2024-02&sort=title"


def test_items_dated_by_a_year_alone_are_named_beside_its_months(db):
    NewsItemFactory(published_on=date(2023, 1, 1), date_precision="year")
    NewsItemFactory(published_on=date(2023, 5, 1), date_precision="month")
    NewsItemFactory(published_on=date(2001, 5, 1))
    months = drawn("year=2023")
    assert [(row.label, row.count) for row in months.rows] == [("May 2023", 1)]
    assert months.coarse == 1
