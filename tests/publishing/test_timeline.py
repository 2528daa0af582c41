"""A timeline draws every year or month in its place, and loses none."""

from itertools import pairwise

import pytest

from sseportal.publishing.timeline import MOST_BARS, as_months, timeline

YEARS = [("2024", "2024", 5), ("2017", "2017", 2), ("2023", "2023", 20), ("2020", "2020", 0)]
MONTHS = [("2023-02", "February 2023", 1), ("2022-11", "November 2022", 3)]


def draw(counts, chosen=()):
    return timeline(counts, lambda value: f"/?{value}", chosen)


def spans(labels):
    """[(left, right)] of labels in one line, taking eight pixels a character."""
    starts = {"start": 0, "middle": 0.5, "end": 1}
    found = []
    for label in labels:
        width = 8 * len(label.text)
        left = label.x - starts[label.anchor] * width
        found.append((left, left + width))
    return sorted(found)


def test_bars_stand_in_order_each_at_its_date_with_gaps_between():
    drawn = draw(YEARS)
    assert [(bar.label, bar.count) for bar in drawn.bars] == [
        ("2017", 2),
        ("2023", 20),
        ("2024", 5),
    ]
    assert [bar.x / drawn.slot for bar in drawn.bars] == [0, 6, 7]
    assert drawn.width == 8 * drawn.slot


def test_months_follow_each_other_across_years():
    drawn = draw(MONTHS)
    assert [bar.x / drawn.slot for bar in drawn.bars] == [0, 3]


def test_a_bar_is_as_high_as_its_count_and_never_invisible():
    low, high, half = draw([("2001", "", 1), ("2002", "", 10_000), ("2003", "", 5_000)]).bars
    assert high.height == 2 * half.height
    assert low.height > 0
    assert {bar.y + bar.height for bar in (low, high, half)} == {low.y + low.height}


@pytest.mark.parametrize("slots", [1, 2, 7, 12, 13, 30])
def test_a_bar_can_be_hit(slots):
    drawn = draw([(str(1990 + n), "", 1) for n in range(slots)])
    assert drawn.slot >= 24 and drawn.height >= 24


def test_a_year_of_months_fits_a_phone_320_wide():
    assert draw([("2023-01", "", 1), ("2023-12", "", 1)]).width <= 288


def test_chosen_bars_are_marked():
    assert [bar.label for bar in draw(YEARS, ["2023"]).bars if bar.is_chosen] == ["2023"]
    assert [bar.url for bar in draw(YEARS).bars] == ["/?2017", "/?2023", "/?2024"]


@pytest.mark.parametrize("first", range(1, 13))
@pytest.mark.parametrize("slots", [1, 2, 3, 5, 8, 12, 13, 25, 29, 30])
def test_labels_do_not_collide_and_stay_inside(first, slots):
    def month(n):
        return f"{2020 + (first + n - 1) // 12}-{(first + n - 1) % 12 + 1:02}"

    for values in ([str(1980 + n) for n in range(slots)], [month(n) for n in range(slots)]):
        drawn = draw([(value, "", 1) for value in (values[0], values[-1])])
        for is_second in (False, True):
            found = spans(label for label in drawn.labels if label.is_second is is_second)
            assert all(a[1] <= b[0] for a, b in pairwise(found))
        widest = max(right for _, right in spans(drawn.labels))
        assert widest <= drawn.width or slots == 1


def test_a_year_of_long_ago_is_in_the_table_and_does_not_stretch_the_chart():
    drawn = draw([("1000", "1000", 2), *YEARS])
    assert [row.count for row in drawn.rows] == [2, 2, 20, 5]
    assert drawn.width <= MOST_BARS * drawn.slot
    assert len(drawn.bars) == 3 and drawn.older == 2


def test_nothing_is_drawn_of_nothing():
    assert draw([]).bars == draw([("2023", "2023", 0)]).rows == ()


def test_months_are_drawn_for_two_and_a_half_years_at_most():
    assert as_months(MONTHS)
    assert as_months([("2020-01", "", 1), ("2022-06", "", 1)])
    assert not as_months([("2020-01", "", 1), ("2022-07", "", 1)])
    assert as_months([("2020-01", "", 1), ("2022-07", "", 0)])
    assert not as_months([])
