"""Ministries and statistics offices, told with their country: without it they are anybody's."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from .bodies import PLACED, is_capital, is_small

Span = tuple[int, int]

MINISTRY = re.compile(
    r"\b(?:Ministry|Ministère|Ministerio|Ministério|Department|Directorate(?:[ -]General)?)\b"
)
STATISTICS = re.compile(
    r"\b(?:(?:National|General|Central|Federal|State) )?(?:Statistical Office|Statistics"
    r"(?: Office| Bureau| Agency| Authority)?|(?:Bureau|Institute|Office) (?:of|for) Statistics)\b"
)
# one of them is in whatever these find
STEMS = ("Minist", "Department", "Directorate", "Statistic")
TOKEN = re.compile(r"[^\s()]+")
# behind "and the" these are what a ministry is for as well, and no other body
CHARGES = frozenset(
    "social solidarity economy environment interior family sea blue digital green budget".split()
)
LONGEST = 160
STOPS = '.;:!?”"»'
ENDS = f"{STOPS},"


def ministries(text: str, countries: Iterable[Span]) -> Iterator[tuple[str, int]]:
    """Each name and its offset; `countries` are where countries and their adjectives stand."""
    spans = sorted(countries)
    if not spans or not any(stem in text for stem in STEMS):
        return
    begins = {end: start for start, end in spans}
    for pattern in (MINISTRY, STATISTICS):
        for found in pattern.finditer(text):
            name = _with_country(text, found, begins, spans)
            if name:
                yield name


def _with_country(
    text: str, found: re.Match, begins: dict[int, int], spans: list[Span]
) -> tuple[str, int] | None:
    end = _end(text, found.end())
    before = begins.get(found.start() - 1) if text[found.start() - 1] == " " else None
    at = bisect_right(spans, (found.end(), len(text)))
    behind = spans[at][1] if at < len(spans) and spans[at][0] < end else None
    if before is None and behind is None:
        return None
    # "Ministry" alone is nobody's name
    if end == found.end() and " " not in found[0]:
        return None
    start = found.start() if before is None else before
    return text[start : behind or end], start


def _end(text: str, start: int) -> int:
    """Where the name ends: behind its last capitalised word; commas only join before an "and"."""
    line_end = text.find("\n", start, start + LONGEST)
    limit = line_end if line_end >= 0 else start + LONGEST
    words = list(TOKEN.finditer(text, start, limit))
    end, listed = start, False
    told = [found[0] for found in words]
    for at, found in enumerate(words):
        word = found[0]
        if _leaves(word, told[at + 1 : at + 3], listed):
            break
        listed = listed and word != "and"
        if is_capital(word) and not listed:
            end = found.end() - (len(word) - len(word.rstrip(ENDS)))
        listed = listed or word[-1] == ","
        if word[-1] in STOPS:
            break
    return end


def _leaves(word: str, behind: list[str], listed: bool) -> bool:
    """Whether something else than the ministry begins at the word."""
    plain = word.rstrip(ENDS)
    following, charge = [*(one.rstrip(ENDS) for one in behind), "", ""][:2]
    if word in PLACED or (listed and word == "the") or (len(plain) > 1 and plain.isupper()):
        return True
    if word == "and" and following == "the":
        return charge.casefold() not in CHARGES
    if word == "and" and following.isupper():
        return True
    return not is_capital(plain) and not is_small(word)
