"""Cards are kept by the state of their item, and a list never lacks one."""

from sseportal.publishing import cards
from sseportal.publishing.results import newest_of_all
from tests.factories import NewsItemFactory


def test_a_list_is_whole_when_the_room_for_cards_is_full(db, monkeypatch):
    monkeypatch.setattr(cards, "KEPT", 3)
    NewsItemFactory.create_batch(5)
    results = newest_of_all()
    assert len(cards.cards(results[:2], 2)) == 2
    assert len(cards.cards(results[:5], 2)) == 5
    assert len(cards.cards(results[:5], 2)) == 5


def test_what_is_kept_is_bounded(db, monkeypatch):
    monkeypatch.setattr(cards, "KEPT", 3)
    NewsItemFactory.create_batch(9)
    results = newest_of_all()
    for start in range(0, 9, 3):
        cards.cards(results[start : start + 3], 2)
    assert len(results.snapshot.cards) <= 6
