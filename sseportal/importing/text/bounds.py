"""How large a listing may be: what is no list is told before much time and memory are spent."""

import re
import sys
from itertools import islice

from .marks import NotAListing

LONGEST_LINE = 1_200_000
MOST_MARKS = 150_000
# A text of more lines must look like a list: in one of so many lines at least, an entry begins and
# a date stands.
LARGE = 100_000
LINES_PER_ENTRY = 100

# Python keeps a text with one emoji at four bytes a character, and its lines each by itself.
HEAVY = 100_000_000
LINES_PER_EMOJI = 10

# Looser than how they are read, and much faster. A literal line end first: `^` is slow.
MARK = re.compile(r"\n[^\S\n]*(?:[-•–*]|\d{1,6}\.)(?=\s)")
DATE = re.compile(r"\n[^\S\n]*(?:\d{1,2}\s+)?[A-Za-z]{3,9}\s+(?:19|20)\d\d(?=\s)")

EMOJI = re.compile("[\U00010000-\U0010ffff][^\n]*")


def check_bounds(text: str) -> None:
    """Raise NotAListing for a text that is too long, or long and no list."""
    _check_longest_line(text)
    lines = text.count("\n") + 1
    if sys.getsizeof(text) > HEAVY and _count(EMOJI, text) * LINES_PER_EMOJI > lines:
        raise NotAListing("so large a text with emoji or rare letters in many of its lines")
    if lines > LARGE:
        _check_large(text, lines)


def _check_longest_line(text: str) -> None:
    begin, line = 0, 1
    while len(text) - begin > LONGEST_LINE:
        end = text.find("\n", begin)
        if (end if end >= 0 else len(text)) - begin > LONGEST_LINE:
            raise NotAListing(f"a line of more than {LONGEST_LINE:,} characters", line)
        begin, line = end + 1, line + 1


def _check_large(text: str, lines: int) -> None:
    marks = list(islice(MARK.finditer(text), MOST_MARKS + 1))
    if len(marks) > MOST_MARKS:
        line = text.count("\n", 0, marks[-1].end()) + 1
        raise NotAListing(f"more than {MOST_MARKS:,} numbers and bullets", line)
    for what, count in ("number or bullet", len(marks)), ("date", _count(DATE, text)):
        if count * LINES_PER_ENTRY < lines:
            raise NotAListing(f"{lines:,} lines without a {what} in every {LINES_PER_ENTRY}th")


def _count(pattern: re.Pattern, text: str) -> int:
    return sum(1 for _ in pattern.finditer(text))
