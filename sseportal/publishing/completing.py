"""What a visitor may be about to type: names and titles that begin so, each leading to its page.

The setting `SUGGESTED_BY` has the dotted paths of what offers them: functions of a snapshot of the
index, the beginnings of words that were typed, and how many are wanted at most.
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.text import capfirst

from sseportal.publishing.results import items_of
from sseportal.publishing.topics import COUNTRIES, ORGANISATIONS
from sseportal.search.beginnings import TITLE, begin, beginning, typed, words
from sseportal.search.index import current
from sseportal.taxonomy.models import NameKind

MOST = 8
MOST_OF_ONE = 3  # of each but the last, which fills up
SHORTEST = 2  # letters
SHORTEST_OF_A_TITLE = 3


@dataclass(frozen=True)
class Completion:
    """`lang` is that of the label, "" for the language of the page."""

    kind: str  # country, organisation, person, item
    kind_label: str
    label: str
    url: str
    lang: str = ""


@dataclass(frozen=True)
class Known:
    """A term with the words of each of its names."""

    value: str  # in the index
    names: list
    completion: Completion


def completions(text):
    """[Completion] of what was typed, at most MOST."""
    beginnings = typed(text)
    if sum(map(len, beginnings)) < SHORTEST:
        return []
    snapshot = current()
    *some, last = offers()
    found = list(chain.from_iterable(offer(snapshot, beginnings, MOST_OF_ONE) for offer in some))
    return (found + last(snapshot, beginnings, MOST))[:MOST]


@cache
def offers():
    return [import_string(path) for path in settings.SUGGESTED_BY]


def countries(snapshot, beginnings, limit):
    return _terms(COUNTRIES, snapshot, beginnings, limit)


def organisations(snapshot, beginnings, limit):
    return _terms(ORGANISATIONS, snapshot, beginnings, limit)


def titles(snapshot, beginnings, limit):
    """The newest items that have such a title."""
    if sum(map(len, beginnings)) < SHORTEST_OF_A_TITLE:
        return []
    slots = beginning(snapshot, beginnings, TITLE)
    items = items_of(snapshot, snapshot.slots_in(slots, "newest", 0, limit), "for_links").values()
    return [
        Completion("item", kind_of(item), item.title, item.get_absolute_url(), item.language)
        for item in items
    ]


def kind_of(thing):
    return str(capfirst(thing._meta.verbose_name))


def _terms(topic, snapshot, beginnings, limit):
    """The terms of visible items that are called so; first those with exactly such a name, then
    those with the most items."""
    named = [
        (name != beginnings, -len(snapshot.of(topic.parameter, one.value)), one.completion)
        for one in _known(topic, snapshot)
        for name in one.names
        if begin(beginnings, name)
    ]
    used = sorted((row for row in named if row[1]), key=lambda row: (*row[:2], row[2].label))
    return list(dict.fromkeys(completion for _, _, completion in used))[:limit]


def _known(topic, snapshot):
    """[Known] of all public terms, kept until a name changes."""
    key = f"{topic.parameter} as it begins"
    if key not in snapshot.names:
        others = _other_names(topic)
        snapshot.names[key] = [_as_known(topic, term, others[term.pk]) for term in topic.terms()]
    return snapshot.names[key]


def _other_names(topic):
    """{key of a term: [name]}"""
    found = defaultdict(list)
    rows = topic.terms().values_list("pk", "other_names__text", "other_names__kind")
    for key, text, kind in rows:
        if kind != NameKind.PLACE:
            found[key].append(text)
    return found


def _as_known(topic, term, others):
    extra = [getattr(term, "un_name", ""), getattr(term, "acronym", "")]
    names = filter(None, dict.fromkeys([term.name, *extra, *others]))
    completion = Completion(topic.parameter, kind_of(term), _label(term), term.get_absolute_url())
    return Known(str(term.pk), [_words(name) for name in names], completion)


# When one name changes, all are asked for anew.
_words = lru_cache(10_000)(words)


def _label(term):
    acronym = getattr(term, "acronym", "")
    return f"{term.name} ({acronym})" if acronym else term.name
