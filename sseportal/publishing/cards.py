"""Items as lists show them, rendered once for each state of an item.

An item that changes, or anything that it is shown with, gets another slot in the index; so a card
that is kept by its slot is never behind.
"""

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from sseportal.publishing.results import items_of, models_by_kind
from sseportal.search.highlights import Highlighter

KEPT = 5000
END = "</article>"


def cards(items, level, query=None):
    """The markup of each of `items` (an `Items`), headed by `h<level>`; with a Query, its words are
    marked, and what the card does not say is shown by a stretch of the text."""
    snapshot, slots = items.snapshot, items.slots
    found = _kept(snapshot, slots, level)
    found |= _rendered(snapshot, [slot for slot in slots if slot not in found], level)
    found = {slot: found[slot] for slot in slots if slot in found}
    return list(_marked(snapshot, found, query).values() if query else found.values())


def _kept(snapshot, slots, level):
    """{slot: markup} of those that were rendered before"""
    told = ((slot, snapshot.cards.get((slot, level, get_language()))) for slot in slots)
    return {slot: html for slot, html in told if html}


def _rendered(snapshot, slots, level):
    """{slot: markup}, which is kept."""
    found = {
        slot: render_to_string(item.card_template, {"item": item, "level": level}).strip()
        for slot, item in items_of(snapshot, slots).items()
    }
    if len(snapshot.cards) + len(found) > KEPT:
        snapshot.cards.clear()
    snapshot.cards.update({(slot, level, get_language()): html for slot, html in found.items()})
    return found


def _marked(snapshot, found, query):
    """{slot: markup} with the words of the query marked"""
    by_language = {code: Highlighter(query, code) for code in snapshot.having.get("language", {})}
    marked, silent = {}, []
    for slot, html in found.items():
        highlighter = by_language[snapshot.value_of("language", slot)]
        marked[slot], terms = highlighter.mark(html)
        if len(terms) < len(query.wanted):
            silent.append(slot)
    for slot, text in _texts(snapshot, silent).items():
        highlighter = by_language[snapshot.value_of("language", slot)]
        if snippet := highlighter.snippet(text):
            paragraph = f'<p class="snippet">{snippet}</p>{END}'
            marked[slot] = marked[slot].removesuffix(END) + paragraph
    return {slot: mark_safe(html) for slot, html in marked.items()}


def _texts(snapshot, slots):
    """{slot: all that the item's page says beside what its card does}"""
    wanted = {snapshot.documents[slot]: slot for slot in slots}
    found = {}
    for kind, model in models_by_kind().items():
        numbers = [number for other, number in wanted if other == kind]
        if numbers:
            for item in model.objects.visible().filter(pk__in=numbers).for_snippets():
                found[wanted[kind, item.pk]] = "\n".join([item.summary, *item.body_texts()])
    return found
