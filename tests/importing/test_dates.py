from datetime import date

import pytest

from sseportal.importing.dates import is_heading, read_date


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


def test_a_heading_is_a_whole_month():
    assert is_heading("March 2023")
    assert not is_heading("March 2023 brings a new law")
    assert not is_heading("13 March 2023")
