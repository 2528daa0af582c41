"""From documents to a preview, from a preview to stored items, whatever breaks off on the way."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from news.models import NewsItem
from sseportal.importing import jobs, staging
from sseportal.importing.fates import foresee, tell_twins
from sseportal.importing.models import Candidate, Import, Sighting, SourceDocument
from sseportal.importing.planning import SEVERAL
from sseportal.importing.run import settled
from sseportal.importing.text.documents import document_of
from sseportal.importing.versions import reading_version
from sseportal.taxonomy import vocabulary
from sseportal.taxonomy.models import Country
from tests.importing.pages import entry, everything, imported, page

pytestmark = pytest.mark.django_db
MILL, FAIR, THIRD = entry("A mill reopens"), entry("A fair", label="Event"), entry("A third one")


def begun(editor, *texts):
    files = [(f"{letter}.txt", text.encode()) for letter, text in zip("abc", texts, strict=False)]
    return staging.begin(editor, files)


def waiting(editor, *texts):
    record = begun(editor, *texts)
    jobs.start(record)
    record.refresh_from_db()
    assert record.state == "preview"
    return record


def stored(record, publish=True):
    staging.confirm(record, publish)
    jobs.start(record)
    record.refresh_from_db()
    return record


def results(record):
    candidates = Candidate.objects.filter(upload__within=record).order_by("upload", "position")
    return [one.fate["result"] for one in candidates]


def content():
    tables = everything()
    return {name: tables[name] for name in ("news.NewsItem", "importing.Sighting")}


def told():
    """All that sightings say, but for keys that other rows have."""
    keys = {"id", "brought_by_id", "object_id", "document_id"}
    rows = Sighting.objects.values()
    return [{name: value for name, value in row.items() if name not in keys} for row in rows]


def test_documents_wait_unread_until_the_work_is_started(editor):
    record = begun(editor, page(MILL), page(FAIR))
    assert (record.state, record.user, record.uploads.count()) == ("reading", editor, 2)
    assert not Candidate.objects.exists()


def test_what_is_stored_is_what_the_command_stores(editor):
    imported(MILL, FAIR)
    by_command = told()
    Sighting.objects.all().delete()
    NewsItem.objects.all().delete()
    SourceDocument.objects.all().delete()
    stored(waiting(editor, page(MILL, FAIR)))
    assert told() == by_command


def test_reading_that_broke_off_goes_on_with_what_is_unread(editor, monkeypatch):
    record = begun(editor, page(MILL), page(FAIR))
    real, times = staging._read, []

    def breaks_off(upload, *rest):
        times.append(upload.name)
        if len(times) == 2:
            Candidate.objects.create(upload=upload, position=1, raw="", reading={})
            raise KeyboardInterrupt
        real(upload, *rest)

    monkeypatch.setattr(staging, "_read", breaks_off)
    with pytest.raises(KeyboardInterrupt):
        jobs.start(record)
    monkeypatch.undo()
    record.refresh_from_db()
    assert record.state == "reading"
    jobs.start(record)
    assert times == ["a.txt", "b.txt"] and results(record) == ["created", "created"]


def test_storing_that_broke_off_goes_on_with_the_next_document(editor, monkeypatch):
    record = waiting(editor, page(MILL), page(FAIR))
    staging.confirm(record, True)
    real, times = staging._import, []

    def breaks_off(within, record):
        real(within, record)
        times.append(within.name)
        raise KeyboardInterrupt

    monkeypatch.setattr(staging, "_import", breaks_off)
    with pytest.raises(KeyboardInterrupt):
        jobs.start(record)
    monkeypatch.undo()
    assert NewsItem.objects.count() == 1
    jobs.start(Import.objects.get())
    record.refresh_from_db()
    assert (record.state, record.results) == ("done", {"created": 2})
    assert NewsItem.objects.count() == Sighting.objects.count() == 2


@pytest.mark.parametrize("state", ["undone", "failed"])
def test_a_worker_that_was_overtaken_stores_nothing_more(editor, state):
    record = waiting(editor, page(MILL))
    staging.confirm(record, publish=True)
    imports = Import.objects.filter(pk=record.pk)
    imports.update(state=state)
    staging.store(record)
    assert not NewsItem.objects.exists()
    assert imports.get().state == state


def test_it_is_confirmed_once(editor):
    record = waiting(editor, page(MILL))
    assert staging.confirm(record, True)
    assert not staging.confirm(Import.objects.get(), False)
    assert Import.objects.get().publish is True


def test_nothing_is_kept_of_the_documents_bytes_once_it_is_stored(editor):
    record = stored(waiting(editor, page(MILL)))
    assert bytes(record.uploads.get().content) == b""
    assert not Candidate.objects.exists()


def test_a_corrected_entry_is_known_again_when_its_document_returns(editor):
    record = waiting(editor, page(MILL, FAIR))
    Candidate.objects.filter(position=1).update(edits={"date": "2020-01-01"})
    stored(record)
    before = content()
    assert results(waiting(editor, page(MILL, FAIR))) == ["unchanged"] * 2
    imported(MILL, FAIR)
    assert content() == before


def test_fates_follow_what_happened_meanwhile(editor):
    record = waiting(editor, page(MILL, FAIR))
    imported(MILL, THIRD)
    upload = record.uploads.get()
    foresee(upload, list(upload.candidates.all()))
    assert results(record) == ["unchanged", "created"]


def test_what_was_imported_meanwhile_is_joined_and_not_doubled(editor):
    record = waiting(editor, page(MILL, FAIR))
    imported(MILL, THIRD)
    stored(record)
    assert NewsItem.objects.count() == 3


def test_the_fate_of_a_few_is_told_without_the_others(editor):
    record = waiting(editor, page(MILL, FAIR))
    imported(MILL, FAIR)
    upload = record.uploads.get()
    foresee(upload, list(upload.candidates.filter(position=2)))
    assert results(record) == ["created", "unchanged"]


def test_twins_are_entries_of_two_documents(editor):
    record = waiting(editor, page(MILL, FAIR), page(THIRD, entry("A mill reopens", label="")))
    twins = [one.fate.get("twin") for one in Candidate.objects.filter(upload__within=record)]
    assert twins == [None, None, None, ["a.txt", 1]]
    tell_twins(record)
    stored(record)
    assert NewsItem.objects.count() == 3


def test_a_discarded_import_leaves_nothing(editor):
    before = everything()
    record = waiting(editor, page(MILL))
    assert staging.discard(record)
    after = everything()
    assert all(after[name] == rows for name, rows in before.items())


def test_a_stored_import_is_not_discarded(editor):
    record = stored(waiting(editor, page(MILL)))
    assert not staging.discard(record)
    assert Import.objects.exists()


def decided(editor, decision, *entries):
    """Stored, with this said of the first entry."""
    record = waiting(editor, page(*entries))
    Candidate.objects.filter(upload__within=record, position=1).update(decision=decision)
    return stored(record)


def test_an_item_is_not_changed_for_an_identity_that_another_has(editor):
    imported(MILL)
    decided(editor, "new", MILL, FAIR)
    second = NewsItem.objects.filter(title="A mill reopens").latest("pk")
    kind = ContentType.objects.get_for_model(NewsItem).pk
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        assert decided(editor, f"item:{kind}:{second.pk}", MILL, THIRD).results["unchanged"] == 1
    assert NewsItem.objects.get(pk=second.pk).updated_at == second.updated_at


def test_a_document_of_which_a_part_was_read_anew_is_not_known_whole(editor):
    """Not even to the reader that knew all of it before."""
    text = page(entry(summary="Of Zanzaquil."), FAIR)
    document = document_of("a.txt", text.encode())
    known = reading_version(vocabulary.from_database())
    stored(waiting(editor, text))
    assert settled(document, known)
    name = Country.objects.get(code="FJ").other_names.create(text="Zanzaquil", kind="other")
    record = waiting(editor, text)
    Candidate.objects.filter(upload__within=record, position=2).update(is_chosen=False)
    assert stored(record).results["updated"] == 1
    name.delete()
    assert reading_version(vocabulary.from_database()) == known
    assert settled(document, known) is None


def test_an_entry_is_not_likened_to_what_is_not_stored_yet(editor):
    """The same entry three times, and the editor says of two that they are items of their own."""
    record = waiting(editor, page(MILL, MILL, MILL))
    upload = record.uploads.get()
    upload.candidates.exclude(position=1).update(decision="new")
    foresee(upload, list(upload.candidates.all()))
    first = upload.candidates.get(position=1)
    assert (first.fate["warnings"], first.fate["alike"]) == ([SEVERAL], [])
    assert stored(record).results == {"created": 3}
