"""Rooms hold so many bytes, and lose first what nobody asked for."""

from sseportal.search.rooms import Room


def test_what_was_not_asked_for_longest_goes_first():
    room = Room(30)
    for key in "abc":
        room.put(key, key.upper(), 10)
    assert room.get("a") == "A"
    room.put("d", "D", 10)
    assert [room.get(key) for key in "abcd"] == ["A", None, "C", "D"]


def test_a_later_value_takes_the_place_of_the_one_before():
    room = Room(30)
    for size in (30, 5):
        room.put("a", size, size)
    room.put("b", "B", 25)
    assert (room.get("a"), room.get("b")) == (5, "B")


def test_what_is_larger_than_the_room_is_not_kept():
    room = Room(10)
    room.put("a", "A", 11)
    assert room.get("a") is None
    assert len(room) == 0
