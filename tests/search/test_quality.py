"""Known items are found by what people remember of them, in three languages."""

import json
from pathlib import Path

import pytest

from news.filters import NewsFilterSet
from news.models import NewsItem
from sseportal.publishing.models import Status
from sseportal.search.indexing import bring_up_to_date

GOLD = Path(__file__).parents[1] / "gold" / "search"
HITS = 10
AT_LEAST = {"exact": 0.98, "stripped": 0.98, "inflected": 0.98, "misspelt": 0.9}


def read(name):
    return json.loads((GOLD / name).read_text("utf-8"))


@pytest.fixture
def library(db):
    """The items of the gold set, by their ids as addresses."""
    NewsItem.objects.bulk_create(
        NewsItem(
            slug=item["id"],
            published_on=item["date"],
            status=Status.PUBLISHED,
            **{name: item[name] for name in ("title", "summary", "body", "language")},
        )
        for item in read("items.json")
    )
    bring_up_to_date()


def found(query):
    """The slugs of the first hits; of what was meant instead, where nothing was found."""
    selection = NewsFilterSet({"q": query})
    if not selection.total and (meant := selection.meant()):
        selection = NewsFilterSet({"q": meant.query})
    return [item.slug for item in selection.results()[:HITS]]


@pytest.mark.parametrize("kind", AT_LEAST)
def test_known_items_are_found(library, kind):
    queries = [one for one in read("queries.json") if one["kind"] == kind]
    missed = [one for one in queries if not set(one["wants"]) & set(found(one["query"]))]
    assert len(queries) >= 60
    assert 1 - len(missed) / len(queries) >= AT_LEAST[kind], [one["query"] for one in missed]


def test_there_are_enough_queries_in_each_language():
    queries = read("queries.json")
    for language in ("en", "fr", "es"):
        assert sum(one["language"] == language for one in queries) >= 50
