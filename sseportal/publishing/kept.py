"""What is rendered of items, kept for each state of an item.

An item that changes, or anything that it is shown with, gets another slot in the index; so what is
kept by its slot is never behind. All goes when the name of something else changes. Nothing is kept
while templates are being worked on.
"""

from django.conf import settings

from sseportal.publishing.results import items_of
from sseportal.search.rooms import Room

ALSO = 300  # bytes that each takes beside what it says, roughly


def kept(snapshot, slots, kind, make, beside=()):
    """{slot: what is made of its visible item}, in the order of `slots`, without those that have
    none.

    `kind` tells apart what is made of one item, `beside` is all else that it depends on, both
    hashable. `make` gives the same of slots of which nothing is kept; nothing is None.
    """
    room = _room(snapshot)
    told = ((slot, room.get((kind, slot, beside))) for slot in slots)
    found = {slot: one for slot, one in told if one is not None}
    if missing := [slot for slot in slots if slot not in found]:
        made = make(missing)
        for slot, one in made.items():
            room.put((kind, slot, beside), one, len(repr(one)) + ALSO)
        found |= made
    return {slot: found[slot] for slot in slots if slot in found}


def from_items(snapshot, make, shown="for_cards"):
    """A `make` for `kept` that makes something of each item, with what is `shown` of it."""
    return lambda slots: {
        slot: make(item) for slot, item in items_of(snapshot, slots, shown).items()
    }


def slot_called(snapshot, model, slug):
    """The slot of the visible item with this slug, None where there is none."""
    kind, room = model._meta.app_label, _room(snapshot)
    slot = room.get(("slug", kind, slug))
    if slot is not None and slot in snapshot.all:
        return slot
    item = model.objects.visible().filter(slug=slug).values_list("pk").first()
    slot = item and snapshot.slot_of(kind, *item)
    if slot is not None:
        room.put(("slug", kind, slug), slot, ALSO)
    return slot


def _room(snapshot):
    return Room(0) if settings.DEBUG else snapshot.kept
