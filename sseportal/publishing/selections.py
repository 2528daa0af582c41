"""Items of every kind together, and how many of them there are of what."""

from dataclasses import dataclass

from pyroaring import BitMap

from sseportal.publishing.models import Publication
from sseportal.publishing.results import Items, items_of
from sseportal.publishing.topics import COUNTRIES, ORGANISATIONS
from sseportal.search.index import current
from sseportal.search.likeness import most_alike
from sseportal.search.text import by_name

# A shared country says more than a shared organisation: most items name the ILO.
WEIGHTS = {COUNTRIES: 2, ORGANISATIONS: 1}


def tag_counts(topic, limit=None):
    """[(term, number of visible items of any kind)], the most first, without those at zero."""
    snapshot = current()
    counts = {int(value): n for value, n in snapshot.counts(topic.parameter, snapshot.all)}
    terms = topic.terms().in_bulk(counts)
    rows = [(term, counts[pk]) for pk, term in terms.items()]
    return sorted(rows, key=lambda row: (-row[1], by_name(row[0])))[:limit]


def year_counts(kind):
    """[(year, number of visible items)] of a kind of content, the latest first."""
    snapshot = current()
    years = snapshot.counts("year", snapshot.of("type", kind))
    return sorted(((int(year), n) for year, n in years), reverse=True)


@dataclass(frozen=True)
class Onward:
    """Where to go from an item: `items`, those of any kind that share the most countries and
    organisations with it, or the newest where none does; and its neighbours of its kind."""

    items: Items = ()
    are_related: bool = False
    newer: Publication | None = None
    older: Publication | None = None


def onward(item, limit):
    """The Onward of a visible item, with at most `limit` others."""
    snapshot, kind = current(), item._meta.app_label
    slot = snapshot.slot_of(kind, item.pk)
    if slot is None:
        return Onward()
    itself = BitMap([slot])
    related = most_alike(snapshot, _shared(snapshot, item), itself, limit)
    others = related or snapshot.slots_in(snapshot.all - itself, "newest", 0, limit)
    newer, older = snapshot.beside(snapshot.of("type", kind), slot)
    beside = items_of(snapshot, [newer, older])
    return Onward(Items(snapshot, others), bool(related), beside.get(newer), beside.get(older))


def _shared(snapshot, item):
    return [
        (snapshot.of(topic.parameter, str(tag.pk)), weight)
        for topic, weight in WEIGHTS.items()
        for tag in item.tags(topic.relation)
    ]
