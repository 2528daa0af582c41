"""What a selection holds, in an order, fetched as far as it is looked at."""

from collections import defaultdict
from collections.abc import Sequence

from sseportal.publishing.registry import publication_models
from sseportal.search.index import current


class Results(Sequence):
    """Visible items of any kind, as lists show them: the set `hits` of a snapshot, in an `order`
    of it. Slices are lists; what was withdrawn since the snapshot is missing from them."""

    def __init__(self, snapshot, hits, order="newest"):
        self.snapshot, self.hits, self.order = snapshot, hits, order

    def __len__(self):
        return len(self.hits)

    def __getitem__(self, at):
        if isinstance(at, slice):
            start, stop, _step = at.indices(len(self))
            return fetch(self.snapshot.page(self.hits, self.order, start, stop))
        return self[at : at + 1][0]

    def chunks(self, size):
        """All of them, in lists of `size`."""
        return (self[start : start + size] for start in range(0, len(self), size))


def fetch(documents, shown="for_cards"):
    """The visible items of [(kind, id)], in this order, with what is `shown` of them."""
    items = _items(documents, shown)
    return [items[each] for each in documents if each in items]


def items_of(snapshot, slots):
    """{slot: its visible item}"""
    documents = {slot: snapshot.documents[slot] for slot in slots if slot is not None}
    items = _items(documents.values())
    return {slot: items[each] for slot, each in documents.items() if each in items}


def _items(documents, shown="for_cards"):
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
