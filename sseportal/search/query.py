"""What a visitor types: words, "phrases" and -exclusions.

Every word must be found, in any of its forms in any language of the content. Nothing that can be
typed is an error.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from django.conf import settings

from sseportal.folding import fold
from sseportal.search.analysis import compounds, forms, joined, parts

MAX_TERMS = 12
_QUOTES = str.maketrans(dict.fromkeys("“”„«»", '"'))
_TYPED = re.compile(r'(?<!\S)(-?)"([^"]*)"?|(\S+)')
# Words that say nothing of what is sought, in the languages that share their stems with others.
SILENT = frozenset(
    "a about an and are as at be by for from has have how in into is it its of on or that the"
    " their this to was were what when where which who will with"
    " au aux avec ce ces dans de des du elle en est et il la le les leur leurs mais ou par pas pour"
    " que qui sa se ses son sont sur un une"
    " al como con cual del el ella es esta este la las lo los mas no o para pero por que se sin"
    " sobre su sus un una y"
    " ao aos as com da das do dos e em na nas no nos os ou pela pelo por que se sem sua um"
    " uma".split()
)


@dataclass(frozen=True)
class Term:
    """Found where one of `alternatives` is: each is a sequence of tokens that follow each other."""

    said: str
    alternatives: frozenset

    def covers(self, tokens):
        """Whether a word of these tokens is a part of what was found."""
        return any(not set(tokens).isdisjoint(sequence) for sequence in self.alternatives)


@dataclass(frozen=True)
class Query:
    wanted: tuple = ()
    unwanted: tuple = ()
    words: tuple = field(default=(), compare=False)  # as typed, without operators

    def __bool__(self):
        return bool(self.wanted or self.unwanted)


def languages():
    return [code for code, _ in settings.CONTENT_LANGUAGES]


@lru_cache(maxsize=1000)
def read_query(text):
    """The Query that was typed."""
    wanted, unwanted = [], []
    for minus, phrase, word in _TYPED.findall(text.translate(_QUOTES)):
        if word.startswith("-"):
            minus, word = "-", word.lstrip("-")
        found = [_phrase(phrase)] if phrase else _words(word)
        (unwanted if minus else wanted).extend(term for term in found if term)
    telling = [term for term in wanted if not _is_silent(term.said)] or wanted
    return Query(
        tuple(dict.fromkeys(telling))[:MAX_TERMS],
        tuple(dict.fromkeys(unwanted))[:MAX_TERMS],
        tuple(term.said for term in telling),
    )


def _is_silent(said):
    word = fold(said)
    return word in SILENT or (len(word) == 1 and word.isascii() and word.isalpha())


def _words(typed):
    """A term for each word of what was typed without a space: `women’s` has two."""
    return [_word(match[0]) for match in compounds(typed)]


def _word(word):
    sequences = {tuple(tokens) for tokens in _in_each_language(parts(word))}
    single = [word] if len(parts(word)) == 1 else [joined(word)]
    sequences |= {(form,) for each in single for code in languages() for form in forms(each, code)}
    return _term(word, sequences)


def _phrase(text):
    pieces = [piece for match in compounds(text) for piece in parts(match[0])]
    return _term(text, {tuple(tokens) for tokens in _in_each_language(pieces)})


def _in_each_language(pieces):
    return [[forms(piece, code)[0] for piece in pieces] for code in languages()]


def _term(said, sequences):
    alternatives = frozenset(each for each in sequences if each and all(each))
    return Term(" ".join(said.split()), alternatives) if alternatives else None
