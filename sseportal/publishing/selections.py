"""Items of every kind together, and how many of them there are of what."""

from dataclasses import dataclass

from pyroaring import BitMap

from sseportal.publishing.dates import Precision
from sseportal.publishing.kept import from_items, kept
from sseportal.publishing.models import Publication
from sseportal.publishing.registry import publication_models
from sseportal.publishing.results import Items, Results
from sseportal.publishing.topics import COUNTRIES, ORGANISATIONS
from sseportal.publishing.translations import versions_beside
from sseportal.search.index import current
from sseportal.search.likeness import most_alike
from sseportal.search.text import by_name

# A shared country says more than a shared organisation: most items name the ILO.
WEIGHTS = {COUNTRIES: 2, ORGANISATIONS: 1}


def tag_counts(topic, limit=None):
    """[(term, number of visible items of any kind)], the most first, without those at zero."""
    snapshot = current()
    return _counted(snapshot, topic, snapshot.all)[:limit]


def _counted(snapshot, topic, among, but=None):
    counts = {int(value): n for value, n in snapshot.counts(topic.parameter, among)}
    terms = topic.terms().in_bulk(counts)
    rows = [(term, counts[pk]) for pk, term in terms.items() if term != but]
    return sorted(rows, key=lambda row: (-row[1], by_name(row[0])))


def year_counts(kind):
    """[(year, number of visible items)] of a kind of content, the latest first."""
    snapshot = current()
    years = snapshot.counts("year", snapshot.of("type", kind))
    return sorted(((int(year), n) for year, n in years), reverse=True)


def hits_about(snapshot, about):
    """The set of the visible items of any kind that an About holds."""
    hits = snapshot.of(about.topic.parameter, str(about.term.pk))
    for facet, value in about.period_pairs:
        hits &= snapshot.of(facet, value)
    return hits


def items_about(model, about):
    """The Results of one kind that an About holds."""
    snapshot = current()
    return Results(snapshot, hits_about(snapshot, about) & _of_kind(snapshot, model))


def _of_kind(snapshot, model):
    return snapshot.of("type", model._meta.app_label)


def dates_about(about):
    """{model: {(year, month): number of visible items}}; month is None when dated by year alone."""
    snapshot = current()
    hits = hits_about(snapshot, about)
    return {
        model: _dates(snapshot, hits & _of_kind(snapshot, model)) for model in publication_models()
    }


def _dates(snapshot, hits):
    by_month = {(int(month[:4]), int(month[5:])): n for month, n in snapshot.counts("month", hits)}
    undated = hits & snapshot.of("precision", str(Precision.values.index(Precision.YEAR)))
    return by_month | {(int(year), None): n for year, n in snapshot.counts("year", undated)}


def counts_together(about, other):
    """[(term of the topic `other`, number of visible items of any kind with both)], most first."""
    snapshot = current()
    return _counted(snapshot, other, hits_about(snapshot, about), but=about.term)


@dataclass(frozen=True)
class Onward:
    """Where to go from an item: `items`, those of any kind that share the most countries and
    organisations with it, or the newest where none does; and its neighbours of its kind."""

    items: Items = ()
    are_related: bool = False
    newer: Publication | None = None
    older: Publication | None = None


def onward(snapshot, slot, limit, but=()):
    """The Onward of the item in a slot, with at most `limit` others and none of the slots `but`."""
    if slot is None:
        return Onward()
    left_out, kind = BitMap([slot, *but]), snapshot.documents[slot][0]
    beside = snapshot.beside(snapshot.of("type", kind), slot)
    related = snapshot.remember(
        ("related", slot, limit, *but),
        lambda slots: 8 * len(slots) + 200,
        lambda: most_alike(snapshot, _shared(snapshot, slot), left_out, limit),
    )
    return _onward(snapshot, related, left_out, beside, limit)


def onward_from(snapshot, item, limit):
    """The Onward that an item in memory will have, seen or not."""
    kind = item._meta.app_label
    left_out = BitMap(versions_beside(snapshot, item)) | snapshot.slots_of(kind, item.pk)
    shared = [
        (snapshot.of(topic.parameter, str(tag.pk)), weight)
        for topic, weight in WEIGHTS.items()
        for tag in item.tags(topic.relation)
    ]
    beside = (None, None)
    if item.published_on:
        precision = Precision.values.index(item.date_precision)
        key = snapshot.key_of(kind, item.pk, item.published_on, precision)
        among = snapshot.of("type", kind) - snapshot.slots_of(kind, item.pk)
        beside = snapshot.around(among, key)
    related = most_alike(snapshot, shared, left_out, limit)
    return _onward(snapshot, related, left_out, beside, limit)


def _onward(snapshot, related, left_out, neighbours, limit):
    others = related or snapshot.slots_in(snapshot.all - left_out, "newest", 0, limit)
    newer, older = neighbours
    beside = [each for each in (newer, older) if each is not None]
    links = kept(snapshot, beside, "link", from_items(snapshot, lambda item: item, "for_links"))
    return Onward(Items(snapshot, others), bool(related), links.get(newer), links.get(older))


def _shared(snapshot, slot):
    return [
        (snapshot.of(topic.parameter, value), weight)
        for topic, weight in WEIGHTS.items()
        for value in snapshot.values_of(topic.parameter, slot)
    ]
