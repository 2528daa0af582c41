"""Items as a table: out of a list, and in again after a look at what it would do."""

import csv
import os
import re
import stat
import time
from datetime import date, datetime

import pytest
from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.contrib.auth.models import Group, Permission, User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from interviews.models import Person, Profile
from news.models import NewsItem
from sseportal.publishing.models import Status
from sseportal.publishing.tables.resource import ItemResource
from sseportal.search.models import Dirty
from tests.admin.newsroom import address
from tests.factories import NewsItemFactory, OrganisationFactory, ParticipantFactory, SeriesFactory
from tests.newsroom.at_once import at_once, clear, elsewhere, last_change, share_database
from tests.newsroom.sending import opened
from tests.newsroom.staff import client_of, somebody
from tests.newsroom.tables import (
    FORMULAS,
    as_csv,
    as_xlsx,
    bring_in,
    confirm,
    errors,
    exported,
    look,
    refusal,
    rows_of,
)

pytestmark = pytest.mark.django_db
WHOLE = {"summary": "In short.", "countries": ["kenya"]}


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.TABLES_DIR = tmp_path / "tables"
    return settings.TABLES_DIR


@pytest.fixture
def editor():
    return client_of(somebody("Editor"))


@pytest.fixture
def publisher():
    return client_of(somebody("Publisher"))


def told(answer):
    return [str(message) for message in answer.context["messages"]]


def only(**fields):
    """The one item, as its fields are."""
    item = NewsItem.objects.get()
    return {name: getattr(item, name) for name in fields}


# -- The pages ------------------------------------------------------------------------------------


def test_the_page_tells_how_each_column_is_written(editor):
    text = editor.get(address(Profile, "import")).text
    for told in (
        "2023-02-14, or 2023-02, or 2023", "2026-06-20 10:00", "parted by semicolons: Kenya; SN.",
        "Name | role | organisation", "One of: draft, review",
    ):  # fmt: skip
        assert told in text
    assert text.count("Exported only.") == 3


def test_an_empty_table_has_the_columns_that_are_brought_in(editor):
    answer = editor.get(address(NewsItem, "empty_table"))
    assert answer.headers["Content-Disposition"] == 'attachment; filename="news.csv"'
    assert look(editor, answer.content).context["form"].errors["file"] == [
        "This table has no rows beneath its headings."
    ]
    (headings,) = csv.reader([answer.content.decode("utf-8-sig").strip()])
    filled = ["Mill" if each == "title" else "" for each in headings]
    bring_in(editor, headings, filled)
    assert NewsItem.objects.get().title == "Mill"


def test_our_own_json_is_said_to_be_exported_only(editor):
    NewsItemFactory()
    page = look(editor, exported(editor, "json"))
    assert refusal(page).startswith("This is JSON, which is only exported")


def test_files_are_called_by_what_they_have(editor):
    for model, name in ((NewsItem, "news"), (Profile, "interviews-and-profiles")):
        answer = editor.post(address(model, "export"), {"format": "0", "resource": "0"})
        told = answer.headers["Content-Disposition"]
        assert re.fullmatch(rf'attachment; filename="{name}-\d{{4}}-\d\d-\d\d\.csv"', told)


def test_what_was_brought_in_is_shown_by_a_link(editor):
    NewsItemFactory(title="Other")
    answer = bring_in(editor, ["title"], ["Mill"])
    (link,) = re.findall(r'<a href="(\?id__in=[\d,]+)">Show these items</a>', answer.text)
    shown = editor.get(address(NewsItem) + link).context["cl"].result_list
    assert [item.title for item in shown] == ["Mill"]


# -- Out and in again -----------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_what_was_taken_out_changes_nothing_when_it_comes_back(publisher, suffix):
    ring = OrganisationFactory(name="Bread; and Oven", proposed=True)
    for text in FORMULAS:
        NewsItemFactory(title=f"{text} ", body=f"{text}\r\nend\n", summary=text, credit=text)
    NewsItemFactory(body="x" * 40_000, countries=["kenya", "peru"], organisations=[ring])
    NewsItemFactory(scheduled=True, date_precision="year", published_on="2023-01-01")
    NewsItemFactory(undated=True, title="bell \x07 and e\u0301", language="ar")
    original = NewsItemFactory()
    NewsItemFactory(translation_of=original, language="fr")
    page = look(publisher, exported(publisher, suffix))
    assert not errors(page)
    assert dict(page.context["result"].totals)["skip"] == NewsItem.objects.count()
    assert page.context["kept"] is None


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_interviews_come_back_as_they_were(publisher, suffix):
    part = ParticipantFactory(role="Baker (retired), and | more; too", person__name="=Awa")
    ParticipantFactory(profile=part.profile, position=1)
    page = look(publisher, exported(publisher, suffix, Profile), Profile)
    assert not errors(page) and not page.context["result"].changed


def test_a_text_that_excel_could_not_hold_is_not_lost_with_its_end(publisher):
    item = NewsItemFactory(body="x" * 40_000)
    (row,) = rows_of(exported(publisher, "xlsx"), "xlsx")
    page = look(publisher, as_csv(["id", "body"], [item.pk, "y" + row["body"]]))
    assert "was cut for Excel" in errors(page)[2, "body"][0]


# -- In -------------------------------------------------------------------------------------------


def test_nothing_is_stored_before_it_is_confirmed(editor):
    page = look(editor, as_csv(["title"], ["Mill"]))
    assert "Mill" in page.text and not NewsItem.objects.exists()
    (said,) = told(confirm(editor, page))
    assert said.startswith("1 added, 0 changed, 0 as they were.")
    assert NewsItem.objects.get().title == "Mill"


def test_new_rows_are_drafts_of_who_brings_them(editor):
    bring_in(editor, ["title", "kind", "countries"], ["Mill", "Event", "Kenya; swaziland"])
    item = NewsItem.objects.get()
    assert (item.status, item.author.groups.get().name) == (Status.DRAFT, "Editor")
    assert (item.kind, item.slug) == ("event", "mill")
    assert set(item.countries.names()) == {"Kenya", "Eswatini"}


def test_existing_items_are_changed_where_the_table_says_otherwise(editor):
    item = NewsItemFactory(
        title="Mill", summary="Old words.", body="Kept.", **{"countries": ["peru"]}
    )
    page = look(editor, as_csv(["id", "summary", "countries"], [item.pk, "New words.", "KE"]))
    assert "<del>Old </del> <ins>New </ins>words." in page.text and "style=" not in page.text
    assert "<del>Peru (PE)</del> <ins>Kenya (KE)</ins>" in page.text
    confirm(editor, page)
    item.refresh_from_db()
    assert (item.title, item.summary, item.body) == ("Mill", "New words.", "<p>Kept.</p>")
    assert list(item.countries.names()) == ["Kenya"]


def test_a_scheduled_item_gets_another_title(publisher):
    item = NewsItemFactory(scheduled=True, summary="In short.", countries=["kenya"])
    confirm(publisher, look(publisher, as_csv(["id", "title"], [item.pk, "Another mill"])))
    item.refresh_from_db()
    assert item.title == "Another mill" and not item.is_visible


def test_of_a_long_text_the_change_is_shown_and_its_code_is_harmless(editor):
    item = NewsItemFactory(body="word " * 5_000 + "<script>old</script>")
    page = look(editor, as_csv(["id", "body"], [item.pk, "word " * 5_000 + "<script>new</script>"]))
    assert "<ins>&lt;script&gt;new&lt;/script&gt;</ins>" in page.text
    assert page.text.count("word ") < 50


def test_an_empty_cell_empties_and_no_column_leaves(editor):
    item = NewsItemFactory(**WHOLE, credit="Photo: Ann")
    bring_in(editor, ["id", "credit", "countries", "language"], [item.pk, "", "", ""])
    item.refresh_from_db()
    assert (item.credit, item.language, item.summary) == ("", "en", "In short.")
    assert not item.countries.exists()


@pytest.mark.parametrize(
    ("cell", "day", "precision"),
    [
        ("2023-02-14", "2023-02-14", "day"),
        ("March 2023", "2023-03-01", "month"),
        ("2023", "2023-01-01", "year"),
    ],
)
def test_dates_are_as_precise_as_they_are_written(editor, cell, day, precision):
    bring_in(editor, ["title", "date"], ["Mill", cell])
    item = NewsItem.objects.get()
    assert (str(item.published_on), item.date_precision) == (day, precision)


def test_dates_and_numbers_of_a_workbook_are_read(editor):
    item = NewsItemFactory()
    page = look(
        editor, as_xlsx(["id", "title", "date"], [float(item.pk), 2024, datetime(2023, 2, 14)])
    )
    confirm(editor, page)
    item.refresh_from_db()
    assert (item.title, item.published_on) == ("2024", date(2023, 2, 14))


def test_each_wrong_cell_is_named_with_row_column_and_reason(publisher):
    page = look(
        publisher,
        as_csv(
            ["id", "title", "date", "language", "status", "countries", "original", "not_before"],
            ["", "Fine", "2023", "en", "", "Kenya", "", ""],
            ["", "", "31 February 2023", "klingon", "shown", "Atlantis", "no address", "soon"],
            ["99999", "X", "", "", "", "", "", ""],
            ["x", "X", "", "", "", "", "", ""],
        ),
    )
    found = errors(page)
    assert {key for key in found if key[0] == 3} == {
        (3, each)
        for each in ("title", "date", "language", "status", "countries", "original", "not_before")
    }
    assert "“Atlantis” is not known here." in found[3, "countries"]
    assert "There is no item 99999" in found[4, "id"][0] and (5, "id") in found
    assert page.context["kept"] is None and "Row 3" in page.text
    assert not NewsItem.objects.exists()


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"])
def test_a_time_before_or_after_all_others_is_named(publisher, moment):
    page = look(publisher, as_csv(["title", "not_before"], ["Mill", moment]))
    assert errors(page).keys() == {(2, "not_before")}


def test_the_rules_of_publishing_are_those_of_the_form(publisher):
    rows = ["title", "status", "date", "summary", "countries"]
    page = look(publisher, as_csv(rows, ["Bare", "published", "", "", ""]))
    assert errors(page).keys() == {(2, "summary"), (2, "countries")}
    bring_in(publisher, rows, ["Mill", "published", "2026-06-01", "In short.", "Kenya"])
    assert NewsItem.objects.get().is_visible


def test_who_may_not_publish_can_t_by_a_table(editor):
    item = NewsItemFactory(draft=True, **WHOLE)
    whole = ["X", "published", "2026-06-01", "In short.", "Kenya"]
    heads = ["id", "title", "status", "date", "summary", "countries"]
    page = look(editor, as_csv(heads, ["", *whole], [item.pk, *whole]))
    why = ["You may not give it this status."]
    assert errors(page) == {(2, "status"): why, (3, "status"): why}
    page = look(editor, as_csv(["id", "not_before"], [item.pk, "2026-06-20 10:00"]))
    assert errors(page) == {(2, "not_before"): ["You may not change this."]}


def test_nobody_changes_by_a_table_what_they_may_not_change_or_see():
    """Somebody with a right to change in general, and no more."""
    user = somebody("")
    user.user_permissions.set(Permission.objects.filter(codename="change_newsitem"))
    page = look(client_of(user), as_csv(["title"], ["New"]))
    assert errors(page) == {(2, "__all__"): ["You may not add items."]}
    writer = somebody("Writer")
    assert look(client_of(writer), as_csv(["title"], ["New"])).status_code == 403
    assert client_of(writer).post(address(NewsItem, "process_import")).status_code == 403


def test_one_item_is_in_one_row(editor):
    item = NewsItemFactory()
    page = look(editor, as_csv(["id", "title"], [item.pk, "A"], [item.pk, "B"]))
    assert errors(page).keys() == {(3, "id")}


def test_people_are_brought_in(editor):
    known = ParticipantFactory(person__name="Awa Diop").person
    series = SeriesFactory(name="Voices")
    cell = "Awa Diop | Baker | Ring; Ben Ode"
    bring_in(editor, ["title", "series", "people"], ["Talk", "voices", cell], model=Profile)
    talk = Profile.objects.get(title="Talk")
    assert talk.series == series and known in talk.people.all()
    told = [(one.person.name, one.role, one.organisation) for one in talk.participants.all()]
    assert told == [("Awa Diop", "Baker", "Ring"), ("Ben Ode", "", "")]
    page = look(editor, as_csv(["title", "people"], ["X", "A | b | c | d"]), Profile)
    assert errors(page).keys() == {(2, "people"), (2, "series")}
    assert Person.objects.filter(name="Ben Ode").count() == 1


@pytest.mark.parametrize("role", ["Baker; founder", "Baker | founder", "Baker\\", "a\\;b\\|"])
def test_a_role_with_the_marks_that_part_people_outlasts_a_table(editor, role):
    awa = ParticipantFactory(person__name="Awa Diop", role=role)
    ParticipantFactory(profile=awa.profile, person__name="Ben Ode", position=1)
    (row,) = rows_of(exported(editor, "csv", Profile))
    cell = row["people"].replace("Ben Ode", "Ben Ode | Miller")
    bring_in(editor, ["id", "people"], [row["id"], cell], model=Profile)
    told = [(one.person.name, one.role) for one in awa.profile.participants.all()]
    assert told == [("Awa Diop", role), ("Ben Ode", "Miller")]


def test_what_was_brought_in_is_logged_and_found_at_once(publisher, client):
    item = NewsItemFactory()
    heads = ["id", "title", "status", "date", "summary", "countries"]
    whole = ["published", "2026-06-01", "In short.", "Kenya"]
    bring_in(publisher, heads, ["", "Windmill", *whole], [item.pk, "Watermill", *whole])
    logged = LogEntry.objects.values_list("action_flag", "change_message")
    assert set(logged) == {
        (ADDITION, "From the table table.csv."),
        (CHANGE, "From the table table.csv."),
    }
    assert not Dirty.objects.exists()
    assert "Windmill" in client.get("/search/?q=windmill").text


@pytest.mark.parametrize("n", [3, 30])
def test_many_rows_are_stored_with_few_queries(n, editor, monkeypatch):
    """Nobody else can write meanwhile."""
    told = []
    store = ItemResource.store

    def counted(resource, result):
        with CaptureQueriesContext(connection) as made:
            store(resource, result)
        told.append(len(made))

    monkeypatch.setattr(ItemResource, "store", counted)
    tags = "Kenya; Peru; Mali; Togo; Chad"
    bring_in(editor, ["title", "countries"], *[[f"Mill {each}", tags] for each in range(n)])
    pks = NewsItem.objects.values_list("pk", flat=True)
    bring_in(editor, ["id", "summary", "countries"], *[[pk, "New.", "Kenya; Fiji"] for pk in pks])
    assert told[0] <= 12 and told[1] <= n + 12
    assert {tuple(one.countries.names()) for one in NewsItem.objects.all()} == {("Kenya", "Fiji")}


def test_rows_of_one_name_are_several_items_with_one_person(editor):
    SeriesFactory(name="Voices")
    row = ["Talk", "Voices", "Ben Ode"]
    bring_in(editor, ["title", "series", "people"], row, row, model=Profile)
    assert set(Profile.objects.values_list("slug", flat=True)) == {"talk", "talk-2"}
    assert Person.objects.filter(name="Ben Ode").count() == 1


def test_rows_that_contradict_each_other_are_not_stored(editor):
    original = NewsItemFactory()
    row = ["Moulin", "fr", original.pk]
    answer = bring_in(editor, ["title", "language", "translation_of"], row, row)
    assert told(answer) == [
        "Nothing was imported. Row 2: Another version of this item is in this language."
    ]
    assert NewsItem.objects.get() == original


# -- Between look and confirmation ----------------------------------------------------------------


def test_when_something_changed_in_between_nothing_is_stored(editor):
    item, other = NewsItemFactory.create_batch(2)
    page = look(editor, as_csv(["id", "title"], [item.pk, "A"], [other.pk, "B"]))
    NewsItem.objects.filter(pk=other.pk).update(title="Changed by somebody")
    assert "Something changed in the meantime" in told(confirm(editor, page))[0]
    item.refresh_from_db()
    assert item.title != "A"


@pytest.fixture
def overtaken(moving_clock):
    """A table of two items, of which somebody else changed the first after it was exported."""
    item, other = NewsItemFactory.create_batch(2, summary="Old.")
    rows = rows_of(exported(client_of(somebody("Editor")), "csv"))
    ada = User.objects.create_user("ada", is_staff=True)
    ada.groups.set(Group.objects.filter(name="Editor"))
    opened(client_of(ada), item).type(summary="Mended.").send()
    heads = list(rows[0])
    return item, other, as_csv(heads, *[[*(row | {"title": "New"}).values()] for row in rows])


def test_what_somebody_changed_after_the_export_is_not_overwritten_unasked(editor, overtaken):
    item, other, table = overtaken
    page = look(editor, table)
    assert re.search(r"Changed by ada, 15 June 2026[^<]+, after this table was exp", page.text)
    assert page.text.count('class="overtaken"') == 1
    messages = told(confirm(editor, page))
    assert messages[0].startswith("0 added, 1 changed") and "1 row was left out" in messages[1]
    item.refresh_from_db()
    other.refresh_from_db()
    assert (item.summary, other.title) == ("Mended.", "New") and item.title != "New"


def test_what_somebody_changed_after_the_export_is_overwritten_when_asked(editor, overtaken):
    item, _other, table = overtaken
    confirm(editor, look(editor, table), take_overtaken="1")
    item.refresh_from_db()
    assert (item.title, item.summary) == ("New", "Old.")


def test_what_changes_an_item_after_the_look_alone_is_seen_too(editor, moving_clock):
    item = NewsItemFactory()
    changed = item.updated_at.isoformat()
    page = look(editor, as_csv(["id", "title", "updated"], [item.pk, "New", changed]))
    assert "take_overtaken" not in page.text
    opened(client_of(somebody("Editor")), item).type(summary="Mended.").send()
    assert "Something changed in the meantime" in told(confirm(editor, page))[0]


@pytest.mark.parametrize("cell", ["", "{:%Y-%m-%d %H:%M:%S}", "{:%Y-%m-%dT%H:%M:%S.%f+00:00}"])
def test_a_time_that_a_spreadsheet_rewrote_alarms_nobody(editor, cell, moving_clock):
    item = NewsItemFactory()
    cell = cell.format(item.updated_at)
    page = look(editor, as_csv(["id", "title", "updated"], [item.pk, "New", cell]))
    assert page.context["kept"] and "take_overtaken" not in page.text


def test_a_time_of_export_that_is_none_is_named(editor):
    page = look(editor, as_csv(["id", "title", "updated"], [NewsItemFactory().pk, "New", "soon"]))
    assert errors(page).keys() == {(2, "updated")}


def test_a_kept_file_is_its_owners_alone_and_gone_afterwards(editor, folder):
    page = look(editor, as_csv(["title"], ["Mill"]))
    (file,) = folder.iterdir()
    assert stat.S_IMODE(os.stat(file).st_mode) == 0o600
    assert stat.S_IMODE(os.stat(folder).st_mode) == 0o700
    for asking, model in ((client_of(somebody("Editor")), NewsItem), (editor, Profile)):
        assert "no longer kept" in told(confirm(asking, page, model))[0]
    assert file.exists() and not NewsItem.objects.exists()
    confirm(editor, page)
    assert not file.exists()
    (again,) = told(confirm(editor, page))
    assert "no longer kept" in again and "othing was imported" not in again
    assert NewsItem.objects.count() == 1


@pytest.fixture
def seen(monkeypatch, tmp_path):
    """An editor and the table that they looked at, for threads."""
    share_database(monkeypatch, tmp_path)

    def make():
        client = client_of(somebody("Editor"))
        return client, look(client, as_csv(["title"], ["Mill"], ["Oven"])).context["kept"]

    before = elsewhere(last_change)
    yield elsewhere(make)
    elsewhere(lambda: clear(before))


def test_a_double_click_imports_once(seen):
    editor, kept = seen

    def click():
        return editor.post(address(NewsItem, "process_import"), {"kept": kept}).status_code

    assert at_once(click, click) == [302, 302]
    assert elsewhere(NewsItem.objects.count) == 2


def test_a_file_with_errors_is_not_kept(editor, folder):
    look(editor, as_csv(["title", "id"], ["", "7"]))
    look(editor, as_csv(["title", "date"], ["X", "soon"]))
    assert not folder.exists()


def test_what_nobody_confirmed_is_gone_after_an_hour(editor, folder):
    page = look(editor, as_csv(["title"], ["Mill"]))
    (file,) = folder.iterdir()
    long_ago = time.time() - 3601
    os.utime(file, (long_ago, long_ago))
    look(editor, as_csv(["title"], ["Oven"]))
    assert not file.exists()
    assert "no longer kept" in told(confirm(editor, page))[0]


@pytest.mark.parametrize("sent", ["", "x", "../../etc/passwd", "eyJ1c2VyIjoxfQ:x:y"])
def test_a_made_up_ticket_finds_nothing(editor, sent):
    answer = editor.post(address(NewsItem, "process_import"), {"kept": sent}, follow=True)
    assert "no longer kept" in told(answer)[0]
