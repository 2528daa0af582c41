"""The search finds words in any form, phrases and beginnings, the same on either database."""

import pytest

from news.filters import NewsFilterSet
from tests.factories import NewsItemFactory


def found(query, **texts):
    return [item.title for item in NewsFilterSet({"q": query} | texts).results()[:]]


TITLES = [
    "Dairy co-operatives in Türkiye",
    "Cooperatives of weavers meet",
    "Les coopératives agricoles s’unissent",
    "La cooperación de las trabajadoras",
    "合作社发展",
    "Women’s savings groups",
    "A social economy, and solidarity",
    "The solidarity economy is social",
]


@pytest.fixture
def titles(db):
    for number, title in enumerate(TITLES):
        language = {2: "fr", 3: "es", 4: "zh"}.get(number, "en")
        NewsItemFactory(title=title, language=language)


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("turkiye", [0]),
        ("TÜRKİYE", [0]),
        ("weaver", [1]),
        ("cooperative", [0, 1, 2, 3]),
        ("co-operative", [0, 1, 2, 3]),
        ("coopérative agricole", [2]),
        ("cooperatives agricoles", [2]),
        ("las cooperaciones", [0, 1, 2, 3]),
        ("trabajadora", [3]),
        ("合作", [4]),
        ("合作社", [4]),
        ("womens saving", [5]),
        ("women saving", [5]),
        ('"solidarity economy"', [7]),
        ('"economy and solidarity"', [6]),
        ("economy solidarity", [6, 7]),
        ("solidarity -meet -is", [6]),
        ("-cooperative -women", [4, 6, 7]),
        ("unheard", []),
    ],
)
def test_words_are_found_in_their_forms(titles, query, numbers):
    assert sorted(found(query)) == sorted(TITLES[number] for number in numbers)


def test_words_may_stand_in_different_fields(db):
    NewsItemFactory(title="Weavers", body="They met in a hall.", countries=["peru"])
    assert found("weaver hall peru") == ["Weavers"]


def test_the_title_says_more_than_the_summary_and_that_more_than_the_body(db):
    NewsItemFactory(title="In the body", body="weavers", published_on="2024-01-03")
    NewsItemFactory(title="In the summary", summary="weavers", published_on="2024-01-02")
    NewsItemFactory(title="Weavers in the title", published_on="2024-01-01")
    assert found("weavers") == ["Weavers in the title", "In the summary", "In the body"]
    assert found("weavers", sort="newest")[0] == "In the body"


def test_a_rare_word_says_more_than_a_common_one(db):
    NewsItemFactory.create_batch(8, title="Weavers", summary="meet")
    NewsItemFactory(title="Weavers", body="alpaca", published_on="2026-06-03")
    NewsItemFactory(title="Alpaca", body="weavers", published_on="2020-01-01")
    assert found("weavers alpaca") == ["Alpaca", "Weavers"]


def test_equal_ones_come_newest_first(db):
    for day in ("2024-01-02", "2024-03-01", "2023-05-05"):
        NewsItemFactory(title=f"Weavers {day}", published_on=day)
    assert found("weavers") == ["Weavers 2024-03-01", "Weavers 2024-01-02", "Weavers 2023-05-05"]


@pytest.mark.parametrize(
    "query",
    ['a" OR "b', "NEAR(a b)", "title:x", "{title}:x", "x^2", "(a", "a)", "AND", "NOT x", "'; --",
     "a:*", "!a", "a <-> b", "a & b", "\\", "a\\'b", '"a', "-*", "½", "①②", "ﬁ", "ǅ", "ß*", "İ*",
     "word " * 500, "x" * 5000, "é" * 5000, "合" * 5000, "-a -b -c", '""', '"the"', "🐝 🐝"],
)  # fmt: skip
def test_no_query_breaks_the_search(titles, query):
    found(query)


def test_a_very_long_text_is_indexed(db):
    words = " ".join(f"word{number}" for number in range(60_000))
    NewsItemFactory(title="Long", body=words)
    assert found("word17") == ["Long"]


def test_what_was_sought_before_is_found_as_it_is_now(db):
    first, second, third = (NewsItemFactory(title=f"Weavers {n}") for n in range(3))
    assert set(found("weavers")) == {"Weavers 0", "Weavers 1", "Weavers 2"}
    first.title = "Bakers"
    first.save()
    second.delete()
    NewsItemFactory(title="Weavers of Peru", published_on="2001-01-01")
    assert set(found("weavers")) == {"Weavers 2", "Weavers of Peru"}
    assert found("bakers") == ["Bakers"]
    third.title = "Weavers and bakers"
    third.save()
    assert set(found("bakers")) == {"Bakers", "Weavers and bakers"}
