"""The command as a user runs it."""

import io
import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext

from interviews.models import Profile
from news.importing import NewsImporter
from news.models import NewsItem
from sseportal.importing.management.commands import import_seeds as command
from sseportal.importing.models import Sighting, SourceDocument
from tests.importing.pages import entry, everything, import_seeds, page
from tests.processes import ROOT, manage, migrated

GOLD = json.loads((ROOT / "tests/gold/seeds.json").read_text("utf-8"))["documents"]
PEOPLE = {
    "Akkanut Wantanasombut", "Marta Lozano Molano", "Hyun-Gon Jung", "Matthew Epperson",
    "Youssef Fennira", "Özge Berber-Agtaş",
}  # fmt: skip

A, B, C = (page(entry(f"The mill {name}", date="3 May 2021")) for name in "ABC")


@pytest.fixture
def folder(tmp_path):
    for name, text in (("a.txt", A), ("b.txt", B), ("c.txt", C)):
        (tmp_path / name).write_text(text)
    return tmp_path


def titles():
    return set(NewsItem.objects.values_list("title", flat=True))


# -- The seeds ---------------------------------------------------------------------------------
def test_the_seeds_give_44_news_and_6_profiles(seeded):
    assert (NewsItem.objects.count(), Profile.objects.count()) == (44, 6)
    assert set(Profile.objects.values_list("people__name", flat=True)) == PEOPLE
    assert NewsItem.objects.filter(title__contains="Jean Louis Bancel").exists()


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: gold["name"])
def test_each_item_is_stored_as_a_person_reads_it(seeded, gold):
    assert [_stored(gold["name"], wanted["position"]) for wanted in gold["entries"]] == [
        _wanted(wanted) for wanted in gold["entries"]
    ]


def _stored(name, position):
    item = Sighting.objects.get(document__name=name, position=position).item
    has_people = isinstance(item, Profile)
    return {
        "model": item._meta.app_label,
        "title": item.title,
        "date": str(item.published_on),
        "date_precision": item.date_precision,
        "status": item.status,
        "summary": item.summary,
        "credit": item.credit,
        "kind": "interview" if has_people else item.kind,
        "label": item.series.slug if has_people else item.kind_label,
        "people": [
            {"name": one.person.name, "role": one.role, "organisation": one.organisation}
            for one in (item.participants.all() if has_people else ())
        ],
        "countries": {country.code for country in item.countries.all()},
        "organisations": {
            (one.name, one.review_state == "proposed") for one in item.organisations.all()
        },
    }


def _wanted(gold):
    keys = ("model", "title", "date", "date_precision", "summary", "kind", "people")
    return {key: gold[key] for key in keys} | {
        "status": "published",
        "credit": gold["credit"]["raw"] if gold["credit"] else "",
        "label": gold["series"] or gold["kind_label"],
        "countries": set(gold["countries"]),
        "organisations": {(one["name"], one["proposed"]) for one in gold["organisations"]},
    }


def test_what_a_series_repeats_is_told_once_with_the_series(seeded):
    for profile in Profile.objects.select_related("series"):
        assert profile.series.description
        assert profile.series.description not in profile.summary


def test_a_second_run_changes_not_one_row(seeded):
    before = everything()
    with CaptureQueriesContext(connection) as captured:
        assert import_seeds().out.count("10 unchanged") == 5
    assert everything() == before
    asked = [query["sql"] for query in captured]
    assert [sql for sql in asked if sql.startswith(("INSERT", "UPDATE", "DELETE"))] == []


# -- A process of its own ----------------------------------------------------------------------
@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return migrated(tmp_path_factory.mktemp("home"))


def test_the_exit_status_is_0_when_all_was_read(home):
    done = manage(home, "import_seeds")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("10 created") == 5
    assert manage(home, "import_seeds").stdout.count("10 unchanged") == 5


def test_the_exit_status_is_1_when_a_document_was_refused(home, folder):
    (folder / "b.txt").write_bytes(b"\xff\n")
    done = manage(home, "import_seeds", str(folder))
    assert done.returncode == 1
    assert done.stdout == "a.txt: 1 created\nc.txt: 1 created\n"
    refusal, closing = done.stderr.splitlines()
    assert refusal == f"{folder}/b.txt: is not UTF-8: save it as UTF-8 (line 1)"
    assert closing == "CommandError: 1 of 3 documents refused"


@pytest.mark.parametrize("wrong", [["--format", "xml"], ["--no-such"], ["--format"]])
def test_the_exit_status_is_2_for_wrong_usage(home, wrong):
    done = manage(home, "import_seeds", *wrong)
    assert (done.returncode, done.stdout) == (2, "")
    assert "usage:" in done.stderr


def test_a_dry_run_needs_no_migrated_database_and_makes_none(tmp_path):
    done = manage(tmp_path, "import_seeds", "--dry-run", "--format", "json")
    assert not list(tmp_path.glob("*.sqlite3*"))
    assert (done.returncode, done.stderr) == (0, "")
    assert len(json.loads(done.stdout)["documents"]) == 5


def test_a_database_without_tables_is_one_clear_line(tmp_path):
    done = manage(tmp_path, "import_seeds")
    (line,) = done.stderr.splitlines()
    assert done.returncode == 1
    assert "run migrate" in line


# -- Paths, options and streams ----------------------------------------------------------------
def test_files_and_folders_are_read_in_the_order_given(db, folder):
    done = import_seeds(folder / "c.txt", folder)
    assert done.out.splitlines() == [
        "c.txt: 1 created", "a.txt: 1 created", "b.txt: 1 created", "c.txt: 1 unchanged",
    ]  # fmt: skip


def test_a_dash_reads_standard_input(db, monkeypatch):
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(A.encode())))
    assert import_seeds("-").out == "<stdin>: 1 created\n"


def test_no_standard_input_is_needed_for_files(db, monkeypatch, folder):
    monkeypatch.setattr("sys.stdin", None)
    assert import_seeds(folder).status == 0


def test_a_dry_run_stores_nothing(db, folder):
    before = everything()
    done = import_seeds(folder, dry_run=True)
    assert done.out == "a.txt: 1 read\nb.txt: 1 read\nc.txt: 1 read\n"
    assert everything() == before


def test_json_without_a_dry_run_tells_each_outcome(db, folder):
    run = [json.loads(import_seeds(folder / "a.txt", format="json").out) for _ in range(2)]
    outcomes = [each["documents"][0]["entries"][0]["outcome"] for each in run]
    assert outcomes == ["created", "unchanged"]


def test_warnings_go_to_standard_error_and_name_document_and_entry(db, tmp_path):
    (tmp_path / "a.txt").write_text(page(entry(), entry(label="COOP Champions", title="About")))
    done = import_seeds(tmp_path)
    assert done.out == "a.txt: 2 created\n"
    assert done.err == "a.txt, 2: no person is named\n"
    assert import_seeds(tmp_path).err == done.err


def test_verbosity_0_is_silent_but_for_refusals(db, tmp_path):
    (tmp_path / "a.txt").write_text(page(entry(label="COOP Champions", title="About")))
    silent = import_seeds(tmp_path, verbosity=0)
    assert (silent.out, silent.err) == ("", "")
    assert "no such file" in import_seeds(tmp_path / "none.txt", verbosity=0).err


def test_verbosity_2_names_every_entry(db, folder):
    done = import_seeds(folder / "a.txt", verbosity=2)
    assert "  1. 2021-05-03 news: The mill A\n" in done.out


# -- Bad input ---------------------------------------------------------------------------------
BAD = {
    "not UTF-8": (b"News\n\n  1. caf\xe9\n", "is not UTF-8: save it as UTF-8 (line 3)"),
    "empty": (b"", "the document is empty"),
    "blank": (b" \n\n", "the document is empty"),
    "binary": (b"News\n\x00\x01", "is binary, not text (a NUL byte) (line 2)"),
    "prose": (b"\nOnce upon a time.\nThere was a mill.\nIt stood.\n", "(line 2)"),
    "HTML": (b"<!DOCTYPE html>\n<html></html>", "HTML"),
}


@pytest.mark.parametrize(("data", "reason"), BAD.values(), ids=BAD)
def test_a_bad_document_is_refused_by_name_and_the_others_are_stored(db, folder, data, reason):
    (folder / "b.txt").write_bytes(data)
    _assert_only_b_is_refused(import_seeds(folder), reason)


def _assert_only_b_is_refused(done, reason):
    assert done.status == 1
    refusal, closing = done.err.splitlines()
    assert "b.txt: " in refusal and reason in refusal
    assert closing.endswith("1 of 3 documents refused")
    assert titles() == {"The mill A", "The mill C"}
    assert SourceDocument.objects.count() == 2


def test_50_megabytes_are_refused(db, folder):
    with (folder / "b.txt").open("wb") as file:
        file.truncate(50_000_000)
    _assert_only_b_is_refused(import_seeds(folder), "is larger than 40 MB")


def test_a_folder_named_like_a_document_is_refused(db, folder):
    (folder / "b.txt").unlink()
    (folder / "b.txt").mkdir()
    _assert_only_b_is_refused(import_seeds(folder), "cannot be read: Is a directory")


def test_an_unreadable_file_is_refused(db, folder, monkeypatch):
    # Not by its mode: root may read all.
    def opened(path, *arguments, real=Path.open, **options):
        if path.name == "b.txt":
            raise PermissionError(13, "Permission denied")
        return real(path, *arguments, **options)

    monkeypatch.setattr(Path, "open", opened)
    _assert_only_b_is_refused(import_seeds(folder), "cannot be read: Permission denied")


def test_a_file_that_vanishes_meanwhile_is_refused(db, folder, monkeypatch):
    def storing(*arguments, real=command.import_page):
        (folder / "b.txt").unlink(missing_ok=True)
        return real(*arguments)

    monkeypatch.setattr(command, "import_page", storing)
    _assert_only_b_is_refused(import_seeds(folder), "there is no such file")


@pytest.mark.parametrize("name", ["empty", "missing"])
def test_a_folder_without_documents_is_refused(db, tmp_path, name):
    (tmp_path / "empty").mkdir()
    done = import_seeds(tmp_path / name)
    assert done.status == 1
    assert str(tmp_path / name) in done.err


def test_a_path_that_is_refused_is_in_no_json(db, folder):
    (folder / "b.txt").write_bytes(b"")
    done = import_seeds(folder, format="json", dry_run=True)
    assert [each["name"] for each in json.loads(done.out)["documents"]] == ["a.txt", "c.txt"]


# -- One transaction a document ----------------------------------------------------------------
def test_a_document_that_fails_half_way_leaves_nothing_and_the_others_are_kept(
    db, folder, monkeypatch
):
    (folder / "b.txt").write_text(page(entry("First"), entry("Second"), entry("Third")))

    stored = iter([None, DatabaseError("disk full\nDETAIL: quite"), None])

    def save_rows(self, rows):
        if error := next(stored):
            raise error

    monkeypatch.setattr(NewsImporter, "save_rows", save_rows)
    _assert_only_b_is_refused(import_seeds(folder), "b.txt: could not be stored: disk full")
    assert Sighting.objects.count() == 2
    monkeypatch.undo()
    assert import_seeds(folder).out.splitlines() == [
        "a.txt: 1 unchanged", "b.txt: 3 created", "c.txt: 1 unchanged",
    ]  # fmt: skip
