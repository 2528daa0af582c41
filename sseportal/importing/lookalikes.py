"""Items whose titles are nearly those of new entries: to suggest to an editor, never to merge.

Nearly: the same words but for case, accents and punctuation within a month, or titles that differ
by few letters on the same day. Titles whose numbers differ are not alike: Newsletter 3 is not 4.
"""

import re
import unicodedata
from collections import defaultdict
from datetime import date, timedelta
from typing import NamedTuple

from rapidfuzz.fuzz import ratio

from sseportal.importing.identity import title_key

NEAR = timedelta(days=31)
LEAST_LIKENESS = 88  # of 100, as rapidfuzz counts
NUMBER = re.compile(r"\d+")
NO_WORD = re.compile(r"[\W_]+")
MOST = 5
# More items of one title, or of one day, are not looked through: the time must stay linear.
CROWD = 300


class Lookalikes:
    """Looks up the items of the entries' time once; `of` then costs a day's items at most."""

    def __init__(self, importers, entries):
        self.by_words, self.by_day = defaultdict(list), defaultdict(list)
        days = [date.fromisoformat(day) for e in entries if (day := e.corrected["date"])]
        if days:
            for importer in importers:
                self._recall(importer, min(days) - NEAR, max(days) + NEAR)

    def of(self, entry):
        """[(content type's id, item's id)], the likest first."""
        if not self.by_day or (day := _day(entry)) is None:
            return []
        words = _words(entry.corrected["title"])
        near = [one for one in self.by_words[words][:CROWD] if abs(one.day - day) <= NEAR]
        like = [one for one in self.by_day[day][:CROWD] if _is_like(words, one.words)]
        found = sorted({*near, *like}, key=lambda one: -ratio(words, one.words))
        return [one.target for one in found[:MOST]]

    def same(self, entry):
        """Those of exactly its title and day."""
        if not self.by_day or (day := _day(entry)) is None:
            return []
        key, there = entry.identity.title, self.by_day[day][:CROWD]
        return [one.target for one in there if title_key(one.title) == key]

    def _recall(self, importer, first, last):
        kind = importer.content_type.pk
        rows = importer.model._default_manager.filter(published_on__range=(first, last))
        for pk, title, day in rows.values_list("pk", "title", "published_on"):
            one = _Titled((kind, pk), title, _words(title), day)
            self.by_words[one.words].append(one)
            self.by_day[day].append(one)


class _Titled(NamedTuple):
    target: tuple
    title: str
    words: str
    day: date


def _is_like(words, other):
    alike = ratio(words, other, score_cutoff=LEAST_LIKENESS) > 0
    return alike and NUMBER.findall(words) == NUMBER.findall(other)


def _day(entry):
    day = entry.corrected["date"]
    return day and date.fromisoformat(day)


def _words(title):
    """`A mill re-opens!` -> `a mill re opens`."""
    plain = title.casefold()
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFKD", plain)
        plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    return NO_WORD.sub(" ", plain).strip()
