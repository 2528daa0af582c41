"""The import page: documents in, a look, corrections, one confirmation, a report, a way back."""

import zipfile
from datetime import date
from io import BytesIO

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from interviews.models import Person, Profile
from news.models import NewsItem
from sseportal.importing import pulse
from sseportal.importing.models import Candidate, Import, Sighting
from sseportal.taxonomy.models import Organisation
from tests.admin.imports import (
    FAIR,
    MILL,
    TALK,
    candidate,
    change,
    file,
    name,
    press,
    previewed,
    send,
    shown,
    store,
    upload,
)
from tests.admin.newsroom import address
from tests.factories import NewsItemFactory
from tests.importing.pages import entry, everything, imported, page

pytestmark = pytest.mark.django_db
OF_THE_PAGE = {
    "importing.Import",
    "importing.Upload",
    "importing.Candidate",
    "admin.LogEntry",
    "sessions.Session",
}


def stored():
    """Every row but those of the import page itself."""
    return {table: rows for table, rows in everything().items() if table not in OF_THE_PAGE}


def titles(response):
    return [card.title for card in response.context["cards"]]


def fates(response):
    return [card.fate_name for card in response.context["cards"]]


def fate(title):
    return candidate(title).fate


# -- Documents in ----------------------------------------------------------------------------------
def test_nothing_is_stored_before_it_is_confirmed(editor_client):
    before = stored()
    answer = upload(editor_client, page(MILL, TALK), page(FAIR))
    assert titles(answer) == ["A mill reopens", "Awa Diop, President of Ring Alliance", "A fair"]
    assert fates(answer) == ["created"] * 3
    assert stored() == before


def test_pasted_text_is_a_document(editor_client):
    answer = send(editor_client, text=page(MILL), name="From the site")
    assert titles(answer) == ["A mill reopens"]
    assert "From the site" in answer.text


def test_a_zip_gives_its_documents(editor_client):
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("one.txt", page(MILL))
        archive.writestr("two.txt", page(FAIR))
    answer = send(editor_client, file("pages.zip", packed.getvalue()))
    assert titles(answer) == ["A mill reopens", "A fair"]
    assert "pages.zip/two.txt" in answer.text


def test_a_refused_document_is_named_beside_the_good_ones(editor_client):
    answer = send(
        editor_client, file("prose.txt", "Only prose."), file("good.txt", page(MILL)),
        file("empty.txt", ""), file("binary.txt", b"\0\1\2"),
    )  # fmt: skip
    assert titles(answer) == ["A mill reopens"]
    refused = {one.name for one in answer.context["preview"].documents if one.refusal}
    assert refused == {"prose.txt", "empty.txt", "binary.txt"}


def test_the_same_document_twice_is_read_once(editor_client):
    answer = upload(editor_client, page(MILL), page(MILL))
    assert titles(answer) == ["A mill reopens"]
    assert "is the same as a.txt" in answer.text


HTML = "<!doctype html><html><body><p>Cooperative news</p><ol>{}</ol></body></html>".format(
    "".join(f"<li>{''.join(f'<p>{part}</p>' for part in one)}</li>" for one in (MILL, FAIR))
)


def test_a_web_page_is_refused_and_its_text_is_read_on_request(editor_client):
    answer = send(editor_client, file("page.html", HTML))
    assert titles(answer) == [] and "Read the page’s text" in answer.text
    record = Import.objects.get()
    answer = press(editor_client, record, "_page", record.uploads.get().pk)
    assert titles(answer) == ["A mill reopens", "A fair"]
    assert "its text was taken from HTML" in answer.text


def test_a_web_page_is_read_at_once_if_said_to_be_one(editor_client):
    answer = send(editor_client, file("page.html", HTML), html="on")
    assert titles(answer) == ["A mill reopens", "A fair"]


def test_reading_a_page_s_text_keeps_the_corrections_of_others(editor_client):
    send(editor_client, file("page.html", HTML), file("a.txt", page(TALK)))
    record, upload = Import.objects.get(), Import.objects.get().uploads.get(is_page=True)
    press(editor_client, record, "_page", upload.pk, **{name(TALK[1], "date"): "2020-01-02"})
    assert candidate(TALK[1]).edits["date"] == "2020-01-02"


def test_nothing_sent_is_asked_for(editor_client):
    answer = send(editor_client)
    assert "Choose a file, or paste the text of a page." in answer.text
    assert not Import.objects.exists()


def test_a_file_too_large_is_named_and_pasted_text_stays(editor_client, monkeypatch):
    monkeypatch.setattr("sseportal.importing.admin.uploading.MAX_BYTES", 10)
    answer = send(editor_client, file("big.txt", "x" * 11), text="some <text>", name="it")
    assert "big.txt is larger than" in answer.text
    assert "some &lt;text&gt;" in answer.text
    assert not Import.objects.exists()


@pytest.mark.parametrize("limit", ["DATA_UPLOAD_MAX_MEMORY_SIZE", "DATA_UPLOAD_MAX_NUMBER_FILES"])
def test_more_than_a_request_may_hold_is_told(editor_client, settings, limit):
    setattr(settings, limit, 1)
    answer = upload(editor_client, page(MILL), page(FAIR), text="some text")
    assert "That is more than can be sent at once" in answer.text


def test_too_much_from_somebody_who_may_not_import_is_forbidden(staff_client, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1
    assert upload(staff_client, page(MILL), text="some text").status_code == 403


# -- A look ----------------------------------------------------------------------------------------
def test_each_fate_is_told(editor_client):
    imported(MILL, entry("Known", summary="Short."), entry("Gone"))
    NewsItem.objects.get(title="Gone").delete()
    answer = upload(
        editor_client,
        page(MILL, entry("Known", summary="Short, and longer."), entry("Gone"), FAIR),
    )
    assert fates(answer) == ["unchanged", "updated", "removed", "created"]
    assert answer.context["in_words"] == "1 new, 1 updated, 1 unchanged, 1 stays deleted"
    assert "Short, and longer." in answer.text


def test_an_editor_s_value_that_stays_is_shown_with_the_source_s(editor_client):
    imported(entry("Known", summary="Short."))
    NewsItem.objects.update(summary="By hand.")
    answer = upload(editor_client, page(entry("Known", summary="Short, and longer."), FAIR))
    assert "An editor’s “By hand.” stays; the source says “Short, and longer.”." in answer.text


def test_an_entry_of_two_new_documents_is_counted_once(editor_client):
    answer = upload(editor_client, page(MILL, TALK), page(FAIR, MILL))
    assert fates(answer) == ["created", "created", "created", "twin"]
    assert "The same as entry 1 of a.txt" in answer.text
    record = store(editor_client, Import.objects.get())
    assert record.results == {"created": 3, "unchanged": 1}


def test_it_is_new_again_once_its_twin_is_left_out(editor_client):
    upload(editor_client, page(MILL, TALK), page(FAIR, MILL))
    first = Candidate.objects.get(reading__title="A mill reopens", upload__name="a.txt")
    answer = press(editor_client, Import.objects.get(), "_save", **{f"entry-{first.pk}-take": None})
    assert fates(answer) == ["left_out", "created", "created", "created"]


def test_what_deserves_a_look_is_found_among_many(editor_client):
    record = previewed(
        editor_client, *(entry(f"Item {n}") for n in range(40)), entry("Undated", date="")
    )
    assert titles(shown(editor_client, record, "show=look")) == ["Undated"]
    assert len(titles(shown(editor_client, record, "page=2"))) == 16


def test_the_next_page_is_reached_with_what_was_typed_kept(editor_client):
    record = previewed(editor_client, *(entry(f"Item {n}") for n in range(30)))
    answer = press(editor_client, record, "_go", "page=2", **{name("Item 3", "date"): "2020-02-03"})
    assert titles(answer)[0] == "Item 25"
    assert candidate("Item 3").edits == {"date": "2020-02-03"}


def test_entries_of_one_document_are_ticked_and_unticked_together(editor_client):
    upload(editor_client, page(MILL, TALK), page(FAIR))
    record = Import.objects.get()
    first = record.uploads.first()
    press(editor_client, record, "_untick", first.pk)
    assert set(Candidate.objects.filter(is_chosen=False)) == set(first.candidates.all())
    press(editor_client, record, "_tick", first.pk)
    assert not Candidate.objects.filter(is_chosen=False).exists()


def test_a_page_of_entries_asks_the_database_a_fixed_number_of_times(
    editor_client, django_assert_max_num_queries
):
    many = [entry(f"Awa Diop, miller {n} in Kenya", label="COOP Champions") for n in range(25)]
    imported(*many[:12])
    record = previewed(editor_client, *many)
    with django_assert_max_num_queries(30):
        shown(editor_client, record)


# -- Corrections -----------------------------------------------------------------------------------
def test_what_was_read_is_corrected_in_place(editor_client):
    record = previewed(editor_client, MILL, FAIR)
    answer = press(
        editor_client, record, "_save",
        **{
            name("A fair", "kind"): "news:call:",
            name("A fair", "date"): "2020-02-14",
            name("A fair", "date_precision"): "month",
            name("A fair", "more_countries"): "senegal; GH",
            name("A fair", "more_organisations"): "ILO",
            name("A mill reopens", "countries"): [],
            name("A mill reopens", "organisations"): [],
        },
    )  # fmt: skip
    assert "errornote" not in answer.text
    store(editor_client, record)
    fair, mill = NewsItem.objects.get(title="A fair"), NewsItem.objects.get(title="A mill reopens")
    assert (fair.kind, fair.label, fair.date_in_words) == ("call", "Call", "February 2020")
    assert {country.code for country in fair.countries.all()} == {"GH", "SN"}
    assert [one.acronym for one in fair.organisations.all()] == ["ILO"]
    assert not mill.countries.exists() and not mill.organisations.exists()
    assert not Organisation.objects.filter(acronym="NUM").exists()


def test_people_are_corrected_added_and_dropped(editor_client):
    record = previewed(editor_client, TALK, FAIR)
    row = name(TALK[1], "people-{}-{}")
    press(
        editor_client, record, "_save",
        **{row.format(0, "role"): "Chair", row.format(1, "name"): "Kofi Mensah"},
    )  # fmt: skip
    press(editor_client, record, "_save", **{row.format(2, "name"): "Ama Osei"})
    press(editor_client, record, "_save", **{row.format(1, "name"): ""})
    store(editor_client, record)
    people = Profile.objects.get().participants.order_by("position")
    assert [(one.person.name, one.role) for one in people] == [
        ("Awa Diop", "Chair"),
        ("Ama Osei", ""),
    ]


def test_news_that_is_an_interview_becomes_one(editor_client):
    record = previewed(editor_client, MILL, FAIR)
    field = name("A fair", "kind")
    answer = press(editor_client, record, "_save", **{field: "interviews:interview:coop-champions"})
    assert name("A fair", "people-0-name") in answer.text
    store(editor_client, record, **{name("A fair", "people-0-name"): "Awa Diop"})
    profile = Profile.objects.get()
    assert (profile.title, profile.series.name) == ("A fair", "COOP Champions")
    assert Person.objects.get().name == "Awa Diop"


def test_what_is_set_back_is_no_correction(editor_client):
    record = previewed(editor_client, MILL, FAIR)
    date = name("A fair", "date")
    press(editor_client, record, "_save", **{date: "2020-01-01"})
    press(editor_client, record, "_save", **{date: "2021-05-05"})
    assert candidate("A fair").edits == {}


def test_looking_again_corrects_nothing(editor_client):
    record = previewed(editor_client, MILL, TALK, FAIR, entry("Undated", date=""))
    press(editor_client, record, "_save")
    assert set(map(str, Candidate.objects.values_list("edits", flat=True))) == {"{}"}


WRONG = {
    "a date that is none": ("date", "31 April", "Enter a valid date."),
    "a day that no calendar has": ("date", "2021-02-30", "Enter a valid date."),
    "a date of another age": ("date", "0021-02-03", "1800"),
    "an unknown kind": ("kind", "news:poem:", "Select a valid choice."),
    "an unknown country": ("more_countries", "Kenya; Zanzaquil", "Not known: “Zanzaquil”."),
    "an unknown organisation": ("more_organisations", "Zanzaquil", "Not known: “Zanzaquil”."),
    "a country that was not offered": ("countries", ["FJ"], "Select a valid choice."),
    "a precision that is none": ("date_precision", "hour", "Select a valid choice."),
}


@pytest.mark.parametrize(("field", "value", "told"), WRONG.values(), ids=WRONG)
def test_bad_input_is_told_at_its_field_and_nothing_is_lost(editor_client, field, value, told):
    record = previewed(editor_client, MILL, FAIR)
    before = everything()
    kept = {name("A mill reopens", "more_countries"): "Ghana"}
    answer = press(
        editor_client, record, "_import", publish="no", **kept, **{name("A fair", field): value}
    )
    assert told in answer.text and 'value="Ghana"' in answer.text
    assert everything()["importing.Candidate"] == before["importing.Candidate"]
    assert not NewsItem.objects.exists()


def test_a_role_without_a_name_asks_for_the_name(editor_client):
    record = previewed(editor_client, TALK, FAIR)
    answer = press(editor_client, record, "_save", **{name(TALK[1], "people-1-role"): "Chair"})
    assert "Give the person’s name." in answer.text


# -- Duplicates ------------------------------------------------------------------------------------
def decide(title, item):
    kind = ContentType.objects.get_for_model(item).pk
    return {name(title, "decision"): f"item:{kind}:{item.pk}"}


def test_a_possible_duplicate_stands_beside_the_item(editor_client):
    NewsItemFactory(title="A mill re-opens!", published_on=date(2021, 5, 3), summary="By hand.")
    answer = upload(editor_client, page(MILL, FAIR))
    assert "A possible duplicate" in answer.text and "By hand." in answer.text
    assert titles(shown(editor_client, Import.objects.get(), "show=look")) == ["A mill reopens"]


def test_it_may_be_said_to_be_that_item(editor_client):
    """The editor's own words stay, what was blank is filled."""
    item = NewsItemFactory(title="A mill re-opens!", published_on=date(2021, 5, 3), summary="")
    record = previewed(editor_client, MILL, FAIR)
    answer = press(editor_client, record, "_save", **decide("A mill reopens", item))
    assert fates(answer) == ["updated", "created"]
    store(editor_client, record)
    item.refresh_from_db()
    assert item.title == "A mill re-opens!" and item.summary.startswith("With the National")
    assert Sighting.objects.of(item).count() == 1


def test_it_may_be_said_to_be_new_after_all(editor_client):
    item = NewsItemFactory(title="A mill re-opens!", published_on=date(2021, 5, 3))
    record = previewed(editor_client, MILL, FAIR)
    press(editor_client, record, "_save", **decide("A mill reopens", item))
    answer = press(editor_client, record, "_save", **{name("A mill reopens", "decision"): ""})
    assert fates(answer) == ["created", "created"]


def test_an_undecided_namesake_waits_for_review_and_a_decided_one_does_not(editor_client):
    NewsItemFactory(title="A mill reopens", published_on=date(2021, 5, 3))
    record = previewed(editor_client, MILL, FAIR)
    assert "It waits for review." in shown(editor_client, record).text
    press(editor_client, record, "_save", **{name("A mill reopens", "decision"): "new"})
    store(editor_client, record, "yes")
    new = NewsItem.objects.filter(title="A mill reopens").latest("pk")
    assert new.status == "published"


@pytest.mark.parametrize("decision", ["item:1:1", "item:x:y", "item:", "item", "old", "item:1"])
def test_a_decision_that_is_not_offered_is_told(editor_client, decision):
    NewsItemFactory(title="A mill re-opens!", published_on=date(2021, 5, 3))
    record = previewed(editor_client, MILL, FAIR)
    answer = press(editor_client, record, "_save", **{name("A mill reopens", "decision"): decision})
    assert answer.status_code == 200 and candidate("A mill reopens").decision == ""


def test_an_item_that_is_gone_by_now_is_not_offered(editor_client):
    item = NewsItemFactory(title="A mill re-opens!", published_on=date(2021, 5, 3))
    record = previewed(editor_client, MILL, FAIR)
    item.delete()
    assert shown(editor_client, record).status_code == 200
    press(editor_client, record, "_save")
    assert "A possible duplicate" not in shown(editor_client, record).text


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
    assert "somebody who is gone" in report and "the command line" not in report


def test_what_was_known_already_changes_nothing_and_is_told(editor_client):
    imported(MILL, FAIR)
    record = store(editor_client, previewed(editor_client, MILL, FAIR))
    assert record.results == {"unchanged": 2}
    assert "Every entry was read just so before" in shown(editor_client, record).text


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


# -- Hostile ---------------------------------------------------------------------------------------
NUMBERS = ["x", "-1", "0", "9" * 30, "1e3", "²", "", "1_0", "\0"]


@pytest.mark.parametrize("number", NUMBERS)
def test_no_number_breaks_the_preview(editor_client, number):
    record = previewed(editor_client, MILL, FAIR)
    for query in ({"page": number}, {"document": number}, {"show": number}):
        assert editor_client.get(change(record), query).status_code == 200
    for data in (
        {"entry": number, "_save": "1"},
        {"_tick": number},
        {"_untick": number},
        {"_page": number},
        {"_go": f"page={number}&document={number}&show={number}"},
        {},
    ):
        assert editor_client.post(change(record), data, follow=True).status_code == 200
    assert set(Candidate.objects.values_list("is_chosen", flat=True)) == {True}


@pytest.mark.parametrize("number", ["x", "-1", "0", "9" * 30, "²", "1_0"])
@pytest.mark.parametrize("view", ["change", "undo", "discard", "go-on"])
def test_no_number_breaks_an_address(editor_client, number, view):
    for method in (editor_client.get, editor_client.post):
        assert method(address(Import, view, number)).status_code in {404, 405}


def test_entries_of_another_import_are_left_alone(editor_client):
    other = previewed(editor_client, entry("Elsewhere"))
    foreign = candidate("Elsewhere").pk
    record = previewed(editor_client, MILL, FAIR)
    editor_client.post(change(record), {"entry": foreign, "_save": "1"})
    editor_client.post(change(record), {"_untick": other.uploads.get().pk})
    assert candidate("Elsewhere").is_chosen


def test_entries_without_their_fields_are_told_not_broken(editor_client):
    record = previewed(editor_client, TALK, FAIR)
    pk = candidate("A fair").pk
    bare = editor_client.post(change(record), {"entry": pk, f"entry-{pk}-kind": "", "_save": "1"})
    assert bare.status_code == 200 and "This field is required." in bare.text


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "{{ 7 * 7 }}", "x" * 600, "\u202e"])
def test_whatever_a_document_says_is_only_text(editor_client, text):
    answer = upload(editor_client, page(entry(f"Mill {text}", summary=text), FAIR))
    assert answer.status_code == 200 and "<script>alert" not in answer.text
    store(editor_client, Import.objects.get())
    assert "<script>alert" not in shown(editor_client, Import.objects.get()).text
