"""A timeline: how many items there are of each year or month, as bars that are links.

Lengths are CSS pixels: the picture is never scaled, so that every bar can be hit and read.
"""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.utils.formats import date_format

MOST_BARS = 30  # a chart shows the last of them; its table all
MOST_MONTHS = 30
NARROWEST, WIDEST, COLUMN = 24, 48, 288  # of a bar's place; the room on a phone 320 wide
TALLEST, LEAST, ABOVE, BELOW = 88, 3, 18, 36
YEAR_ROOM, MONTH_ROOM = 40, 36  # that a label needs


class Bar(NamedTuple):
    label: str
    count: int
    url: str
    is_chosen: bool
    x: int = 0  # of its place, as wide as the timeline's `slot`
    middle: int = 0  # of its place
    y: int = 0
    height: int = 0


class Label(NamedTuple):
    text: str
    x: int
    anchor: str  # as in SVG's text-anchor
    is_second: bool = False  # in the line below


@dataclass(frozen=True)
class Timeline:
    bars: tuple  # those with items that the chart has room for
    rows: tuple  # all with items, for the table
    labels: tuple
    slot: int
    width: int
    coarse: int = 0  # items of these years that no month has
    height: int = ABOVE + TALLEST + BELOW
    ground: int = ABOVE + TALLEST

    @property
    def bar_width(self):
        return self.slot - 6

    @property
    def older(self):
        """The number of items that only the table has."""
        return sum(row.count for row in self.rows[: len(self.rows) - len(self.bars)])


def timeline(counts, link, chosen=(), coarse=0):
    """The Timeline of [(value, label, count)], in any order; a value is `2023` or `2023-03`.

    `link` gives the URL of a value; those without items are gaps. `coarse` is the number of items
    that are dated by the year alone, where months are drawn.
    """
    counts = sorted((row for row in counts if row[2]), key=lambda row: row[0])
    rows = [Bar(label, n, link(value), value in chosen) for value, label, n in counts]
    if not rows:
        return Timeline((), (), (), NARROWEST, 0)
    at = [place(value) for value, _, _ in counts]
    first = max(at[0], at[-1] - MOST_BARS + 1)
    slots = at[-1] - first + 1
    slot = min(WIDEST, max(NARROWEST, COLUMN // slots))
    shown = {n - first: row for n, row in zip(at, rows, strict=True) if n >= first}
    labels = _month_labels if "-" in counts[0][0] else _year_labels
    parts = _standing(shown, slot), rows, labels(first, slots, slot)
    return Timeline(*map(tuple, parts), slot, slots * slot, coarse)


def place(value):
    """`2023` -> 2023; `2023-03` -> the number of the month since the year 0."""
    year, _, month = value.partition("-")
    return int(year) * 12 + int(month) - 1 if month else int(year)


def as_months(counts):
    """Whether [(value, label, count)] of months is few enough to be drawn as such."""
    at = [value for value, _, n in counts if n]
    return bool(at) and place(max(at)) - place(min(at)) < MOST_MONTHS


def _standing(shown, slot):
    """The bars of {number of the place: row}, the highest of them TALLEST."""
    most = max(row.count for row in shown.values())
    return [_bar(row, n * slot, slot, row.count / most) for n, row in shown.items()]


def _bar(row, x, slot, share):
    height = max(LEAST, round(TALLEST * share))
    return row._replace(x=x, middle=x + slot // 2, y=ABOVE + TALLEST - height, height=height)


def _year_labels(first, slots, slot):
    """The last year, and as many before it as there is room for."""
    every = -(-YEAR_ROOM // slot)
    return [_label(str(first + n), n, slots, slot) for n in range(slots - 1, -1, -every)]


def _month_labels(first, slots, slot):
    """As the years; below the first of each year, its number."""
    every = -(-MONTH_ROOM // slot)
    months = [
        _label(date_format(date(1, (first + n) % 12 + 1, 1), "M"), n, slots, slot)
        for n in range(slots - 1, -1, -every)
    ]
    starts = [n for n in range(slots) if (first + n) % 12 == 0]
    if not starts or starts[0] * slot >= YEAR_ROOM:
        starts = [0, *starts]
    return months + [_start_of_year(str((first + n) // 12), n, slots, slot) for n in starts]


def _start_of_year(text, n, slots, slot):
    is_last = slots > 1 and n == slots - 1
    return Label(text, slots * slot if is_last else n * slot, "end" if is_last else "start", True)


def _label(text, n, slots, slot):
    """In the middle of its place, but never over the edge."""
    if slots > 1 and n in (0, slots - 1):
        return Label(text, n and slots * slot, "end" if n else "start")
    return Label(text, n * slot + slot // 2, "middle")
