"""Lists mind how precise the dates of their items are."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from tests.factories import NewsItemFactory
from tests.publishing.pages import titles


@pytest.fixture
def march(db):
    """Dated items around two that know no more than March 2023, and one of a bare 2023."""
    for day in ("2023-02-28", "2023-03-01", "2023-03-31", "2023-04-01", "2024-01-01"):
        NewsItemFactory(title=day, published_on=day)
    NewsItemFactory(title="March", published_on="2023-03-01", date_precision="month")
    NewsItemFactory(title="2023", published_on="2023-01-01", date_precision="year")
    NewsItemFactory(title="2023-01-01", published_on="2023-01-01")


def test_newest_first_puts_a_month_and_a_year_after_their_dated_items(client, march):
    assert titles(client.get("/news/")) == [
        *("2024-01-01", "2023-04-01", "2023-03-31", "2023-03-01", "March", "2023-02-28"),
        *("2023-01-01", "2023"),
    ]


def test_oldest_first_puts_a_month_and_a_year_after_their_dated_items(client, march):
    assert titles(client.get("/news/?sort=oldest")) == [
        *("2023-01-01", "2023-02-28", "2023-03-01", "2023-03-31", "March", "2023-04-01", "2023"),
        "2024-01-01",
    ]


@pytest.mark.parametrize("query", ["year=2023", "month=2023-03", "month=3", "month=03"])
def test_a_month_is_found_under_its_year_and_itself(client, march, query):
    assert "March" in titles(client.get(f"/news/?{query}"))


@pytest.mark.parametrize("query", ["month=2023-01", "month=1"])
def test_a_bare_year_is_in_no_month(client, march, query):
    assert "2023" not in titles(client.get(f"/news/?{query}"))
    assert "2023" in titles(client.get("/news/?year=2023"))


@pytest.mark.parametrize(
    ("precision", "shown", "machine"),
    [("day", "1 March 2023", "2023-03-01"), ("month", "March 2023", "2023-03"),
     ("year", "2023", "2023")],
)  # fmt: skip
def test_a_date_shows_as_precise_as_it_is(client, db, precision, shown, machine):
    item = NewsItemFactory(published_on="2023-03-01", date_precision=precision)
    for path in ("/news/", item.get_absolute_url()):
        content = client.get(path).content.decode()
        assert f'<time datetime="{machine}">' in content
        assert shown in content


def test_the_two_seeds_of_march_2023_come_after_that_months_dated_seeds(client, seeded):
    dates = [item.date_in_words for item in client.get("/news/?month=2023-03").context["page_obj"]]
    assert dates[-2:] == ["March 2023"] * 2
    assert "March 2023" not in dates[:-2]


def test_a_published_item_needs_a_date(db):
    with pytest.raises(ValidationError, match="needs a date"):
        NewsItemFactory.build(published_on=None).clean()
    with pytest.raises(IntegrityError):
        NewsItemFactory(published_on=None)


def test_an_undated_item_may_wait_as_a_draft(client, db):
    NewsItemFactory(undated=True)
    assert titles(client.get("/news/")) == []


def test_a_date_is_stored_as_the_first_day_of_what_it_says(db):
    item = NewsItemFactory.build(published_on=date(2023, 3, 17), date_precision="month")
    item.clean()
    assert item.published_on == date(2023, 3, 1)
