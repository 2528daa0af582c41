"""A range of dates, from and to, as people type them."""

from datetime import date

import pytest
from django.utils import translation

from sseportal.publishing.periods import read_period
from tests.factories import NewsItemFactory
from tests.publishing.pages import links, tags, titles


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("2023", "2023"), ("March 2023", "2023-03"), ("mar 2023", "2023-03"),
        ("3/2023", "2023-03"), ("2023-03", "2023-03"), ("May 2020", "2020-05"),
        ("21.3.2023", "2023-03-21"), ("21/3/2023", "2023-03-21"), ("2023-03-21", "2023-03-21"),
        ("21 March 2023", "2023-03-21"), ("March 21, 2023", "2023-03-21"),
        ("21st March 2023", "2023-03-21"), ("2023, March 21", "2023-03-21"),
        ("29.2.2024", "2024-02-29"), ("٢٠٢٣", "2023"),
    ],
)  # fmt: skip
def test_a_date_is_read_as_it_is_typed(typed, iso):
    assert str(read_period(typed)) == iso


@pytest.mark.parametrize(
    "typed",
    [
        "", "soon", "March", "3", "31.2.2023", "13/2023", "0/2023", "2023-00", "3/21/2023",
        "21.3.23", "20230321", "2023 2024", "1 2 3 2023", "0000", "2023-03-21T10:00",
        "x" * 10_000, "9" * 5_000,
    ],
)  # fmt: skip
def test_what_is_no_date_is_none(typed):
    assert read_period(typed) is None


def test_months_are_read_in_the_visitor_s_language_and_in_english():
    with translation.override("fr"):
        assert str(read_period("août 2023")) == str(read_period("August 2023")) == "2023-08"


@pytest.mark.parametrize(
    ("typed", "last"),
    [("2023", "2023-12-31"), ("Feb 2024", "2024-02-29"), ("1.2.2024", "2024-02-01")],
)
def test_a_period_lasts_to_its_end(typed, last):
    assert read_period(typed).last == date.fromisoformat(last)


@pytest.fixture
def spring(db):
    for day in ("2023-02-28", "2023-03-01", "2023-03-31", "2023-04-01"):
        NewsItemFactory(title=day, published_on=day)
    NewsItemFactory(title="March", published_on="2023-03-01", date_precision="month")
    NewsItemFactory(title="Year", published_on="2023-01-01", date_precision="year")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("since=March 2023", {"2023-03-01", "2023-03-31", "2023-04-01", "March", "Year"}),
        ("since=2023-03-15", {"2023-03-31", "2023-04-01", "March", "Year"}),
        ("since=1.4.2023", {"2023-04-01", "Year"}),
        ("until=28.2.2023", {"2023-02-28", "Year"}),
        ("until=March 2023", {"2023-02-28", "2023-03-01", "2023-03-31", "March", "Year"}),
        ("since=March 2023&until=March 2023", {"2023-03-01", "2023-03-31", "March", "Year"}),
        ("since=2024", set()),
        ("since=2024&until=2022", set()),
    ],
)
def test_both_ends_are_in_the_range_and_vague_dates_are_with_any_of_their_days(
    client, spring, query, expected
):
    assert set(titles(client.get(f"/news/?{query}"))) == expected


def test_the_range_says_what_it_understood(client, spring):
    page = client.get("/news/?since=1.3.2023&until=2023-4")
    assert tags(page, "input", name="since", value="1 March 2023")
    assert "1 March 2023 – April 2023" in page.text
    assert page.context["feed_path"] == "/news/feed.atom?since=2023-03-01&until=2023-04"
    assert "/news/?until=2023-04" in links(page)


def test_what_is_not_understood_is_told_and_left_out(client, spring):
    page = client.get("/news/?since=soonish")
    assert page.context["total"] == 6
    assert "From: “soonish” is not known here" in page.text


def test_counts_keep_to_the_range(client, spring):
    facets = client.get("/news/?since=1.4.2023").context["selection"].facets()
    (years,) = (facet.options for facet in facets if facet.name == "year")
    assert [(one.value, one.count) for one in years] == [("2023", 2)]


def test_a_range_is_no_page_for_search_engines(client, spring):
    assert 'content="noindex"' in client.get("/news/?since=2023").text
