from datetime import date

import pytest

from sseportal.importing.text.dates import is_heading, is_impossible, read_date


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("13 March 2023", (date(2023, 3, 13), "day")),
        ("06 April 2023", (date(2023, 4, 6), "day")),
        ("6  APRIL\u00a02023", (date(2023, 4, 6), "day")),
        ("March 2023", (date(2023, 3, 1), "month")),
        ("2017", (date(2017, 1, 1), "year")),
        ("29 February 2024", (date(2024, 2, 29), "day")),
    ],
)
def test_a_line_that_is_a_date_is_read_with_its_precision(line, expected):
    assert read_date(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "", "Newsletter No. 3, 26 April 2017", "31 February 2023", "Factsheet, May 2023",
        "13 March", "March 8 2023 was a day", "²3 March 2023", "13 March 20233", "0 March 2023",
        "1850", "٣ March 2023", "March", "x" * 10_000,
    ],
)  # fmt: skip
def test_any_other_line_is_no_date(line):
    assert read_date(line) is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("31 February 2020", True), ("0 May 2021", True), ("99 MAY 2021", True),
        ("29 February 2020", False), ("31 Smarch 2020", False), ("131 May 2020", False),
        ("May 2020", False), ("31 February 2020 was no day", False), ("x" * 99_999, False),
    ],
)  # fmt: skip
def test_a_day_that_no_calendar_has_is_told_from_a_text(line, expected):
    assert is_impossible(line) == expected


def test_a_heading_is_a_whole_month():
    assert is_heading("March 2023")
    assert not is_heading("March 2023 brings a new law")
    assert not is_heading("13 March 2023")
