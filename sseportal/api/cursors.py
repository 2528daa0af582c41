"""Where a page ended, so that the next goes on there whatever came or went meanwhile.

By date a cursor holds the key of the last item: nothing is lost or given twice. By title or
relevance it holds the last item and its place: should the item be gone, the next page begins one
place earlier, so that rather one is given twice than lost.
"""

import re
from dataclasses import dataclass

from sseportal.publishing.results import Items
from sseportal.search.snapshot import BY_DATE

_CURSOR = re.compile(
    r"(?P<order>[a-z]+)-"
    r"(?:(?P<key>[0-9a-f]{1,16})|(?P<place>[0-9]{1,9})-(?P<kind>[a-z_]+)-(?P<number>[0-9]{1,18}))"
)


@dataclass(frozen=True)
class Page:
    items: list
    next: str | None  # its cursor


def page_after(cursor, results, order, size):
    """The Page of `results`, which are in `order`, after a cursor ("": the first); None if it is
    no cursor of this order."""
    start = _start(cursor, results, order) if cursor else 0
    if start is None:
        return None
    slots = _slots(results, start, start + size + 1)
    following = _cursor(results, order, start + size, slots[size - 1]) if slots[size:] else None
    return Page(list(Items(results.snapshot, slots[:size])), following)


def _slots(results, start, stop):
    return results.snapshot.slots_in(results.hits, results.order, start, stop)


def _cursor(results, order, place, slot):
    if order in BY_DATE:
        return f"{order}-{results.snapshot.keys[slot]:x}"
    kind, number = results.snapshot.documents[slot]
    return f"{order}-{place}-{kind}-{number}"


def _start(cursor, results, order):
    """The place in the results where the page begins, or None."""
    read = _CURSOR.fullmatch(cursor)
    if not read or read["order"] != order or bool(read["key"]) != (order in BY_DATE):
        return None
    if order in BY_DATE:
        return results.snapshot.passed(results.hits, order, int(read["key"], 16))
    slot = results.snapshot.slot_of(read["kind"], int(read["number"]))
    if slot is not None and slot in results.hits:
        return _slots(results, 0, len(results)).index(slot) + 1
    return max(0, int(read["place"]) - 1)
