"""Names told in one breath with known bodies: "the ILO, the Loop Council and WXZ"."""

import itertools
import re
from collections.abc import Iterable, Iterator

from .bodies import (
    GENERIC_WORDS,
    HOLDERS,
    JOINTS,
    PLACED,
    REGIONS,
    body_begin,
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
# words of a name that nothing but its neighbours tells
MOST_BETWEEN = 3
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
        begin = joint.end() + (_skipped(words) or _demonym(joint.end(), words, places))
        name = name[begin - joint.end() :]
        is_body = name and _is_body(text, name, end, places, begin)
        if is_body and joint[0].startswith(", ") and not joint[0].startswith(", and"):
            # a list ends in "and": behind a comma alone, a clause may begin
            is_body = bool(JOINT.match(text, _behind_bracket(text, end)))
        if not is_body and not _is_between(text, name, end, taken, places):
            return
        yield name.rstrip(",.;:"), begin
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
        start += _skipped(text[start:end].split(" "))
        name = text[start:end]
        is_body = name and _is_body(text, name, end, places, start)
        if not is_body and not (name and _is_behind(text, name, start, places)):
            return
        yield name, start


def _skipped(words: list[str]) -> int:
    """The characters before the body itself: of "Ada Bell of the" before "Loop Institute"."""
    return sum(len(word) + 1 for word in words[: body_begin(words)])


def _demonym(start: int, words: list[str], places: dict[int, int]) -> int:
    """The characters before an acronym that tell its country: of "the Ringish RMU"."""
    width = places.get(start, start) - start
    return width + 1 if width and is_acronym(" ".join(words)[width + 1 :]) else 0


def _is_between(
    text: str, name: str, end: int, taken: dict[int, int], places: dict[int, int]
) -> bool:
    """Whether it stands between two bodies, as only a body's name does."""
    joint = JOINT.match(text, end)
    if not joint or not _may_be_body(name, end - len(name), places):
        return False
    following = TOKEN.match(text, joint.end())
    return joint.end() in taken or bool(following and is_acronym(following[0].rstrip(",.;:")))


def _is_behind(text: str, name: str, start: int, places: dict[int, int]) -> bool:
    """Whether an acronym stands before it in the list."""
    joint = JOINT_BEFORE.search(text, max(0, start - WIDEST_JOINT), start)
    if not joint or not _may_be_body(name, start, places):
        return False
    before = text[max(0, joint.start() - WIDEST_JOINT) : joint.start()].split()
    return bool(before) and is_acronym(before[-1].strip("(),;:"))


def _may_be_body(name: str, start: int, places: dict[int, int]) -> bool:
    """Whether it is a few capitalised words, no place among them, and not but common ones."""
    words = name.split(" ")
    is_common = GENERIC_WORDS.issuperset(map(str.casefold, words))
    is_common = is_common or words[-1].casefold() in HOLDERS | REGIONS
    holds_place = any(start <= place < start + len(name) for place in places)
    is_short = len(words) <= MOST_BETWEEN and len(name) >= 3
    return is_short and not is_common and not holds_place and all(map(opens_name, words))


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
        if word in LEAVES and not _joins(word, taken, tokens[at + 1 :]):
            break
        if not (is_capital(word) or is_small(word) or _is_camel(word.rstrip(",.;:"))):
            break
        taken.append(word)
        if word[-1] in ",.;:":
            break
    while len(taken) > 1 and not is_capital(taken[-1]):
        taken.pop()
    if taken and taken[-1][-1] == ",":
        taken[-1] = taken[-1][:-1]
    return taken


def _joins(word: str, taken: list[str], behind: list[re.Match]) -> bool:
    """Whether an "and" is a name's own: "&" is, but between acronyms."""
    if word == "&":
        beside = [*taken[-1:], *(found[0] for found in behind[:1])]
        return len(beside) == 2 and not any(map(is_acronym, beside)) and is_capital(beside[1])
    return word == "and" and _goes_on(taken, behind)


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
    if is_acronym(plain) or _is_camel(plain):
        return True
    return " " in plain and is_organisation_name(plain)


def _is_camel(word: str) -> bool:
    """Whether it is one word with a capital inside: urbaMonde, iCareCoops."""
    inner = (a.islower() and b.isupper() for a, b in itertools.pairwise(word))
    return len(word) > 4 and word.isalpha() and any(inner)
