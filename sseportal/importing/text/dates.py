"""Dates as listing pages print them: a whole line in English."""

from datetime import date

MONTHS = {
    name: number
    for number, name in enumerate(
        """
            january february march april may june july august september october november
            december
            """.split(),
        start=1,
    )
}
LONGEST = 40


def read_date(line: str) -> tuple[date, str] | None:
    """The date that fills the line and its precision ("day", "month" or "year"), or None."""
    if len(line) > LONGEST or not line.rstrip()[-1:].isdigit():
        return None
    words = line.split()
    if len(words) == 3:
        return _made(words[2], words[1], words[0], "day")
    if len(words) == 2:
        return _made(words[1], words[0], "1", "month")
    if len(words) == 1:
        return _made(words[0], "January", "1", "year")
    return None


def is_heading(line: str) -> bool:
    """Whether the whole line is a month ("March 2023") or a year."""
    found = read_date(line)
    return found is not None and found[1] != "day"


def is_impossible(line: str) -> bool:
    """Whether the line is printed as a full date, of a day that no calendar has: 31 April 2020."""
    if len(line) > LONGEST or read_date(line):
        return False
    day, month, year = words if len(words := line.split()) == 3 else ("", "", "")
    return month.casefold() in MONTHS and _is_year(year) and _is_number(day) and len(day) <= 2


def _made(year: str, month: str, day: str, precision: str) -> tuple[date, str] | None:
    number = MONTHS.get(month.casefold())
    if number is None or not (_is_year(year) and _is_number(day) and len(day) <= 2):
        return None
    try:
        return date(int(year), number, int(day)), precision
    except ValueError:
        return None


def _is_number(word: str) -> bool:
    return word.isascii() and word.isdigit()


def _is_year(word: str) -> bool:
    return _is_number(word) and len(word) == 4 and "1900" <= word <= "2099"
