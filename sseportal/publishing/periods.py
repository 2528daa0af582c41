"""Dates as visitors type them: 2023, March 2023, 21.3.2023, 2023-03-21."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from django.utils.dates import MONTHS, MONTHS_3
from django.utils.translation import override

from sseportal.folding import fold
from sseportal.publishing.dates import Precision, in_words, machine_readable

LONGEST = 40
PRECISIONS = (Precision.YEAR, Precision.MONTH, Precision.DAY)
PARTS = re.compile(r"\d+|[^\W\d_]+")
ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")


@dataclass(frozen=True)
class Period:
    """A day, a month or a year; `str()` is its ISO 8601 form."""

    first: date
    precision: str

    @property
    def last(self):
        """Its last day."""
        if self.precision == Precision.YEAR:
            return self.first.replace(month=12, day=31)
        if self.precision == Precision.MONTH:
            return self.first.replace(day=monthrange(self.first.year, self.first.month)[1])
        return self.first

    @property
    def label(self):
        return in_words(self.first, self.precision)

    def __str__(self):
        return machine_readable(self.first, self.precision)


def read_period(text):
    """The Period that was typed, or None. Of two numbers before a year the first is the day."""
    parts = PARTS.findall(ORDINAL.sub("", fold(text[:LONGEST])))
    if not 1 <= len(parts) <= 3:
        return None
    is_year_first = len(parts[0]) == 4 and parts[0].isdecimal()
    year, rest = (parts[0], parts[1:]) if is_year_first else (parts[-1], parts[-2::-1])
    if len(rest) == 2 and rest[1].isalpha():  # March 21, 2023
        rest.reverse()
    if not (len(year) == 4 and year.isdecimal()):
        return None
    return _period(int(year), *map(_number, rest))


def _period(year, *rest):
    """Of a year, a month and a day; None when no calendar has them."""
    month, day = (*rest, 1, 1)[:2]
    try:
        return Period(date(year, month, day), PRECISIONS[len(rest)])
    except (TypeError, ValueError):
        return None


def _number(part):
    return int(part) if part.isdecimal() else _months().get(part) or _english_months().get(part)


def _english_months():
    with override("en"):
        return _months()


def _months():
    found = {}
    for names in (MONTHS_3, MONTHS):
        found |= {fold(str(name)).rstrip("."): number for number, name in names.items()}
    return found
