"""Where nothing is found, the page says what was meant, and how much that finds."""

import pytest

from news.filters import NewsFilterSet
from news.models import NewsItem
from sseportal.search import spelling
from tests.factories import NewsItemFactory


@pytest.fixture
def items(db):
    NewsItemFactory(title="Les coopératives d’Abidjan", language="fr", countries=["kenya"])
    NewsItemFactory.create_batch(2, title="Weavers meet in Nairobi", countries=["kenya"])
    NewsItemFactory(title="Bakers meet in Mombasa", kind="event")


def meant(query, **filters):
    found = NewsFilterSet({"q": query} | filters).meant()
    return found and (found.query, found.count)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("waevers", ("weavers", 2)),
        ("weavrs nairobbi", ("weavers nairobi", 2)),
        ("coperatives abidjan", ("coopératives abidjan", 1)),
        ("bakers -mombasaa weavrs", None),
        ("weavers zzzzzz", None),
        ("zzzzzz", None),
        ("-weavers -bakers -coopératives", None),
    ],
)
def test_near_words_that_find_something_are_meant(items, typed, expected):
    assert meant(typed) == expected


def test_nothing_is_meant_on_an_empty_site(db, monkeypatch):
    monkeypatch.setattr(spelling, "_vocabularies", {})
    assert meant("weavers") is None


def test_filters_hold_for_what_was_meant(items):
    assert meant("wevers", kind=["event"]) is None
    assert meant("backers", kind=["event"]) == ("bakers", 1)


def test_nothing_is_meant_where_something_is_found(items):
    assert meant("weavers") is None


def test_words_of_what_was_withdrawn_are_not_suggested(items):
    assert meant("mombassa") == ("mombasa", 1)
    NewsItem.objects.filter(kind="event").update(status=NewsItem.Status.DRAFT)
    assert meant("mombassa") is None


def test_the_page_leads_to_what_was_meant(client, items):
    response = client.get("/news/?q=waevers&country=kenya")
    assert "Did you mean" in response.text
    assert 'href="/news/?q=weavers&amp;country=kenya"' in response.text
    assert "2 items" in response.text
