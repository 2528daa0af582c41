"""Names told with their acronym: `Long Name (ACRONYM)` and `ACRONYM (Long Name)`."""

import re
from collections.abc import Iterator

from .bodies import (
    FIRST_NOUNS,
    HOLDERS,
    SHARED_NOUNS,
    WITH_ACRONYM,
    begins_with_noun,
    body_begin,
    is_acronym,
    is_capital,
    is_organisation_name,
    is_small,
    letters_fit,
    opens_name,
)
from .proposed import Found, Proposal

# common nouns that a name stands behind
BODIES = frozenset(
    """
    cooperative co-operative union federation confederation association network organization
    organisation foundation
    """.split()
)
LONGEST_NAME = 16
LONGEST_LONG_FORM = 120
WIDEST = 240
BRACKETED = re.compile(r"\(([^()\n]{2,600})\)")
TOKEN = re.compile(r"[^\s()]+")


def with_acronym(text: str) -> Iterator[Found]:
    """Each long name with its acronym."""
    for bracket in BRACKETED.finditer(text):
        inside = bracket[1].strip()
        if is_acronym(inside):
            found = _before_bracket(text, bracket.start(), inside)
        else:
            found = _acronym_before(text, bracket.start(), bracket.start(1), inside)
        if found:
            yield Found(found.proposal, found.start, bracket.end())


def _acronym_before(text: str, at: int, start: int, inside: str) -> Found | None:
    words = text[max(0, at - 30) : at].split()
    acronym = words[-1] if words else ""
    if len(inside) > LONGEST_LONG_FORM:
        return None
    fits = is_acronym(acronym) and is_organisation_name(inside)
    if not fits or "," in inside or len(inside.split()) < 2:
        return None
    return Found(Proposal(inside, acronym, inside), start - 1 - len(acronym) - 1, start)


def _before_bracket(text: str, at: int, acronym: str) -> Found | None:
    begin = max(0, at - WIDEST)
    begin = max(begin, text.rfind("\n\n", begin, at) + 1)
    words = [(found[0], found.start()) for found in TOKEN.finditer(text, begin, at)]
    run = _capitalised_run(words)
    chosen = _fitting(run, acronym) or _noun_first(words, acronym) or _behind_at(run)
    name = " ".join(word for word, _ in chosen)
    if len(chosen) < 2 or not (
        is_organisation_name(name, WITH_ACRONYM) or _is_told_a_body(words, chosen, acronym)
    ):
        return None
    start = chosen[0][1]
    return Found(Proposal(name, acronym, text[start:at].strip()), start, at)


def _capitalised_run(words: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """The last words that make a name: capitals, and small words between them."""
    begin = len(words)
    for at in range(len(words) - 1, max(-1, len(words) - 1 - LONGEST_NAME), -1):
        word = words[at][0]
        ends_phrase = word[-1] in ',.;:!?”"' and at < len(words) - 1
        if ends_phrase or not (is_capital(word) or is_small(word)) or _begins_another(words, at):
            break
        begin = at if opens_name(word) else begin
    run = words[begin:]
    return run[1:] if run and run[0][0] in ("The", "A", "An") else run


def _begins_another(words: list[tuple[str, int]], at: int) -> bool:
    """Whether another body's article follows: "X and the Y"."""
    return words[at][0] == "and" and words[at + 1 : at + 2] != [] and words[at + 1][0] == "the"


def _behind_at(run: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """The run without the role before it: "Director at the Loop Agency", "President of X"."""
    for at in range(len(run) - 1, 0, -1):
        is_of = run[at][0] == "of" and run[at - 1][0].casefold() in HOLDERS
        if run[at][0] == "at" or is_of:
            return [word for word in run[at + 1 :] if word[0] != "the"]
    return run[body_begin([word for word, _ in run]) :]


def _noun_first(words: list[tuple[str, int]], acronym: str) -> list[tuple[str, int]]:
    """The name in a language that writes it small: "Union nationale des producteurs de coton"."""
    for at in range(len(words) - 1, max(-1, len(words) - 1 - LONGEST_NAME), -1):
        if words[at][0][-1] in ",.;:":
            break
        if words[at][0][0].isupper() and words[at][0].casefold() in FIRST_NOUNS | SHARED_NOUNS:
            name = [word for word, _ in words[at:]]
            fits = begins_with_noun([word.casefold() for word in name])
            return words[at:] if fits and letters_fit(acronym, " ".join(name)) else []
    return []


def _is_told_a_body(
    words: list[tuple[str, int]], chosen: list[tuple[str, int]], acronym: str
) -> bool:
    """Whether the word before the name says so: "the coffee cooperative Solidarité Paysanne"."""
    before = words[: words.index(chosen[0])][-1:]
    is_named = bool(before) and before[0][0] in BODIES
    return is_named and chosen[0][0][0].casefold() == acronym[0].casefold()


def _fitting(run: list[tuple[str, int]], acronym: str) -> list[tuple[str, int]] | None:
    """The shortest end of the run whose letters are the acronym's, from a fitting first word."""
    for begin in range(len(run) - 2, -1, -1):
        word = run[begin][0].lstrip("“\"'‘")
        name = " ".join(word for word, _ in run[begin:])
        fits = word[0].casefold() == acronym[0].casefold() and letters_fit(acronym, name)
        if fits and is_organisation_name(name, WITH_ACRONYM):
            return run[begin:]
    return None
