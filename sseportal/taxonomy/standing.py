"""Names of bodies that stand by themselves in a sentence: "the Loop Farmers Federation met"."""

import itertools
import re
from collections.abc import Iterator

from .bodies import (
    FIRST_NOUNS,
    GENERIC_WORDS,
    HEADS,
    JOINTS,
    LEGAL_FORMS,
    ORGANISATION_NOUNS,
    PLACED,
    SHARED_NOUNS,
    SMALL,
    begins_with_noun,
    is_capital,
    is_small,
    is_unions_congress,
    opens_name,
)

Word = tuple[str, int]

TOKEN = re.compile(r"[^\s()]+")
ENDS = ',.;:!?”"»'
OPENS = "“\"'‘«"
APART = str.maketrans(dict.fromkeys(f"{ENDS}()", " "))
LONGEST = 12
# a name before one of these tells what sort of thing it is
EVENTS = frozenset(
    """
        conference summit congress meeting forum workshop week day webinar law act bill movement
        sector model system principles values identity
        """.split()
)
STARTS = SMALL | {"a", "an"}
# words of a line that may hold a name
TELLING = HEADS | FIRST_NOUNS | SHARED_NOUNS | LEGAL_FORMS | {"coop", "co-op"}


def standing_names(text: str, taken: bytearray) -> Iterator[tuple[str, int]]:
    """Each name and its offset; `taken` marks the characters of names that are known."""
    begin = 0
    for line in text.split("\n"):
        if _holds_head(line):
            words = [(found[0], begin + found.start()) for found in TOKEN.finditer(line)]
            yield from _names_in(words, text, taken)
        begin += len(line) + 1


def _holds_head(line: str) -> bool:
    return not TELLING.isdisjoint(line.casefold().translate(APART).split())


def _names_in(words: list[Word], text: str, taken: bytearray) -> Iterator[tuple[str, int]]:
    lowered = sum(len(word) > 3 and word[0].islower() for word, _ in words)
    for first, stop in _runs(words, text, taken):
        # where the words around are capitalised as well, a capital tells nothing
        around = len(words) - (stop - first)
        is_headline = words[-1][0][-1] != "." and around >= 2 and 5 * lowered < around
        name = _body_in(words, first, stop, is_headline)
        if name and not (name[1] > 1 and taken[name[1] - 2] and text[name[1] - 1] == " "):
            yield name


def _runs(words: list[Word], text: str, taken: bytearray) -> Iterator[tuple[int, int]]:
    """Half-open ranges of capitalised words with small ones between."""
    first = None
    for at, (word, offset) in enumerate(words):
        opens = word[0] in OPENS or text[offset - 1 : offset] in ("(", ")")
        if first is not None and (opens or not _joins(words, at) or taken[offset]):
            yield first, at
            first = None
        if first is None and opens_name(word) and not taken[offset]:
            first = at
        if first is not None and word[-1] in ENDS:
            yield first, at + 1
            first = None
    if first is not None:
        yield first, len(words)


def _joins(words: list[Word], at: int) -> bool:
    """Whether a name may go on here: not at a place, and not at another body's article."""
    word = words[at][0].casefold()
    if word == "and" and at + 1 < len(words) and words[at + 1][0].casefold() == "the":
        return False
    return is_capital(words[at][0]) or (is_small(word) and word not in PLACED)


def _body_in(words: list[Word], first: int, stop: int, is_headline: bool) -> tuple[str, int] | None:
    """The longest name in the run, which may end and begin at a small word."""
    stop = min(stop, first + LONGEST)
    stops = [stop, *(at for at in range(stop - 1, first, -1) if words[at][0] in ("and", "&"))]
    found = (_body_before(words, first, end, is_headline) for end in stops)
    return next(filter(None, found), None)


def _body_before(
    words: list[Word], first: int, stop: int, is_headline: bool
) -> tuple[str, int] | None:
    while stop > first and not is_capital(words[stop - 1][0]):
        stop -= 1
    if stop < len(words) and words[stop][0].casefold().strip(ENDS) in EVENTS:
        return None
    for begin in range(first, stop):
        before = words[begin - 1][0] if begin else "."
        if not _may_begin(words[begin][0], before, begin == first):
            continue
        part = words[begin:stop]
        is_named = begin == first and before == "the" and not is_headline
        follows = before[0].islower() or (before[-1] not in ".!?:" and not is_headline)
        if _is_body(part, follows, is_named) and (follows or not is_headline):
            return " ".join(word for word, _ in part).strip(ENDS + OPENS), part[0][1]
    return None


def _may_begin(word: str, before: str, is_first: bool) -> bool:
    is_article = word in ("The", "A", "An")
    return opens_name(word) and not is_article and (is_first or before.casefold() in STARTS)


def _is_body(part: list[Word], is_sure: bool, is_named: bool) -> bool:
    """Whether a body's noun is the head, and a word of its own sets it apart.

    `is_named` tells that "the" stands before the first capital: three common words are a name then.
    """
    words = [word.casefold().strip(ENDS) for word, _ in part]
    if _leaves_article(words):
        return False
    if words[-1] in LEGAL_FORMS and len(words) > 2:
        return words[-2] in ORGANISATION_NOUNS and words[0] not in GENERIC_WORDS
    if begins_with_noun(words):
        return any(is_capital(word) for word, _ in part[1:])
    if _is_co_op(part, words):
        return is_sure
    head = next((at for at, word in enumerate(words) if word in JOINTS), len(words)) - 1
    if head < 0 or len(words) < 2 or not _is_head(words[: head + 1]):
        return False
    if words[head] == "board" and head + 1 < len(words):  # "Board of Trustees of X"
        return False
    if is_named and head >= 2 and len(words) == head + 1:
        return True
    own = sum(word not in GENERIC_WORDS and word not in SMALL for word in words)
    # the first word of a sentence has its capital from there
    return own > 0 if is_sure else own > 0 and len(words) > 2


def _is_head(words: list[str]) -> bool:
    return words[-1] in HEADS or is_unions_congress(" ".join(words))


def _leaves_article(words: list[str]) -> bool:
    """Whether another noun begins inside: "Before the Agency"."""
    pairs = itertools.pairwise(words)
    return any(word == "the" and before not in JOINTS | {"and"} for before, word in pairs)


def _is_co_op(part: list[Word], words: list[str]) -> bool:
    """Whether a proper name stands before: "Loop Coop", not "ILO COOP"."""
    return (
        len(part) == 2
        and words[1] in ("coop", "co-op")
        and part[0][0].istitle()
        and part[1][0].istitle() is (words[1] == "coop")
        and words[0] not in GENERIC_WORDS
    )
