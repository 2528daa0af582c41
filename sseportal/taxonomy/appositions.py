"""Names beside a common noun for a body: "the Ring cooperative", "the cooperative Ring Mills"."""

import re
from collections.abc import Iterator

from .bodies import GENERIC_WORDS, HOLDERS, is_acronym, is_capital, is_small, opens_name

NOUNS = (
    "cooperative|co-operative|union|federation|confederation|association|network|ngo|NGO"
    "|organization|organisation|foundation|company"
)
# behind a noun in small letters: a name in quotes or a capitalised one
BEHIND = re.compile(rf"(?<=[a-z] )(?:{NOUNS}) (?:[“\"«]([^”\"»\n]{{2,60}})[”\"»]|(?=[^\W\d_]))")
# before it, and an article before that
BEFORE = re.compile(
    r"\b[Tt]he ([^\W\d_][\w’'-]*(?: [^\W\d_][\w’'-]*){0,3}) (?:cooperative|co-operative)\b"
)
# an acronym, and behind it what it is: "RLC, the national network of Loops"
ACRONYM = re.compile(
    rf"(?<!\S)([A-Z][\w-]*[A-Z]), (?:the|an?) (?:[a-z’'-]{{1,20}} ){{0,4}}(?:{NOUNS})\b"
)
SPACED_NOUNS = tuple(f" {noun}" for noun in NOUNS.split("|"))
TOKEN = re.compile(r"[^\s()]+")
ENDS = ",.;:!?”\"’'"
LONGEST = 4
TITLES = frozenset("mr mr. mrs mrs. ms ms. dr dr. prof prof. i".split())


def named_beside(text: str) -> Iterator[tuple[str, int]]:
    """Each name and its offset."""
    if not any(noun in text for noun in SPACED_NOUNS):
        return
    for found in BEFORE.finditer(text):
        if _is_own(found[1].split(" ")):
            yield found[1], found.start(1)
    for found in ACRONYM.finditer(text):
        if is_acronym(found[1]):
            yield found[1], found.start(1)
    for found in BEHIND.finditer(text):
        if found[1] and found[1][0].isupper():
            yield found[1], found.start(1)
        elif not found[1] and (name := _capitalised(text, found.end())):
            yield name, found.end()


def _is_own(words: list[str]) -> bool:
    return all(map(opens_name, words)) and not any(
        word.casefold() in GENERIC_WORDS | HOLDERS for word in words
    )


def _capitalised(text: str, start: int) -> str:
    """The capitalised words from here to a mark or a word in small letters."""
    taken: list[str] = []
    for found in TOKEN.finditer(text, start, start + 80):
        word = found[0].rstrip(ENDS)
        if not word or not is_capital(word) or is_small(word) or len(taken) == LONGEST:
            break
        taken.append(word)
        if word != found[0]:
            break
    is_name = (
        taken
        and taken[0].casefold() not in TITLES
        and not GENERIC_WORDS.issuperset(word.casefold() for word in taken)
    )
    return " ".join(taken) if is_name else ""
