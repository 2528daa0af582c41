"""What a visitor meant who found nothing: near words that would find something."""

import re
import unicodedata
from dataclasses import dataclass
from functools import reduce
from itertools import product
from operator import and_

from django.db.models import Max
from rapidfuzz import process
from rapidfuzz.distance import OSA

from sseportal.folding import fold
from sseportal.search.analysis import compounds, parts
from sseportal.search.matching import matching
from sseportal.search.models import Word
from sseportal.search.query import Query, read_query

SHORTEST, LONGEST = 4, 40
MAX_TERMS = 6
# Words that are tried for each of so many: all combinations are.
NEAREST = {1: 8, 2: 8, 3: 6, 4: 4, 5: 3, 6: 2}
ALIKE = 0.7
_vocabularies = {}


@dataclass(frozen=True)
class Meant:
    query: str
    count: int


def words_of(text):
    """The words of a text that may be suggested, in small letters."""
    pieces = (piece for match in compounds(text) for piece in parts(match[0]))
    words = (unicodedata.normalize("NFC", piece.lower()) for piece in pieces)
    return {word for word in words if SHORTEST <= len(word) <= LONGEST and word.isalpha()}


def meant(snapshot, text, within):
    """What finds most likely what `text` was to find in the set `within`, or None."""
    terms = read_query(text).wanted[:MAX_TERMS]
    tried = [_tried(snapshot, term, within, NEAREST[len(terms)]) for term in terms]
    if not tried or not all(tried):
        return None
    best = max(product(*tried), key=lambda options: _worth(options, within))
    hits = _common(options=best, within=within)
    query = _replaced(
        text, {term.said: option[0] for term, option in zip(terms, best, strict=True)}
    )
    return Meant(query, len(hits)) if hits and query != text else None


def _worth(options, within):
    """Something found goes before nothing; then the nearest words, then what is found most."""
    hits = len(_common(options, within))
    return bool(hits), sum(alike for _, alike, _ in options), hits


def _common(options, within):
    return reduce(and_, (hits for _, _, hits in options), within)


def _tried(snapshot, term, within, limit):
    """[(word, how like it is to what was typed, what it finds)] of those that find something."""
    near = [(term.said, 1.0)]
    if term.said.isalpha() and len(term.said) >= SHORTEST:
        near += _near(snapshot, fold(term.said), limit)
    found = [
        (word, alike, matching(snapshot, Query(read_query(word).wanted)) & within)
        for word, alike in near
    ]
    return [option for option in found if option[2]]


def _near(snapshot, plain, limit):
    """[(word, likeness)] of the nearest words of the vocabulary."""
    words, plains = _vocabulary(snapshot.using)
    found = process.extract(
        plain, plains, scorer=OSA.normalized_similarity, score_cutoff=ALIKE, limit=limit
    )
    return [(words[at], alike) for _, alike, at in found]


def _vocabulary(using):
    """(words, their plain forms), read anew when there are new ones."""
    last = Word.objects.using(using).aggregate(last=Max("pk"))["last"]
    if using not in _vocabularies or _vocabularies[using][0] != last:
        rows = list(Word.objects.using(using).order_by("pk").values_list("word", "plain"))
        _vocabularies[using] = last, [row[0] for row in rows], [row[1] for row in rows]
    return _vocabularies[using][1:]


def _replaced(text, words):
    """`text` with other words in it, its operators kept."""
    for typed, word in words.items():
        text = re.sub(rf"(?<!\w){re.escape(typed)}(?!\w)", lambda _, word=word: word, text, count=1)
    return text
