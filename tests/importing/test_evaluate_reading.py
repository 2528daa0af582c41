"""The command as a user runs it, and our own gold sets: all targets are met."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from sseportal.importing.models import SourceDocument
from tests.processes import ROOT, manage

GOLD = ROOT / "tests/gold"
SETS = [(ROOT / "fixtures/seeds", GOLD / "seeds.json"),
        (GOLD / "synthetic", GOLD / "synthetic.json"),
        # written before the reader's results were looked at; gold of our conventions
        (GOLD / "blind", GOLD / "blind.json")]  # fmt: skip


def evaluate(listings, gold, **options):
    out, err = StringIO(), StringIO()
    try:
        call_command("evaluate_reading", listings, gold, stdout=out, stderr=err, **options)
    except CommandError as error:
        return error.returncode, out.getvalue(), f"{err.getvalue()}{error}"
    return 0, out.getvalue(), err.getvalue()


@pytest.fixture
def changed(tmp_path):
    """The seeds' gold with one wrong title in it."""
    form = json.loads(SETS[0][1].read_text("utf-8"))
    form["documents"][0]["entries"][0] |= {"title": "Another", "date": "2020-01-01"}
    path = tmp_path / "gold.json"
    path.write_text(json.dumps(form))
    return path


@pytest.mark.django_db
@pytest.mark.parametrize(("listings", "gold"), SETS, ids=["seeds", "synthetic", "blind"])
def test_our_gold_sets_are_read_to_all_targets(listings, gold):
    status, out, err = evaluate(str(listings), str(gold), details=True)
    assert status == 0, out
    assert not err
    assert not SourceDocument.objects.exists()


@pytest.mark.django_db
def test_a_missed_target_ends_with_1_and_details_tell_why(changed):
    status, out, err = evaluate(str(SETS[0][0]), str(changed), details=True)
    assert (status, "NOT MET" in out, "not all targets" in err) == (1, True, True)
    assert "000_478b4ea60b75f89a.txt, 1, title: gold 'Another'" in out


@pytest.mark.django_db
def test_json_holds_the_rows_and_the_differences(changed):
    _, out, _ = evaluate(str(SETS[0][0]), str(changed), format="json", details=True)
    form = json.loads(out)
    assert form["met"] is False
    assert form["entries"] == {"found": 50, "missed": 0, "invented": 0}
    assert form["rows"][0]["correct"] == 49
    assert {one["field"] for one in form["differences"]} == {"title", "date"}


@pytest.mark.django_db
@pytest.mark.parametrize("gold", ["missing.json", "pyproject.toml", "package.json"])
def test_a_wrong_gold_is_wrong_usage(gold, tmp_path):
    (tmp_path / "package.json").write_text('{"name": "x"}')
    (tmp_path / "pyproject.toml").write_text("[tool]")
    status, _, err = evaluate(str(SETS[0][0]), str(tmp_path / gold))
    assert (status, "is no gold file" in err) == (2, True)


@pytest.mark.django_db
def test_listings_that_are_no_folder_are_wrong_usage(tmp_path):
    assert evaluate(str(tmp_path / "none"), str(SETS[0][1]))[0] == 2


def test_it_runs_without_a_database(tmp_path):
    done = manage(tmp_path, "evaluate_reading", *map(str, SETS[0]))
    assert (done.returncode, "NOT MET" in done.stdout) == (0, False)
    assert manage(tmp_path, "evaluate_reading").returncode == 2
