"""Items as lists show them, rendered once for each state of an item."""

from functools import partial

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from sseportal.publishing.kept import from_items, kept
from sseportal.publishing.results import models_by_kind
from sseportal.search.highlights import Highlighter

END = "</article>"


def cards(items, level, query=None):
    """The markup of each of `items` (an `Items`), headed by `h<level>`; with a Query, its words are
    marked, and what the card does not say is shown by a stretch of the text."""
    snapshot, kind = items.snapshot, (level, get_language())
    make = from_items(snapshot, partial(_card, level))
    plain = partial(kept, snapshot, kind=("card", *kind), make=make)
    if not query:
        return list(plain(items.slots).values())

    def found(slots):
        return _marked(snapshot, plain(slots), query)

    return list(kept(snapshot, items.slots, ("found", *kind), found, query).values())


def _card(level, item):
    return render_to_string(item.card_template, {"item": item, "level": level}).strip()


def _marked(snapshot, found, query):
    """{slot: markup} with the words of the query marked"""
    highlighters = {code: Highlighter(query, code) for code in snapshot.having.get("language", {})}
    marked, silent = {}, {}
    for slot, html in found.items():
        highlighter = highlighters[snapshot.values_of("language", slot)[0]]
        marked[slot], terms = highlighter.mark(html)
        if len(terms) < len(query.wanted):
            silent[slot] = highlighter
    for slot, text in _texts(snapshot, silent).items():
        if snippet := silent[slot].snippet(text):
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
