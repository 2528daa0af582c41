"""Who does the work, what is told when it goes wrong, and who may go on."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError
from django.utils import timezone

from news.models import NewsItem
from sseportal.importing import jobs, pulse, staging
from sseportal.importing.models import Import
from tests.importing.pages import entry, page

pytestmark = pytest.mark.django_db
TWO = page(entry(), entry("A fair"))


@pytest.fixture
def record(editor):
    return staging.begin(editor, [("a.txt", TWO.encode())])


@pytest.fixture
def processes(monkeypatch):
    """The imports that would be worked on in a process of their own."""
    begun = []
    monkeypatch.setattr(jobs, "_go_on_apart", begun.append)
    return begun


def state(record):
    record.refresh_from_db()
    return record.state


def fail(monkeypatch, error):
    def failing(record):
        raise error

    monkeypatch.setitem(jobs.WORK, "reading", failing)


def test_a_small_import_is_done_at_once(record, processes):
    jobs.start(record)
    assert state(record) == "preview" and processes == []


def test_a_large_document_is_read_apart(record, processes, monkeypatch):
    monkeypatch.setattr(jobs, "SMALL_BYTES", 10)
    jobs.start(record)
    assert state(record) == "reading" and processes == [record]


def test_many_entries_are_stored_apart(record, processes, monkeypatch):
    jobs.start(record)
    monkeypatch.setattr(jobs, "SMALL", 1)
    staging.confirm(record, True)
    jobs.start(record)
    assert state(record) == "storing" and processes == [record]
    assert not NewsItem.objects.exists()


def test_the_command_does_the_next_step(record):
    call_command("work_on_import", record.pk)
    assert state(record) == "preview"
    call_command("work_on_import", record.pk)
    assert state(record) == "preview"
    staging.confirm(record, True)
    call_command("work_on_import", record.pk)
    assert state(record) == "done"


def test_the_command_wants_an_import_that_exists():
    with pytest.raises(CommandError, match="there is no import 7"):
        call_command("work_on_import", 7)


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (DatabaseError("disk full\nmore"), "The database did not take it: disk full"),
        (ZeroDivisionError("secret"), "An error that nobody foresaw (ZeroDivisionError)"),
    ],
)
def test_what_goes_wrong_is_told_and_may_be_tried_again(record, monkeypatch, error, told):
    fail(monkeypatch, error)
    jobs.start(record)
    assert state(record) == "failed" and record.problem.startswith(told)
    monkeypatch.undo()
    assert staging.try_again(record)
    jobs.start(record)
    assert state(record) == "preview" and record.problem == ""


def test_what_failed_while_it_was_stored_is_stored_again(record):
    jobs.start(record)
    Import.objects.update(state="failed")
    record.refresh_from_db()
    assert staging.try_again(record)
    assert record.state == "storing"


def test_only_what_failed_is_tried_again(record):
    assert not staging.try_again(record)


@pytest.mark.parametrize(
    ("minutes", "work", "dead"),
    [(0, "reading", False), (9, "reading", True), (9, "storing", True), (9, "preview", False)],
)
def test_work_without_a_sign_of_life_is_dead(record, minutes, work, dead):
    record.alive_at, record.state = timezone.now() - timedelta(minutes=minutes), work
    record.save()
    assert pulse.is_dead(record) is dead


def test_a_dead_import_is_revived_by_one_only(record):
    record.alive_at = timezone.now() - 2 * pulse.DEAD_AFTER
    record.save()
    other = Import.objects.get()
    assert pulse.revive(record)
    assert not pulse.revive(other)


def test_a_living_import_is_not_revived(record):
    record.alive_at = timezone.now()
    record.save()
    assert not pulse.revive(record)


def test_progress_is_noted_at_most_once_a_second(record, monkeypatch):
    clock = iter([100.0, 100.0, 100.5, 101.5, 101.5])
    monkeypatch.setattr(pulse, "monotonic", lambda: next(clock))
    beat = pulse.Pulse(record).beat
    seen = []
    for done in (1, 2, 3):
        beat(done, 3)
        record.refresh_from_db()
        seen.append(record.steps_done)
    assert seen == [1, 1, 3]
