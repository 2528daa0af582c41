import pytest

from sseportal.importing.text.scoring import WrongGold, align, check_gold, score, table

GOLD = {
    "position": 1, "kind_label": "News", "model": "interviews", "series": "coop-champions",
    "title": "A mill reopens", "date": "2021-05-03", "date_precision": "day",
    "people": [{"name": "Ada Bell", "role": "Manager"}],
    "countries": ["KE", "PE"], "organisations": [{"name": "Loop"}],
    "credit": {"holder": "Ann Lee"},
}  # fmt: skip
READ = GOLD | {
    "countries": [{"code": "KE", "evidence": "Kenya"}, {"code": "PE", "evidence": "Peru"}],
    "organisations": [{"name": "LOOP", "evidence": "Loop", "proposed": True}],
}


def scored(read, gold):
    return score(
        [{"name": "a.txt", "entries": read}],
        [{"name": "a.txt", "entries": gold}],
    )


def rows(result):
    return {row.what: (row.correct, row.total) for row in result.rows}


def test_what_is_read_as_written_meets_every_target():
    result = scored([READ], [GOLD])
    assert result.met and not result.differences
    assert (result.found, result.missed, result.invented) == (1, 0, 0)
    assert set(rows(result).values()) == {(1, 1), (2, 2)}


@pytest.mark.parametrize(
    ("change", "row", "counts"),
    [
        ({"date": "2021-05-04"}, "entries: title, date, precision and label", (0, 1)),
        ({"title": "Another"}, "entries: title, date, precision and label", (0, 1)),
        ({"series": None}, "model and series", (0, 1)),
        ({"people": []}, "person's name", (0, 1)),
        ({"people": []}, "person's role", (0, 1)),
        ({"people": [*GOLD["people"], {"name": "Carl", "role": ""}]}, "person's name", (1, 2)),
        ({"countries": ["KE"]}, "countries: precision", (1, 1)),
        ({"countries": ["KE"]}, "countries: recall", (1, 2)),
        ({"organisations": ["Loop", "Ring"]}, "organisations: precision", (1, 2)),
        ({"organisations": ["Ring"]}, "organisations: recall", (0, 1)),
        ({"credit": None}, "photo credit holder", (0, 1)),
    ],
)
def test_each_difference_counts_in_its_row(change, row, counts):
    result = scored([READ | change], [GOLD])
    assert rows(result)[row] == counts
    assert result.differences[0].field in (*change, "name")


def test_quotes_dashes_and_case_tell_no_organisations_apart():
    gold = GOLD | {"organisations": [{"name": "Farmers’ Union Ring–Loop"}]}
    assert scored([READ | {"organisations": ["Farmers' union Ring-Loop"]}], [gold]).met


def test_a_missed_and_an_invented_entry_count_against_the_entries():
    missed = scored([], [GOLD])
    assert (missed.missed, missed.met) == (1, False)
    assert rows(missed)["countries: recall"] == (0, 2)
    invented = scored([READ, READ | {"position": 2, "title": "Fog"}], [GOLD])
    assert invented.invented == 1
    assert rows(invented)["entries: title, date, precision and label"] == (1, 2)


def test_a_document_that_was_refused_has_missed_entries():
    assert score([], [{"name": "a.txt", "entries": [GOLD]}]).missed == 1


def test_what_the_gold_leaves_out_is_not_judged():
    result = scored([READ | {"kind_label": "Event"}], [{"position": 1, "title": "A mill reopens"}])
    assert rows(result)["entries: title, date, precision and label"] == (1, 1)
    assert {row.what for row in result.rows if row.measured is not None} == {
        "entries: title, date, precision and label"
    }
    assert result.met


def test_people_are_judged_where_the_gold_has_some():
    assert rows(scored([READ], [GOLD | {"people": []}]))["person's name"] == (0, 0)


def test_entries_align_by_title_and_then_by_position():
    def entry(position, title):
        return {"position": position, "title": title}

    read = [entry(1, "Rain"), entry(2, "A mill."), entry(3, "fog")]
    gold = [entry(1, "A “mill”".replace("“", "").replace("”", "")), entry(2, "Rain"),
            entry(3, "Snow"), entry(4, "Sun")]  # fmt: skip
    pairs = [(one and one["title"], other["title"]) for one, other in align(read, gold)]
    assert pairs == [("A mill.", "A mill"), ("Rain", "Rain"), ("fog", "Snow"), (None, "Sun")]


def test_entries_of_one_title_pair_by_position():
    twice = [{"position": at, "title": "Event"} for at in (1, 2)]
    assert all(read == gold for read, gold in align(twice[::-1], twice))


@pytest.mark.parametrize("form", [
    [], {}, {"documents": 3}, {"documents": [3]}, {"documents": [{"entries": []}]},
    {"documents": [{"name": "a"}]}, {"documents": [{"name": "a", "entries": [3]}]},
    {"documents": [{"name": "a", "entries": [{"countries": [3]}]}]},
    {"documents": [{"name": "a", "entries": [{"people": [{"role": "x"}]}]}]},
    {"documents": [{"name": "a", "entries": [{"title": 3}]}]},
    {"documents": [{"name": "a", "entries": [{"title": "x", "position": []}]}]},
    {"documents": [{"name": "a", "entries": [{"credit": 3}]}]},
])  # fmt: skip
def test_a_gold_of_another_shape_is_refused(form):
    with pytest.raises(WrongGold):
        check_gold(form)


def test_the_table_tells_measured_target_and_verdict():
    lines = list(table(scored([READ | {"countries": ["KE"]}], [GOLD])))
    assert lines[0] == "1 entries found, 0 missed, 0 invented"
    assert any("countries: recall" in line and line.endswith("NOT MET") for line in lines)
    assert len(lines) == 10
