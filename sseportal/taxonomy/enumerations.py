"""Names told in one breath with known bodies: "the ILO, the Loop Council and WXZ"."""

import re
from collections.abc import Iterable, Iterator

from .bodies import (
    JOINTS,
    PLACED,
    is_acronym,
    is_capital,
    is_organisation_name,
    is_small,
    opens_name,
)

Span = tuple[int, int]

TOKEN = re.compile(r"[^\s()]+")
# what parts two members of a list, the article included
JOINT = re.compile(r"(?:, and|,| and| &) (?:the |The )?")
JOINT_BEFORE = re.compile(r"(?:, and|,| and| &) (?:the |The )?$")
BRACKET = re.compile(r" \(([^()\n]{2,80})\)")
WIDEST_JOINT = 12
LONGEST_NAME = 120
LONGEST_LIST = 12
# a name goes on over none of these
LEAVES = PLACED | {"and", "&"}
ARTICLES = ("the ", "The ")


def enumerated_names(
    text: str, known: Iterable[Span], countries: Iterable[Span]
) -> Iterator[tuple[str, int]]:
    """Each unknown name and its offset, beside the known ones; `countries` are none."""
    spans = sorted(known)
    taken = dict(spans)
    places = dict(sorted(countries))
    ends = {end: start for start, end in spans}
    for start, end in spans:
        yield from _behind(text, end, taken, places)
        yield from _before(text, start, ends, places)


def _behind(
    text: str, end: int, taken: dict[int, int], places: dict[int, int]
) -> Iterator[tuple[str, int]]:
    """The unknown members up to the next known one, or to the end of the list."""
    for _ in range(LONGEST_LIST):
        end = _behind_bracket(text, end)
        joint = JOINT.match(text, end)
        if not joint or joint.end() in taken:
            return
        words = _leading(text, joint.end())
        name = " ".join(words)
        end = joint.end() + len(name)
        if not _is_body(text, name, end, places, joint.end()):
            return
        yield name.rstrip(",.;:"), joint.end()
        if name[-1] in ".;:":
            return


def _before(
    text: str, start: int, ends: dict[int, int], places: dict[int, int]
) -> Iterator[tuple[str, int]]:
    """The unknown members back to the last known one, or to the begin of the list."""
    for _ in range(LONGEST_LIST):
        start = start - 4 if text[max(0, start - 4) : start] in ARTICLES else start
        joint = JOINT_BEFORE.search(text, max(0, start - WIDEST_JOINT), start)
        if not joint:
            return
        end = _before_bracket(text, joint.start())
        if end in ends:
            return
        start = _begin(text, end)
        name = text[start:end]
        if not name or not _is_body(text, name, end, places, start):
            return
        yield name, start


def _behind_bracket(text: str, end: int) -> int:
    bracket = BRACKET.match(text, end)
    return bracket.end() if bracket else end


def _before_bracket(text: str, end: int) -> int:
    opening = text.rfind(" (", max(0, end - 90), end) if text[end - 1 : end] == ")" else -1
    return opening if opening >= 0 else end


def _leading(text: str, start: int) -> list[str]:
    """The words of the name that begins here, small ones between them."""
    taken: list[str] = []
    tokens = list(TOKEN.finditer(text, start, min(len(text), start + LONGEST_NAME)))
    for at, found in enumerate(tokens):
        word = found[0]
        if at and text[tokens[at - 1].end() : found.start()] != " ":
            break
        if word in LEAVES and not (word == "and" and _goes_on(taken, tokens[at + 1 :])):
            break
        if not (is_capital(word) or is_small(word)):
            break
        taken.append(word)
        if word[-1] in ",.;:":
            break
    while taken and not is_capital(taken[-1]):
        taken.pop()
    if taken and taken[-1][-1] == ",":
        taken[-1] = taken[-1][:-1]
    return taken


def _goes_on(taken: list[str], behind: list[re.Match]) -> bool:
    """Whether "and" is a name's own, "Union for Savings and Credit": no body stands behind it."""
    if JOINTS.isdisjoint(taken) or not behind or not is_capital(behind[0][0]):
        return False
    words: list[str] = []
    for found in behind:
        if found[0] in LEAVES or not (is_capital(found[0]) or is_small(found[0])):
            break
        words.append(found[0].rstrip(",.;:"))
        if words[-1] != found[0]:
            break
    return not is_acronym(words[0]) and not is_organisation_name(" ".join(words))


def _begin(text: str, end: int) -> int:
    """Where the name that ends here begins; `end` itself if there is none."""
    begin = end
    for found in reversed(list(TOKEN.finditer(text, max(0, end - LONGEST_NAME), end))):
        word = found[0]
        if found.end() != end and (word[-1] in ",.;:" or text[found.end()] != " "):
            break
        # "Kenya’s" tells whose the body is
        if word in LEAVES or word == "The" or word.endswith(("’s", "'s")):
            break
        if not (is_capital(word) or is_small(word)):
            break
        begin = found.start() if opens_name(word) else begin
    return begin


def _is_body(text: str, name: str, end: int, places: dict[int, int], start: int) -> bool:
    """Whether it is an acronym, holds a body's noun as its head, or is told with a country."""
    plain = name.rstrip(",.;:")
    if not plain or places.get(start) == start + len(plain):
        return False
    bracket = BRACKET.match(text, end)
    if bracket and places.get(bracket.start(1)) == bracket.end(1):
        return opens_name(plain)
    return is_acronym(plain) or (" " in plain and is_organisation_name(plain))
