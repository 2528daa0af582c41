"""The cut of a listing page into blocks, one under each number or bullet.

Page -> lines -> marks -> blocks. Every line is looked at a fixed number of times.
"""

from array import array
from dataclasses import dataclass, field
from itertools import accumulate

from .dates import is_heading, read_date
from .markup import INVISIBLE, is_html, is_json

BULLETS = frozenset("-•–*")
# a listing that lost an item in saving skips a number; a year at a line's begin is no number
WIDEST_GAP = 10
LONGEST_HEADING = 300


class NotAListing(Exception):
    """The text is no listing page; `line` counts from 1 and is None for the whole text."""

    def __init__(self, reason: str, line: int | None = None):
        self.reason, self.line = reason, line
        super().__init__(reason, line)

    def __str__(self) -> str:
        return f"{self.reason} (line {self.line})" if self.line else self.reason


class Unmarked(NotAListing):
    """No number or bullet stands at the begin of any line."""


@dataclass(slots=True)
class Line:
    """`indent` counts leading white space; `number` is None, or 0 for a bullet.

    `is_day` tells that the line is a full date, `rest` is what stands behind the mark.
    """

    text: str
    indent: int
    number: int | None = None
    rest: str = ""
    is_day: bool = False


BLANK = Line("", 0)


@dataclass(slots=True)
class Block:
    """The lines under one mark, stripped, without blanks; `raw` is as printed."""

    line: int
    raw: str
    lines: list[str]
    month_heading: str | None


@dataclass
class Page:
    """`blocks` is never empty; `family` is "" where marks, months and labels tell it."""

    heading: str
    bulleted: bool
    has_months: bool
    blocks: list[Block]
    warnings: list[str]
    family: str = ""


@dataclass(slots=True)
class _Cut:
    """One mark and the half-open range of lines that stand under it."""

    start: int
    stop: int
    weak: bool = False
    month: str | None = None


@dataclass
class _Sheet:
    """The lines of a page and where its months and marks stand.

    `starts[at]` is the offset in the text at which the line begins, and `days[at]` is how many of
    the lines before `at` are full dates.
    """

    text: str
    starts: array
    lines: list[Line]
    days: array
    months: dict[int, str] = field(default_factory=dict)
    marks: list[_Cut] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def cut(text: str) -> Page:
    """Cut the text into blocks; raises NotAListing, or Unmarked where another layout may fit."""
    refuse_markup(text)
    sheet = _sheet(text)
    sheet.marks = _marks(sheet)
    if not sheet.marks:
        raise Unmarked("no numbered or bulleted entries", _first_line(sheet.lines))
    _merge_weak(sheet)
    _find_months(sheet)
    _end_blocks(sheet)
    heading = _page_heading(sheet)
    blocks = [block for mark in sheet.marks if (block := _block(sheet, mark)).lines]
    return _page(sheet, heading, blocks)


def _sheet(text: str) -> _Sheet:
    printed = text.split("\n")
    starts = array("L", accumulate((len(line) + 1 for line in printed), initial=0))
    lines = [_line(line) for line in printed]
    days = array("L", accumulate((line.is_day for line in lines), initial=0))
    return _Sheet(text, starts, lines, days)


def refuse_markup(text: str) -> None:
    """Raise NotAListing for HTML source and JSON."""
    if is_html(text):
        raise NotAListing(
            "this is the HTML source of a page, not its text: read it as HTML (--html)", 1
        )
    if is_json(text):
        raise NotAListing("this is JSON data, not a listing page", 1)


def _page(sheet: _Sheet, heading: str, blocks: list[Block]) -> Page:
    if not blocks:
        raise NotAListing("the marks have nothing under them", sheet.marks[0].start + 1)
    if len(blocks) < len(sheet.marks):
        sheet.warnings.append(f"marks with nothing under them: {len(sheet.marks) - len(blocks)}")
    bullets = sum(sheet.lines[mark.start].number == 0 for mark in sheet.marks)
    has_months = any(block.month_heading for block in blocks)
    return Page(heading, 2 * bullets > len(sheet.marks), has_months, blocks, sheet.warnings)


def _line(text: str) -> Line:
    body = text.strip(INVISIBLE)
    if not body:
        return BLANK
    indent = len(text) - len(text.lstrip())
    first = body[:10].partition(" ")[0]
    if first in BULLETS:
        return _marked(body, indent, 0, body[1:].strip())
    if 1 < len(first) <= 7 and first[-1] == "." and first[:-1].isascii() and first[:-1].isdigit():
        return _marked(body, indent, int(first[:-1]), body[len(first) :].strip())
    return Line(body, indent, is_day=_is_day(body))


def _marked(body: str, indent: int, number: int, rest: str) -> Line:
    return Line(body, indent, number, rest, _is_day(rest))


def _first_line(lines: list[Line]) -> int | None:
    return next((at for at, line in enumerate(lines, start=1) if line.text), None)


def _marks(sheet: _Sheet) -> list[_Cut]:
    """Every line that may introduce an entry; the doubtful ones are weak."""
    lines = sheet.lines
    bullets, numbers = _bullets(lines), _numbers(sheet)
    fewer, more = sorted((bullets, numbers), key=lambda marks: _weight(sheet, marks))
    for mark in fewer:
        mark.weak = True
    marks = sorted(fewer + more, key=lambda mark: mark.start)
    for mark, behind in zip(marks, [*marks[1:], None], strict=False):
        mark.stop = behind.start if behind else len(lines)
    return marks


def _weight(sheet: _Sheet, marks: list[_Cut]) -> tuple[int, int]:
    """How many marks stand close above a date line, then how many there are."""
    return sum(_is_dated(sheet, mark.start, mark.start + 10) for mark in marks), len(marks)


def _is_dated(sheet: _Sheet, start: int, stop: int) -> bool:
    return sheet.days[min(stop, len(sheet.lines))] > sheet.days[start]


def _is_day(text: str) -> bool:
    found = read_date(text)
    return found is not None and found[1] == "day"


def _bullets(lines: list[Line]) -> list[_Cut]:
    """Lone bullets are certain; beside them, a bullet before text is perhaps a summary's."""
    found = [at for at, line in enumerate(lines) if line.number == 0]
    alone = sum(not lines[at].rest for at in found)
    often_alone = 4 * alone >= len(found)
    return [_Cut(at, at, weak=often_alone and bool(lines[at].rest)) for at in found]


def _numbers(sheet: _Sheet) -> list[_Cut]:
    """Numbers in sequence, from 1 again in each month or list."""
    found: list[_Cut] = []
    runs: list[int] = []
    last = outer = 0
    margin = None
    for at, line in enumerate(sheet.lines):
        number = line.number
        if not number or (margin is not None and line.indent > margin):
            continue
        if number == 1:
            outer = last
            runs.append(len(found))
        elif outer and number == outer + 1 and number != last + 1:
            # a numbered list inside a summary has ended
            del found[runs.pop() :]
            outer = 0
        elif not last < number <= last + WIDEST_GAP:
            continue
        margin = line.indent if margin is None else margin
        found.append(_Cut(at, at, weak=number not in (1, last + 1, outer + 1)))
        last = number
    _doubt_undated_runs(sheet, found, runs)
    return found


def _doubt_undated_runs(sheet: _Sheet, found: list[_Cut], runs: list[int]) -> None:
    """A new run without a date or a heading is perhaps a list inside a summary."""
    stops = [mark.start for mark in found[1:]] + [len(sheet.lines)]
    for begin, end in zip(runs[1:], [*runs[2:], len(found)], strict=False):
        run = range(begin, end)
        if _under_heading(sheet.lines, found[begin].start) or any(
            _is_dated(sheet, found[at].start, stops[at]) for at in run
        ):
            continue
        for at in run:
            found[at].weak = True


def _under_heading(lines: list[Line], at: int) -> bool:
    """Whether the line above is a month, or stands further left than the marks."""
    above = at - 1
    while above >= 0 and not lines[above].text:
        above -= 1
    if above < 0:
        return False
    return is_heading(lines[above].text) or lines[above].indent < lines[at].indent


def _merge_weak(sheet: _Sheet) -> None:
    """A weak mark stands when a date follows it; otherwise its lines stay with the entry above."""
    kept: list[_Cut] = []
    for mark in sheet.marks:
        if not mark.weak or _is_dated(sheet, mark.start, mark.stop):
            kept.append(mark)
        elif kept:
            kept[-1].stop = mark.stop
    if not kept:
        raise NotAListing("no numbered or bulleted entries", _first_line(sheet.lines))
    sheet.marks = kept


def _find_months(sheet: _Sheet) -> None:
    """Month headings: before the first mark, or last under a mark and before a new run."""
    first = sheet.marks[0].start
    sheet.months = {at: sheet.lines[at].text for at in range(first) if _is_month(sheet, at)}
    for mark, behind in zip(sheet.marks, sheet.marks[1:], strict=False):
        if sheet.lines[behind.start].number in (0, 1):
            sheet.months.update(_months_ending(sheet, mark))


def _is_month(sheet: _Sheet, at: int) -> bool:
    return is_heading(sheet.lines[at].text)


def _months_ending(sheet: _Sheet, mark: _Cut) -> dict[int, str]:
    last = _last_filled(sheet, mark)
    if not _is_month(sheet, last):
        return {}
    tail = [at for at in range(mark.start, last + 1) if sheet.lines[at].text]
    found = {}
    while len(tail) > 1 and _is_month(sheet, tail[-1]):
        at = tail.pop()
        found[at] = sheet.lines[at].text
    # on a page without month headings, a month may be the date of an undated entry
    undated = not any(read_date(sheet.lines[at].text) for at in tail)
    return {} if undated and not sheet.months else found


def _last_filled(sheet: _Sheet, mark: _Cut) -> int:
    at = mark.stop - 1
    while at > mark.start and not sheet.lines[at].text:
        at -= 1
    return at


def _end_blocks(sheet: _Sheet) -> None:
    """End each block where a month heading, or a line outside of the list, begins."""
    first = sheet.marks[0].start
    month = next((sheet.months[at] for at in reversed(sheet.months) if at < first), None)
    for mark, behind in zip(sheet.marks, [*sheet.marks[1:], None], strict=True):
        mark.month = month
        headings = [at for at in range(mark.start, mark.stop) if at in sheet.months]
        if headings:
            month, mark.stop = sheet.months[headings[-1]], headings[0]
        starts_again = behind is not None and sheet.lines[behind.start].number == 1
        if _end_at_outsider(sheet, mark, starts_again and not headings) and not headings:
            month = None


def _end_at_outsider(sheet: _Sheet, mark: _Cut, starts_again: bool) -> bool:
    outside = _outsider(sheet, mark)
    if outside is None and starts_again:
        outside = _flush_heading(sheet, mark)
    if outside is None:
        return False
    sheet.warnings.append(f"line {outside + 1} is outside of the list and not read")
    mark.stop = outside
    return True


def _outsider(sheet: _Sheet, mark: _Cut) -> int | None:
    """The first line that stands further left than the marks, after a blank one."""
    lines, margin = sheet.lines, sheet.lines[mark.start].indent
    for at in range(mark.start + 1, mark.stop):
        if lines[at].text and lines[at].indent < margin and not lines[at - 1].text:
            return at
    return None


def _flush_heading(sheet: _Sheet, mark: _Cut) -> int | None:
    """On a page without indents, the heading of the next list: short, last, after the summary."""
    filled = [at for at in range(mark.start + 1, mark.stop) if sheet.lines[at].text]
    dated = next((at for at in filled if sheet.lines[at].is_day), None)
    if dated is None or filled[-1] <= dated + 1 or sheet.lines[filled[-1] - 1].text:
        return None
    last = sheet.lines[filled[-1]]
    is_heading_like = len(last.text) <= 100 and last.text[-1].isalnum()
    return filled[-1] if is_heading_like and last.indent <= sheet.lines[mark.start].indent else None


def _page_heading(sheet: _Sheet) -> str:
    before = [
        at for at in range(sheet.marks[0].start) if sheet.lines[at].text and at not in sheet.months
    ]
    if len(before) > 1:
        sheet.warnings.append(f"lines {before[1] + 1} to {before[-1] + 1} before the list not read")
    return sheet.lines[before[0]].text[:LONGEST_HEADING] if before else ""


def _block(sheet: _Sheet, mark: _Cut) -> Block:
    lines = [line.text for line in sheet.lines[mark.start + 1 : mark.stop] if line.text]
    rest = sheet.lines[mark.start].rest
    if rest:
        lines.insert(0, rest)
    raw = sheet.text[sheet.starts[mark.start] : sheet.starts[mark.stop]].rstrip()
    return Block(mark.start + 1, raw, lines, mark.month)
