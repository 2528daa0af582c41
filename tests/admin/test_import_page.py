"""The import page: documents in, and a look at what was read, whatever is sent."""

import zipfile
from io import BytesIO

import pytest

from news.models import NewsItem
from sseportal.importing.models import Candidate, Import
from tests.admin.imports import (
    FAIR,
    MILL,
    TALK,
    candidate,
    change,
    fates,
    file,
    name,
    press,
    previewed,
    send,
    shown,
    store,
    stored,
    titles,
    upload,
)
from tests.admin.newsroom import address
from tests.importing.pages import entry, imported, page

pytestmark = pytest.mark.django_db


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
