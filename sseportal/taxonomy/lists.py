"""Names in lists that say that they are of bodies: "organized by A, B and C"."""

import re
from collections.abc import Iterator
from itertools import islice, zip_longest

from .bodies import body_begin, is_acronym, is_capital, is_organisation_name, is_small
from .brackets import BRACKETED, LONGEST_NAME, TOKEN
from .proposed import Found, plain

LIST_LEADS = (
    "in partnership with", "in collaboration with", "in cooperation with", "jointly with",
    "together with", "partners include", "met by", "held by", "run by", "led by",
    # organized by, attended by, supported by
    "ed by",
    "representatives from", "speakers from", "researchers from", "experts from", "delegates from",
    "trainers from", "officials from", "participants from", "colleagues from", "leaders from",
    "members from", "guests from", "specialists from",
    "representatives of", "colleagues of", "leaders of", "members of", "researchers of",
    "trainers of", "delegates of",
)  # fmt: skip
# the word that each of them ends in: few places to look at
LEAD_ENDS = re.compile(r" (?:with|by|from|of|include)(?= )")
LISTED_NOUNS = frozenset(
    """
        organizations organisations members agencies institutions partners observers networks
        federations associations unions cooperatives
        """.split()
)
LONGEST_LIST = 600
STOPS = re.compile(r"[.;:()\n]\s|[()\n]|\.$")
MEMBER_JOINT = re.compile(r", and |, | and ")


def listed(text: str) -> Iterator[Found]:
    """The members of "organized by A, B and C" and of "partners (A, B, C)"."""
    lowered = _lowered(text)
    ends = (found.end() for found in LEAD_ENDS.finditer(lowered))
    leads = [end for end in ends if lowered.endswith(LIST_LEADS, 0, end)]
    for lead, following in zip_longest(leads, leads[1:], fillvalue=len(text)):
        yield from _members(text, lead, _list_end(text, lead, following))
    for bracket in BRACKETED.finditer(text):
        yield from _bracketed_members(text, bracket)


def _lowered(text: str) -> str:
    """The text in lower case, each character where it was: much faster than IGNORECASE."""
    lowered = text.lower()
    # "İ" becomes two characters
    return lowered if len(lowered) == len(text) else text.replace("İ", "I").lower()


def _list_end(text: str, start: int, following: int) -> int:
    limit = min(following, start + LONGEST_LIST)
    stop = STOPS.search(text, start, limit)
    return stop.start() if stop else limit


def _bracketed_members(text: str, bracket: re.Match) -> Iterator[Found]:
    before = text[max(0, bracket.start() - 30) : bracket.start()].split()
    if before and before[-1].casefold() in LISTED_NOUNS and bracket[1].count(",") >= 2:
        yield from _members(text, bracket.start(1), bracket.end(1), short=True)


def _members(text: str, start: int, end: int, short: bool = False) -> Iterator[Found]:
    for begin, member in _parts(text, start, end):
        found = _member(begin, member, short)
        if found and not _begins_clause(text, begin, member, end):
            yield found
        if not short and not _is_whole(member):
            return


def _begins_clause(text: str, begin: int, member: str, end: int) -> bool:
    """Whether a sentence goes on behind a comma: "funded by the ILO, LEED helps"."""
    is_last = begin + len(member) >= end
    return is_last and text[begin - 2 : begin] == ", " and not _is_whole(member)


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    begin = start
    for joint in MEMBER_JOINT.finditer(text, start, end):
        yield begin, text[begin : joint.start()]
        begin = joint.end()
    yield begin, text[begin:end]


def _member(begin: int, member: str, short: bool) -> Found | None:
    """The name that begins a member, if it is an acronym or a body's name."""
    tokens = islice(TOKEN.finditer(member), LONGEST_NAME + 4)
    words = [(found[0], begin + found.start()) for found in tokens]
    if words and words[0][0].casefold() == "the":
        words.pop(0)
    words = words[body_begin([word for word, _ in words]) :]
    name_words = _leading_name(words)
    name = " ".join(name_words).strip(",.'’\"“”")
    is_name = is_acronym(name) or (len(name_words) > 1 and is_organisation_name(name))
    if not is_name and not (short and len(name_words) == len(words) and name[:1].isupper()):
        return None
    return plain(name, words[0][1])


def _leading_name(words: list[tuple[str, int]]) -> list[str]:
    taken: list[str] = []
    for word, _ in words[:LONGEST_NAME]:
        if not is_capital(word) and not is_small(word):
            break
        taken.append(word)
    while taken and not is_capital(taken[-1]):
        taken.pop()
    return taken if taken and is_capital(taken[0]) else []


def _is_whole(member: str) -> bool:
    """Whether nothing but a name stands in the member, so that the list may go on."""
    return all(is_capital(word) or is_small(word) for word in member.split())
