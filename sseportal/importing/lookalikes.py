"""Items whose titles are nearly those of new entries: to suggest to an editor, never to merge.

What nearly is, is told by `sseportal.titles`.
"""

from collections import defaultdict
from datetime import date
from functools import cached_property
from typing import NamedTuple

from sseportal.importing.chunks import in_chunks
from sseportal.importing.identity import title_key
from sseportal.titles import NEAR, are_alike, letters_of, likeness, words_of

MOST = 5
# More items of one title, or of one day, are not looked through: the time must stay linear.
CROWD = 300


class Lookalikes:
    """Looks up the items of the entries' time once; `of` then costs a day's items at most."""

    def __init__(self, importers, entries):
        self.importers, self.entries = list(importers), entries
        self.by_letters, self.by_day = defaultdict(list), defaultdict(list)
        days = [date.fromisoformat(day) for e in entries if (day := e.corrected["date"])]
        if days:
            for importer in self.importers:
                self._recall(importer, min(days) - NEAR, max(days) + NEAR)

    def of(self, entry):
        """[(content type's id, item's id)], the likest first."""
        if not self.by_day or (day := _day(entry)) is None:
            return []
        title = entry.corrected["title"]
        words, same = words_of(title), self.by_letters[letters_of(title)]
        there = {*same[:CROWD], *self.by_day[day][:CROWD]}
        like = [one for one in there if are_alike(words, day, one.words, one.day)]
        found = sorted(like, key=lambda one: (-likeness(words, one.words), one.target))
        return [one.target for one in found[:MOST]]

    def same(self, entry):
        """Those of exactly its title and day."""
        if not self.by_day or (day := _day(entry)) is None:
            return []
        key, there = entry.identity.title, self.by_day[day][:CROWD]
        return [one.target for one in there if title_key(one.title) == key]

    def elsewhen(self, entry):
        """Of the items of its title, whatever their days, the nearest; None without any."""
        if not self._namesakes:
            return None
        there = self._namesakes.get(letters_of(entry.corrected["title"]), [])[:CROWD]
        day = _day(entry) or date.max
        nearest = min(there, key=lambda one: abs((one.day or date.min) - day), default=None)
        return nearest and nearest.target

    @cached_property
    def _namesakes(self):
        """{letters of a title: [_Titled], the newest first} of all entries' titles."""
        letters = {letters_of(entry.corrected["title"]) for entry in self.entries}
        found = defaultdict(list)
        for importer in self.importers:
            kind, rows = importer.content_type.pk, importer.model._default_manager
            keys = map(importer.model._meta.get_field("title_key").part_of, filter(None, letters))
            named = rows.order_by("-published_on").values_list(
                "pk", "title", "published_on", named=True
            )
            for one in in_chunks(named, "title_key", keys):
                titled = _Titled((kind, one.pk), one.title, "", one.published_on)
                found[letters_of(one.title)].append(titled)
        return found

    def _recall(self, importer, first, last):
        kind = importer.content_type.pk
        rows = importer.model._default_manager.filter(published_on__range=(first, last))
        for pk, title, day in rows.values_list("pk", "title", "published_on"):
            one = _Titled((kind, pk), title, words_of(title), day)
            self.by_letters[letters_of(title)].append(one)
            self.by_day[day].append(one)


class _Titled(NamedTuple):
    target: tuple
    title: str
    words: str
    day: date


def _day(entry):
    day = entry.corrected["date"]
    return day and date.fromisoformat(day)
