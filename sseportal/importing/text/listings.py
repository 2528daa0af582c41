"""Listing pages: a text becomes plain entries and warnings.

Two passes. `marks.cut` cuts the lines into blocks: one under each number or bullet, with the month
heading that it stands under (`unmarked.read_unmarked` does it for a page without marks). Then each
block is read by its structure: the credit is pulled out, the whole-line date is found, and what
stands before the date is [label and] title.
"""

import datetime
from collections import Counter
from dataclasses import dataclass, field

from .bounds import check_bounds
from .dates import is_impossible, read_date
from .marks import Block, NotAListing, Page, Unmarked, cut
from .unmarked import is_label, read_unmarked

__all__ = ["Credit", "Entry", "Listing", "NotAListing", "read_listing"]

LONGEST_CREDIT = 200
LONGEST_LABEL = 80
# lines that may stand before a date: label, title and a title's own further lines
DATE_WITHIN = 5
LEAST_SHARE = 0.25
# docs/import-format.md describes each
FAMILIES = {
    # (bulleted, labelled, under months)
    (False, True, False): "A",
    (False, True, True): "A",
    (False, False, True): "B",
    (False, False, False): "D",
    (True, True, False): "C",
    (True, True, True): "C",
    (True, False, False): "E",
    (True, False, True): "G",
}


@dataclass(frozen=True)
class Credit:
    """A picture's credit: `raw` as printed, `holder` without sign and year."""

    raw: str
    holder: str
    year: int | None


@dataclass(slots=True)
class Entry:
    """What one mark introduces. `position` counts from 1, `line` is the mark's line from 1.

    `date_precision` is "day", "month", "year", or "" where the date is None.
    """

    position: int
    line: int
    raw: str
    kind_label: str = ""
    title: str = ""
    date: datetime.date | None = None
    date_precision: str = ""
    month_heading: str | None = None
    summary: str = ""
    credit: Credit | None = None
    warnings: list[str] = field(default_factory=list)


@dataclass
class Listing:
    """`heading` is "" where the page has none; `family` is a letter of docs/import-format.md's."""

    heading: str
    family: str
    entries: list[Entry]
    warnings: list[str]


@dataclass(slots=True)
class _Parts:
    """A block's lines sorted by their part; `dated` tells [label,] title from the summary."""

    before: list[str]
    after: list[str]
    dated: bool
    entry: Entry


def read_listing(text: str) -> Listing:
    """Read a listing page; raises NotAListing."""
    check_bounds(text)
    page = _page_of(text)
    if not page.family and not any(map(_is_evident, page.blocks)):
        raise _plain(page)
    parts = [_parts_of(block, position) for position, block in enumerate(page.blocks, start=1)]
    if not page.family:
        _check_evidence(parts, page)
    labels = _labels_of(parts)
    for part in parts:
        _name(part, labels)
    family = page.family or FAMILIES[page.bulleted, bool(labels), page.has_months]
    return Listing(page.heading, family, [part.entry for part in parts], page.warnings)


def _page_of(text: str) -> Page:
    try:
        return cut(text)
    except Unmarked:
        return read_unmarked(text)


def read_credit(line: str) -> Credit:
    """The credit in a line that begins with the copyright sign."""
    words = line.removeprefix("©").split()
    year = None
    for at in (-1, 0):
        found = read_date(words[at].strip(".,;()")) if words and year is None else None
        if found:
            year = found[0].year
            words.pop(at)
    return Credit(line, " ".join(words).strip(" .,;-–/"), year)


def _parts_of(block: Block, position: int) -> _Parts:
    entry = Entry(position, block.line, block.raw, month_heading=block.month_heading)
    lines = _without_credit(block.lines, entry)
    at = _date_at(lines)
    if at is None:
        return _undated(lines, entry)
    entry.date, entry.date_precision = read_date(lines[at])
    after = lines[at + 1 :]
    if any(_is_day(line) for line in after):
        entry.warnings.append("a second date line: perhaps two entries under one mark")
    return _Parts(lines[:at], after, True, entry)


def _undated(lines: list[str], entry: Entry) -> _Parts:
    """The lines by a date that the calendar does not have, or all of them before one."""
    _date_by_heading(entry)
    near = lines[:DATE_WITHIN]
    at = next((at for at, line in enumerate(near) if is_impossible(line)), None)
    if at is None:
        return _Parts(lines, [], False, entry)
    entry.warnings.append(f"there is no such day: {lines[at]}")
    return _Parts(lines[:at], lines[at + 1 :], True, entry)


def _without_credit(lines: list[str], entry: Entry) -> list[str]:
    credits = [line for line in lines if line.startswith("©") and len(line) <= LONGEST_CREDIT]
    if not credits:
        return lines
    entry.credit = read_credit(credits[0])
    if len(credits) > 1:
        entry.warnings.append("more than one credit line: the first is kept")
    dropped = set(credits)
    return [line for line in lines if line not in dropped]


def _is_day(line: str) -> bool:
    found = read_date(line)
    return found is not None and found[1] == "day"


def _date_at(lines: list[str]) -> int | None:
    """Where the date stands; a full date goes before a bare month or year."""
    near = lines[:DATE_WITHIN]
    for accepts in (_is_day, read_date):
        for at, line in enumerate(near):
            if accepts(line):
                return at
    return None


def _date_by_heading(entry: Entry) -> None:
    if entry.month_heading is not None:
        entry.date, entry.date_precision = read_date(entry.month_heading)


def _is_evident(block: Block) -> bool:
    """Whether a date, a month or a label tells that it is an entry."""
    lines = block.lines
    has_label = len(lines) > 1 and is_label(lines[0])
    return block.month_heading is not None or has_label or _date_at(lines) is not None


def _check_evidence(parts: list[_Parts], page: Page) -> None:
    """A recipe is numbered too: some entries must have a date, a month heading or a label."""
    evident = sum(part.entry.date is not None or _begins_with_label(part) for part in parts)
    if evident < LEAST_SHARE * len(parts):
        raise _plain(page)


def _plain(page: Page) -> NotAListing:
    reason = "a numbered or bulleted text, but its items have no dates"
    return NotAListing(reason, page.blocks[0].line)


def _begins_with_label(part: _Parts) -> bool:
    return len(part.before) > 1 and is_label(part.before[0])


def _labels_of(parts: list[_Parts]) -> Counter[str]:
    """The labels of a labelled page and how often each stands there; empty for another page."""
    labelled = Counter(
        part.before[0] for part in parts if _is_pair(part) or _begins_with_label(part)
    )
    return labelled if 2 * labelled.total() >= _with_words(parts) else Counter()


def _is_pair(part: _Parts) -> bool:
    """Whether label and title stand before the date: the first of two lines, if not too long."""
    return part.dated and len(part.before) == 2 and len(part.before[0]) <= LONGEST_LABEL


def _with_words(parts: list[_Parts]) -> int:
    return sum(bool(part.before) for part in parts)


def _name(part: _Parts, labels: Counter[str]) -> None:
    """Share the lines out to label, title and summary."""
    entry = part.entry
    if part.dated:
        entry.kind_label, entry.title = _dated_names(part, labels)
        entry.summary = "\n".join(part.after)
    else:
        has_label = bool(part.before) and _labels_undated(part, labels)
        entry.kind_label = part.before.pop(0) if has_label else ""
        entry.title = part.before[0] if part.before else ""
        entry.summary = "\n".join(part.before[1:])
    if not entry.title:
        entry.warnings.append("the entry has no title")


def _dated_names(part: _Parts, labels: Counter[str]) -> tuple[str, str]:
    lines = part.before
    if len(lines) == 1:
        return (lines[0], "") if _is_lone_label(part, labels) else ("", lines[0])
    if _is_pair(part):
        return lines[0], lines[1]
    if not lines:
        return "", ""
    part.entry.warnings.append("the title stands on several lines")
    if lines[0] in labels or is_label(lines[0]):
        return lines[0], " ".join(lines[1:])
    return "", " ".join(lines)


def _is_lone_label(part: _Parts, labels: Counter[str]) -> bool:
    """On a labelled page, a label alone before the date means that the title is missing.

    A credit takes the label's place, so that beside one the line is a title.
    """
    line = part.before[0]
    return bool(labels) and part.entry.credit is None and _is_page_label(line, labels)


def _is_page_label(line: str, labels: Counter[str]) -> bool:
    return is_label(line) or labels[line] > 1


def _labels_undated(part: _Parts, labels: Counter[str]) -> bool:
    line = part.before[0]
    if not labels:
        return len(part.before) > 2 and is_label(line)
    return _is_page_label(line, labels) and (len(part.before) > 1 or part.entry.credit is None)
