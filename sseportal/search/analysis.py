"""Texts into tokens: what of each word is looked up, whatever its form and its accents.

A word has two tokens, which are mostly the same: the stem of its plain form, and the plain form of
its stem. Inflections meet in the second, words typed without accents in the first. Scripts
without spaces between words are cut into pairs of characters.
"""

import re
import threading
import unicodedata
from functools import lru_cache

import Stemmer

from sseportal.folding import fold

# ISO 639-1 -> the name of its Snowball algorithm; other languages are not stemmed.
SNOWBALL = {
    "ar": "arabic",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "it": "italian",
    "pt": "portuguese",
    "ru": "russian",
    "tr": "turkish",
}
MAX_WORDS = 20_000  # of a text; PostgreSQL takes no more than 16,383 positions anyway
MAX_LETTERS = 60
# Ends the words in their order; what follows are further tokens that make no phrases.
END = "endofwords"
_HYPHENS = "-\u2010\u2011"
_COMPOUND = re.compile(rf"[^\W_]+(?:[{_HYPHENS}][^\W_]+)*")
_PARTS = re.compile(rf"[{_HYPHENS}]")
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]+")
_own = threading.local()  # a stemmer must not be shared by threads


def compounds(text):
    """The matches of each word or hyphenated compound in `text`, as written."""
    return _COMPOUND.finditer(text)


def parts(compound):
    """`co-operative` -> `co`, `operative`; a run of Chinese -> its pairs of characters."""
    return [piece for part in _PARTS.split(compound) for piece in _pieces(part[:MAX_LETTERS])]


def _pieces(part):
    if not _UNSPACED.search(part):
        return [part]
    pieces, at = [], 0
    for run in _UNSPACED.finditer(part):
        pieces += [part[at : run.start()], *_pairs(run[0])]
        at = run.end()
    return [piece for piece in [*pieces, part[at:]] if piece]


def _pairs(run):
    return [run[at : at + 2] for at in range(len(run) - 1)] or [run]


@lru_cache(maxsize=50_000)
def forms(word, language):
    """The two tokens of a word in a language: that of its place, and the further one."""
    word = unicodedata.normalize("NFC", word).lower()
    stem = _stemmer(language)
    return _token(stem(fold(word))), _token(fold(stem(word)))


def plain(word):
    """`Türkiye` -> `turkiye`"""
    return _token(fold(word))


def _token(text):
    """Letters and digits alone, and not too many: folding writes `½` as three characters, and
    one sign of Arabic as eighteen."""
    return "".join(char for char in text if char.isalnum())[:MAX_LETTERS]


def _stemmer(language):
    if language not in SNOWBALL:
        return str
    stemmers = _own.__dict__
    if language not in stemmers:
        stemmers[language] = Stemmer.Stemmer(SNOWBALL[language])
    return stemmers[language].stemWord


def analyse(text, language):
    """The tokens of a text for the index, parted by spaces: those of its words in their order,
    END, and each further one once."""
    in_order, further = [], {}
    for match in compounds(text.replace("\xad", "")):
        pieces = parts(match[0])
        for piece in pieces:
            place, other = forms(piece, language)
            in_order.append(place)
            further[other] = True
        if len(pieces) > 1:
            further |= dict.fromkeys(forms(joined(match[0]), language))
        if len(in_order) > MAX_WORDS:
            break
    extra = further.keys() - set(in_order) - {""}
    return " ".join([*filter(None, in_order), END, *sorted(extra)]) if in_order else ""


def joined(compound):
    """`co-operative` -> `cooperative`, as others write it."""
    return _PARTS.sub("", compound)[:MAX_LETTERS]
