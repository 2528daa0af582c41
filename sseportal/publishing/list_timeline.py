"""The timeline of a list: its years or months with counts, each a link that adds or drops it."""

from urllib.parse import urlencode

from django.urls import reverse

from sseportal.publishing.timeline import as_months, timeline
from sseportal.search.facets import MAX_OPTIONS


def timeline_of(selection):
    """The Timeline of a selection, whatever its facets show."""
    sets = [selection.counted_in("year"), selection.counted_in("month")]
    (found,) = selection.remember("timeline", 20_000, lambda: (_timeline_of(selection),), sets)
    return found


def _timeline_of(selection):
    years, toggled = _rows(selection, "year"), toggling(selection)
    if not as_months(_counts(selection, "month")):
        return timeline(years, lambda year: toggled("year", year), values(selection))
    months = _rows(selection, "month")
    coarse = 0 if selection.values["month"] else _total(selection, years) - _total(None, months)
    return timeline(months, lambda month: toggled("month", month), values(selection), coarse)


def toggling(selection):
    """A function of a parameter and its value that gives the address of the list with that value
    as well, or without it where it has it."""
    order, path = selection.order(), reverse(f"{selection.section}:list")
    there, shown = selection.pairs(), selection.display_pairs()

    def toggled(name, value):
        pair = (name, value)
        pairs = [each for each in there if each != pair] if pair in there else [*there, pair]
        pairs.sort(key=lambda each: order[each[0]])
        query = urlencode(pairs + shown)
        return f"{path}?{query}" if query else path

    return toggled


def values(selection):
    return [value for name, value in selection.pairs() if name in {"year", "month"}]


def _rows(selection, name):
    """[(value, label, count)], without the months of any year, which have no place in time."""
    options = selection.facet(name, limit=MAX_OPTIONS).options
    return [(each.value, each.label, each.count) for each in options if len(each.value) in {4, 7}]


def _counts(selection, name):
    """The same with values for labels, which are dear for the months of many years."""
    return [(value, value, n) for value, n in selection.counts(name)]


def _total(selection, rows):
    """The number of items of the chosen rows, of all where none is chosen."""
    chosen = values(selection) if selection else []
    return sum(n for value, _, n in rows if not chosen or value in chosen)
