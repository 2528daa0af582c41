"""What a selection holds, in an order, fetched as far as it is looked at."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from sseportal.publishing.registry import publication_models
from sseportal.search.index import current


class Items(Sequence):
    """Visible items of any kind, as lists show them, of these slots in their order. They are not
    asked for before they are looked at; what was withdrawn since the snapshot is missing."""

    def __init__(self, snapshot, slots):
        self.snapshot, self.slots = snapshot, slots

    def __len__(self):
        return len(self.slots)

    def __bool__(self):
        return bool(self.slots)

    def __iter__(self):
        return iter(self._items)

    def __getitem__(self, at):
        return self._items[at]

    @cached_property
    def _items(self):
        found = items_of(self.snapshot, self.slots)
        return [found[slot] for slot in self.slots if slot in found]


class Results(Sequence):
    """The set `hits` of a snapshot in an `order` of it; slices are Items."""

    def __init__(self, snapshot, hits, order="newest"):
        self.snapshot, self.hits, self.order = snapshot, hits, order

    def __len__(self):
        return len(self.hits)

    def __getitem__(self, at):
        if isinstance(at, slice):
            start, stop, _step = at.indices(len(self))
            slots = self.snapshot.slots_in(self.hits, self.order, start, stop)
            return Items(self.snapshot, slots)
        return self[at : at + 1][0]

    def chunks(self, size):
        """All of them, in lists of `size`."""
        return (self[start : start + size] for start in range(0, len(self), size))


def items_of(snapshot, slots, shown="for_cards"):
    """{slot: its visible item, with what is `shown` of it}"""
    documents = {slot: snapshot.documents[slot] for slot in slots if slot is not None}
    items = _items(documents.values(), shown)
    return {slot: items[each] for slot, each in documents.items() if each in items}


def _items(documents, shown):
    wanted = defaultdict(list)
    for kind, number in documents:
        wanted[kind].append(number)
    return {
        (kind, item.pk): item
        for kind, model in models_by_kind().items()
        if kind in wanted
        for item in getattr(_visible(model, wanted[kind]), shown)()
    }


def _visible(model, ids):
    return model.objects.visible().filter(pk__in=ids).order_by()


def models_by_kind():
    """{what the index calls it: model}"""
    return {model._meta.app_label: model for model in publication_models()}


def newest_of_all(**having):
    """Results: everything visible that has these values of facets, `country=12`."""
    snapshot = current()
    hits = snapshot.all
    for facet, value in having.items():
        hits = hits & snapshot.of(facet, str(value))
    return Results(snapshot, hits)
