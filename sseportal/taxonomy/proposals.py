"""Organisations that nobody has told us of, proposed to an editor with their evidence."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from .bodies import SMALL, is_acronym, is_capital, is_organisation_name, letters_fit
from .finder import Hit
from .standing import standing_names

LONGEST_NAME = 16
BRACKETED = re.compile(r"\(([^()\n]{2,600})\)")
TOKEN = re.compile(r"[^\s()]+")
LIST_LEADS = (
    "organized by", "organised by", "co-organized by", "co-organised by", "hosted by",
    "co-hosted by", "convened by", "in partnership with", "in collaboration with",
    "in cooperation with", "representatives from", "representatives of", "jointly with",
    "together with", "supported by", "co-funded by", "funded by", "partners include",
)  # fmt: skip
LIST_LEAD = re.compile("|".join(LIST_LEADS), re.IGNORECASE)
LISTED_NOUNS = frozenset(
    """
        organizations organisations members agencies institutions partners observers networks
        federations associations unions cooperatives
        """.split()
)
LONGEST_LIST = 600
LONGEST_LONG_FORM = 120
STOPS = re.compile(r"[.;:()\n]\s|[()\n]|\.$")
MEMBER_JOINT = re.compile(r", and |, | and | & ")


@dataclass(frozen=True)
class Proposal:
    """An unknown organisation; `name` is the acronym where only that is told."""

    name: str
    acronym: str
    evidence: str


@dataclass(frozen=True)
class _Found:
    proposal: Proposal
    start: int
    end: int


def propose(text: str, hits: Iterable[Hit]) -> list[Proposal]:
    """Unknown organisations in the order of the text, each once; `hits` are the known names."""
    hits = list(hits)
    taken = bytearray(len(text))
    for hit in hits:
        if not _is_country(hit):
            _take(taken, hit)
    found = []
    for candidate in [*_with_acronym(text), *_listed(text)]:
        if not any(taken[candidate.start : candidate.end]):
            _take(taken, candidate)
            found.append(candidate)
    for hit in hits:
        # what a country has is named behind it
        if text.startswith(("'s ", "’s "), hit.end):
            _take(taken, hit)
    found += _standing(text, taken)
    ordered = sorted(found, key=lambda one: one.start)
    return list({one.proposal.name: one.proposal for one in reversed(ordered)}.values())[::-1]


def _take(taken: bytearray, span: Hit | _Found) -> None:
    taken[span.start : span.end] = b"\1" * (span.end - span.start)


def _standing(text: str, taken: bytearray) -> list[_Found]:
    return [
        _Found(Proposal(name, "", name), at, at + len(name))
        for name, at in standing_names(text, taken)
    ]


def _is_country(hit: Hit) -> bool:
    return isinstance(hit.target, tuple) and hit.target[0] == "country"


def _with_acronym(text: str) -> Iterator[_Found]:
    """`Long Name (ACRONYM)` and `ACRONYM (Long Name)`."""
    for bracket in BRACKETED.finditer(text):
        inside = bracket[1].strip()
        if is_acronym(inside):
            found = _before_bracket(text, bracket.start(), inside)
        else:
            found = _acronym_before(text, bracket.start(), bracket.start(1), inside)
        if found:
            yield _Found(found.proposal, found.start, bracket.end())


def _acronym_before(text: str, at: int, start: int, inside: str) -> _Found | None:
    words = text[max(0, at - 30) : at].split()
    acronym = words[-1] if words else ""
    if len(inside) > LONGEST_LONG_FORM:
        return None
    fits = is_acronym(acronym) and is_organisation_name(inside)
    if not fits or "," in inside or len(inside.split()) < 2:
        return None
    return _Found(Proposal(inside, acronym, inside), start - 1 - len(acronym) - 1, start)


def _before_bracket(text: str, at: int, acronym: str) -> _Found | None:
    begin = max(0, at - 240)
    words = [(found[0], found.start()) for found in TOKEN.finditer(text, begin, at)]
    run = _capitalised_run(words)
    chosen = _fitting(run, acronym) or _behind_at(run)
    name = " ".join(word for word, _ in chosen)
    if len(chosen) < 2 or not is_organisation_name(name):
        return None
    start = chosen[0][1]
    return _Found(Proposal(name, acronym, text[start:at].strip()), start, at)


def _capitalised_run(words: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """The last words that make a name: capitals, and small words between them."""
    begin = len(words)
    for at in range(len(words) - 1, max(-1, len(words) - 1 - LONGEST_NAME), -1):
        word = words[at][0]
        ends_phrase = word[-1] in ',.;:!?”"' and at < len(words) - 1
        if ends_phrase or not (is_capital(word) or word.casefold() in SMALL):
            break
        begin = at if is_capital(word) else begin
    run = words[begin:]
    return run[1:] if run and run[0][0] in ("The", "A", "An") else run


def _behind_at(run: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """The run without the role before it: "Director at the Loop Agency"."""
    for at in range(len(run) - 1, 0, -1):
        if run[at][0] == "at":
            return [word for word in run[at + 1 :] if word[0] != "the"]
    return run


def _fitting(run: list[tuple[str, int]], acronym: str) -> list[tuple[str, int]] | None:
    """The shortest end of the run whose letters are the acronym's, from a fitting first word."""
    for begin in range(len(run) - 2, -1, -1):
        word = run[begin][0].lstrip("“\"'‘")
        name = " ".join(word for word, _ in run[begin:])
        if word[0].casefold() == acronym[0].casefold() and letters_fit(acronym, name):
            return run[begin:]
    return None


def _listed(text: str) -> Iterator[_Found]:
    """The members of "organized by A, B and C" and of "partners (A, B, C)"."""
    leads = list(LIST_LEAD.finditer(text))
    for lead, following in zip_longest(leads, leads[1:]):
        yield from _members(text, lead.end(), _list_end(text, lead.end(), following))
    for bracket in BRACKETED.finditer(text):
        yield from _bracketed_members(text, bracket)


def _list_end(text: str, start: int, following: re.Match | None) -> int:
    limit = min(len(text), start + LONGEST_LIST)
    if following:
        limit = min(limit, following.start())
    stop = STOPS.search(text, start, limit)
    return stop.start() if stop else limit


def _bracketed_members(text: str, bracket: re.Match) -> Iterator[_Found]:
    before = text[max(0, bracket.start() - 30) : bracket.start()].split()
    if before and before[-1].casefold() in LISTED_NOUNS and bracket[1].count(",") >= 2:
        yield from _members(text, bracket.start(1), bracket.end(1), short=True)


def _members(text: str, start: int, end: int, short: bool = False) -> Iterator[_Found]:
    for begin, member in _parts(text, start, end):
        found = _member(begin, member, short)
        if found:
            yield found
        if not short and not _is_whole(member):
            return


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    begin = start
    for joint in MEMBER_JOINT.finditer(text, start, end):
        yield begin, text[begin : joint.start()]
        begin = joint.end()
    yield begin, text[begin:end]


def _member(begin: int, member: str, short: bool) -> _Found | None:
    """The name that begins a member, if it is an acronym or a body's name."""
    words = [(found[0], begin + found.start()) for found in TOKEN.finditer(member)]
    if words and words[0][0].casefold() == "the":
        words.pop(0)
    name_words = _leading_name(words)
    name = " ".join(name_words).strip(",.'’\"“”")
    is_name = is_acronym(name) or (len(name_words) > 1 and is_organisation_name(name))
    if not is_name and not (short and len(name_words) == len(words) and name[:1].isupper()):
        return None
    return _Found(Proposal(name, name if is_acronym(name) else "", name), words[0][1],
                  words[0][1] + len(name))  # fmt: skip


def _leading_name(words: list[tuple[str, int]]) -> list[str]:
    taken: list[str] = []
    for word, _ in words[:LONGEST_NAME]:
        if not is_capital(word) and word.casefold() not in SMALL:
            break
        taken.append(word)
    while taken and not is_capital(taken[-1]):
        taken.pop()
    return taken if taken and is_capital(taken[0]) else []


def _is_whole(member: str) -> bool:
    """Whether nothing but a name stands in the member, so that the list may go on."""
    return all(is_capital(word) or word.casefold() in SMALL for word in member.split())
