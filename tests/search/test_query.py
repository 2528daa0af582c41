"""What visitors type is read as they mean it."""

import pytest

from sseportal.search.query import MAX_TERMS, read_query


def said(text):
    query = read_query(text)
    return [term.said for term in query.wanted], [term.said for term in query.unwanted]


@pytest.mark.parametrize(
    ("typed", "wanted", "unwanted"),
    [
        ("Dairy  dairy DAIRY", ["Dairy", "dairy", "DAIRY"], []),
        ("«ILO»", ["ILO"], []),
        ("100% a_b", ["100"], []),
        ('"social economy" kenya', ["social economy", "kenya"], []),
        ("“social economy”", ["social economy"], []),
        ("kenya -uganda", ["kenya"], ["uganda"]),
        ('kenya -"east africa"', ["kenya"], ["east africa"]),
        ("co-operative", ["co-operative"], []),
        ("-", [], []),
        ('"', [], []),
        ("*** !!! ''", [], []),
        ("🐝", [], []),
        ("the history of a bank", ["history", "bank"], []),
        ("the", ["the"], []),
        ("l’économie", ["économie"], []),
        ("coop*", ["coop"], []),
    ],
)
def test_a_query_is_read(typed, wanted, unwanted):
    assert said(typed) == (wanted, unwanted)


def test_what_is_written_twice_is_asked_once():
    assert len(read_query("weaver weaver").wanted) == 1


def test_a_long_query_is_cut():
    query = read_query(" ".join(f"word{n}" for n in range(100)))
    assert len(query.wanted) == MAX_TERMS
