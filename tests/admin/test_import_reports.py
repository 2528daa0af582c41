"""One confirmation, the work, a report, a way back."""

from datetime import date

import pytest
from django.contrib.admin.models import DELETION, LogEntry
from django.core.management import call_command
from django.utils import timezone

from interviews.models import Profile
from news.models import NewsItem
from sseportal.importing import jobs, pulse, staging
from sseportal.importing.models import Import
from tests.admin.imports import (
    FAIR,
    MILL,
    TALK,
    change,
    decide,
    fates,
    name,
    press,
    previewed,
    shown,
    store,
    stored,
    upload,
)
from tests.admin.newsroom import address
from tests.factories import NewsItemFactory
from tests.importing.pages import entry, imported, page

pytestmark = pytest.mark.django_db


# -- Confirming ------------------------------------------------------------------------------------
@pytest.mark.parametrize(("publish", "status"), [("no", "draft"), ("yes", "published")])
def test_new_items_get_the_chosen_status(editor_client, publish, status):
    record = store(editor_client, previewed(editor_client, MILL, TALK), publish)
    assert record.state == "done" and record.publish is (publish == "yes")
    assert NewsItem.objects.get().status == Profile.objects.get().status == status


def test_what_is_left_out_is_not_stored(editor_client):
    record = previewed(editor_client, MILL, FAIR)
    record = store(editor_client, record, **{name("A fair", "take"): None})
    assert record.results == {"created": 1, "left_out": 1}
    assert NewsItem.objects.get().title == "A mill reopens"
    assert record.left_out == [["a.txt", 2, "A fair"]]
    assert "A fair" in shown(editor_client, record).text


def test_what_was_left_out_is_new_the_next_time(editor_client):
    record = previewed(editor_client, MILL, FAIR)
    store(editor_client, record, **{name("A fair", "take"): None})
    assert fates(upload(editor_client, page(MILL, FAIR))) == ["unchanged", "created"]


def test_nothing_ticked_is_nothing_to_import(editor_client):
    record = previewed(editor_client, MILL, FAIR)
    answer = press(
        editor_client, record, "_import", publish="no",
        **{name("A fair", "take"): None, name("A mill reopens", "take"): None},
    )  # fmt: skip
    assert "No entry is ticked" in answer.text
    record.refresh_from_db()
    assert record.state == "preview"


def test_the_status_must_be_chosen_among_two(editor_client):
    record = previewed(editor_client, MILL, FAIR)
    answer = press(editor_client, record, "_import", publish="archived")
    assert "errornote" in answer.text and not NewsItem.objects.exists()


def test_confirming_twice_stores_once(editor_client):
    record = previewed(editor_client, MILL, FAIR)
    store(editor_client, record)
    before = stored()
    editor_client.post(change(record), {"_import": "1", "publish": "yes"})
    assert stored() == before


@pytest.mark.usefixtures("moving_clock")
def test_the_whole_way_and_back(editor_client, editor):
    duplicate = NewsItemFactory(title="The fair!", published_on=date(2021, 5, 6))
    imported(entry("Known", summary="Short."), entry("Untouched"))
    before = stored()
    known = entry("Known", summary="Short, and longer.")
    upload(editor_client, page(MILL, TALK), page(known, entry("The fair", date="6 May 2021"), FAIR))
    record = Import.objects.first()
    press(
        editor_client, record, "_save", **decide("The fair", duplicate),
        **{
            name("A mill reopens", "date"): "2021-06-01",
            name(TALK[1], "people-1-name"): "Kofi Mensah",
            name(TALK[1], "more_countries"): "Ghana",
            name("A fair", "take"): None,
        },
    )  # fmt: skip
    record = store(editor_client, record)
    assert record.results == {"created": 2, "updated": 2, "left_out": 1}
    report = shown(editor_client, record).text
    assert all(title in report for title in ("A mill reopens", TALK[1], "Known", "The fair!"))
    assert address(NewsItem, "change", NewsItem.objects.get(title="Known").pk) in report
    editor_client.post(address(Import, "undo", record.pk))
    record.refresh_from_db()
    assert (record.state, record.undone_by) == ("undone", editor)
    assert without_times(stored()) == without_times(before)


def without_times(tables):
    """An update that is taken back is a change all the same; a document may be read again."""
    hidden = {"updated_at", "left_at", "read_by"}
    return {
        table: [{key: value for key, value in row.items() if key not in hidden} for row in rows]
        for table, rows in tables.items()
    }


# -- At work ---------------------------------------------------------------------------------------
def at_work(state):
    return Import.objects.create(state=state, alive_at=timezone.now(), steps_done=3, steps_total=9)


@pytest.mark.parametrize("state", ["reading", "storing"])
def test_progress_is_told(editor_client, state):
    answer = shown(editor_client, at_work(state))
    assert "entry 3 of 9" in answer.text and "Go on" not in answer.text


def test_a_dead_import_is_taken_on_again(editor_client):
    record = previewed(editor_client, MILL, FAIR)
    died = timezone.now() - 2 * pulse.DEAD_AFTER
    Import.objects.filter(pk=record.pk).update(state="storing", alive_at=died)
    assert "Go on" in shown(editor_client, record).text
    editor_client.post(address(Import, "go-on", record.pk))
    record.refresh_from_db()
    assert record.state == "done" and NewsItem.objects.count() == 2


def test_a_living_import_is_left_to_work(editor_client):
    record = previewed(editor_client, MILL, FAIR)
    Import.objects.filter(pk=record.pk).update(state="storing")
    editor_client.post(address(Import, "go-on", record.pk))
    record.refresh_from_db()
    assert record.state == "storing" and not NewsItem.objects.exists()


def test_what_failed_is_told_and_tried_again(editor_client):
    record = previewed(editor_client, MILL, FAIR)
    Import.objects.filter(pk=record.pk).update(state="failed", problem="database is locked")
    assert "database is locked" in shown(editor_client, record).text
    editor_client.post(address(Import, "go-on", record.pk))
    record.refresh_from_db()
    assert (record.state, record.problem) == ("done", "")


def test_a_preview_left_open_after_it_was_stored_leads_to_the_report(editor_client):
    record = store(editor_client, previewed(editor_client, MILL, FAIR))
    answer = editor_client.post(change(record), {"_save": "1"}, follow=True)
    assert answer.redirect_chain and "Undo this import" in answer.text
    assert "What you changed on it was not saved" in answer.text


# -- Reports ---------------------------------------------------------------------------------------
def test_the_log_says_who_did_what(editor_client, editor):
    record = store(editor_client, previewed(editor_client, MILL, FAIR))
    editor_client.post(address(Import, "undo", record.pk))
    log = LogEntry.objects.filter(user=editor).order_by("pk")
    assert [one.get_change_message() for one in log] == [
        "Began.",
        "Confirmed: as drafts.",
        "Undone.",
    ]
    history = editor_client.get(address(Import, "history", record.pk))
    assert history.status_code == 200


def test_undoing_is_refused_where_an_editor_changed_an_item(editor_client):
    record = store(editor_client, previewed(editor_client, MILL, FAIR))
    item = NewsItem.objects.get(title="A fair")
    NewsItem.objects.filter(pk=item.pk).update(updated_at="2026-06-16T00:00Z")
    before = stored()
    asked = editor_client.get(address(Import, "undo", record.pk))
    assert "was changed since" in asked.text
    assert address(NewsItem, "change", item.pk) in asked.text
    editor_client.post(address(Import, "undo", record.pk))
    assert stored() == before


def test_a_large_import_is_undone_apart_and_may_be_left(editor_client, editor, monkeypatch):
    record = store(editor_client, previewed(editor_client, MILL, FAIR))
    monkeypatch.setattr(jobs, "SMALL", 1)
    monkeypatch.setattr(jobs, "_go_on_apart", lambda record: None)
    answer = editor_client.post(address(Import, "undo", record.pk), follow=True)
    assert "The import is being undone" in answer.text and NewsItem.objects.count() == 2
    call_command("work_on_import", record.pk)
    record.refresh_from_db()
    assert (record.state, record.undone_by) == ("undone", editor)
    assert not NewsItem.objects.exists()


def test_what_keeps_an_import_from_being_undone_apart_is_told(editor_client, monkeypatch):
    record = store(editor_client, previewed(editor_client, MILL, FAIR))
    monkeypatch.setattr(jobs, "SMALL", 1)
    monkeypatch.setattr(jobs, "_go_on_apart", lambda record: None)
    editor_client.post(address(Import, "undo", record.pk))
    NewsItem.objects.update(updated_at="2026-06-16T00:00Z")
    call_command("work_on_import", record.pk)
    record.refresh_from_db()
    assert (record.state, record.undone_by) == ("done", None)
    assert "It was not undone" in shown(editor_client, record).text


def test_asking_to_undo_undoes_nothing(editor_client):
    record = store(editor_client, previewed(editor_client, MILL, FAIR))
    before = stored()
    assert (
        "Items that it made are deleted"
        in editor_client.get(address(Import, "undo", record.pk)).text
    )
    assert stored() == before


def test_a_discarded_import_is_gone(editor_client):
    before = stored()
    record = previewed(editor_client, MILL, FAIR)
    assert editor_client.get(address(Import, "discard", record.pk)).status_code == 200
    assert Import.objects.exists()
    editor_client.post(address(Import, "discard", record.pk))
    assert not Import.objects.exists() and stored() == before


def test_what_another_confirms_at_that_moment_is_not_discarded_nor_said_to_be(
    editor_client, monkeypatch
):
    record, discard = previewed(editor_client, MILL), staging.discard

    def meanwhile(record):
        Import.objects.update(state="storing")
        return discard(record)

    monkeypatch.setattr(staging, "discard", meanwhile)
    answer = editor_client.post(address(Import, "discard", record.pk), follow=True)
    assert "discarded any more" in answer.text and "is discarded" not in answer.text
    assert Import.objects.exists()
    assert not LogEntry.objects.filter(action_flag=DELETION).exists()


def test_a_stored_import_is_not_discarded(editor_client):
    record = store(editor_client, previewed(editor_client, MILL, FAIR))
    editor_client.post(address(Import, "discard", record.pk))
    assert Import.objects.filter(state="done").exists() and NewsItem.objects.count() == 2


def test_the_list_tells_results_and_documents(editor_client):
    store(editor_client, previewed(editor_client, MILL, FAIR))
    imported(entry("By command"))
    listed = editor_client.get(address(Import)).text
    assert "2 new" in listed and "1 new" in listed
    documents = [one.document_count for one in reports_of(editor_client)]
    assert documents == [1, 1]


def reports_of(client):
    return client.get(address(Import)).context["cl"].result_list


def test_an_import_by_the_command_has_its_report(editor_client):
    imported(MILL, FAIR)
    report = shown(editor_client, Import.objects.get())
    assert "the command line" in report.text and "A fair" in report.text


def test_the_report_of_somebody_who_is_gone_names_no_other(editor_client):
    record = store(editor_client, previewed(editor_client, MILL, FAIR))
    Import.objects.update(user=None)
    report = shown(editor_client, record).text
    assert record.user_name in report and "the command line" not in report
    Import.objects.update(user_name="")
    report = shown(editor_client, record).text
    assert "somebody who is gone" in report and "the command line" not in report


def test_what_was_known_already_changes_nothing_and_is_told(editor_client):
    imported(MILL, FAIR)
    record = store(editor_client, previewed(editor_client, MILL, FAIR))
    assert record.results == {"unchanged": 2}
    assert "Every entry was read just so before" in shown(editor_client, record).text
