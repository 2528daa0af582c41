"""What an editor corrects and decides before anything is stored."""

from datetime import date

import pytest

from interviews.models import Person, Profile
from news.models import NewsItem
from sseportal.importing.models import Candidate, Import, Sighting
from sseportal.taxonomy.merging import merge
from sseportal.taxonomy.models import Organisation
from tests.admin.imports import (
    FAIR,
    MILL,
    TALK,
    Form,
    candidate,
    change,
    decide,
    fates,
    name,
    press,
    previewed,
    shown,
    store,
    titles,
    upload,
)
from tests.factories import NewsItemFactory
from tests.importing.pages import entry, everything, imported, page

pytestmark = pytest.mark.django_db


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


def test_title_and_summary_are_corrected_and_stay_so_in_later_imports(editor_client):
    source = entry("A fiar", date="5 May 2021", summary="In Keyna.")
    record = previewed(editor_client, source, FAIR)
    corrected = {"title": "A fair of mills", "summary": "In Kenya.\r\n\r\nTwice."}
    press(
        editor_client, record, "_save", **{name("A fiar", key): v for key, v in corrected.items()}
    )
    assert "A fair of mills" in shown(editor_client, record).text
    store(editor_client, record)
    stored = NewsItem.objects.filter(title="A fair of mills", summary="In Kenya.\n\nTwice.")
    item = stored.get()
    imported(source)
    imported(entry("A fiar", date="5 May 2021", summary="In Keyna, and in its other mills."), MILL)
    assert stored.get() == item and Sighting.objects.of(item).count() == 3
    assert NewsItem.objects.count() == 3


def test_an_entry_without_a_title_gets_one_and_another_keeps_one(editor_client):
    record = previewed(editor_client, entry("", label="", summary="Mills of Kenya meet."), MILL)
    untitled, titled = shown(editor_client, record).context["cards"]
    told = press(
        editor_client, record, "_save",
        **{f"{untitled.form.prefix}-title": "Mills", f"{titled.form.prefix}-title": " "},
    )  # fmt: skip
    assert [bool(card.form.errors) for card in told.context["cards"]] == [False, True]
    press(editor_client, record, "_save", **{f"{untitled.form.prefix}-title": "Mills"})
    assert titles(shown(editor_client, record)) == ["Mills", "A mill reopens"]


def test_names_that_were_merged_meanwhile_are_one_to_tick(editor_client):
    two = "The Ring Millers Union (RMU) met the Loop Millers Union (LMU)."
    record = previewed(editor_client, entry("A mill reopens", summary=two), FAIR)
    one, other = (
        Organisation.objects.create(name=f"{word} Millers Union") for word in ("Ring", "Loop")
    )
    merge(one, [other])
    boxes = shown(editor_client, record).context["cards"][0].form.offered["organisations"]
    assert [box.name for box in boxes] == [one.name]
    press(editor_client, record, "_save", **{name("A mill reopens", "organisations"): []})
    assert candidate("A mill reopens").edits["organisations"] == []


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


LED = entry("Interview with Grace Uwimana – president of the Ring Alliance", label="")


def test_what_becomes_an_interview_has_its_people_read(editor_client):
    record = previewed(editor_client, LED, FAIR)
    title = LED[0]
    assert candidate(title).reading["model"] == "news"
    kind = {name(title, "kind"): "interviews:interview:coop-champions"}
    told = Form(press(editor_client, record, "_save", **kind).text).data
    row = name(title, "people-0-{}")
    assert [told[row.format(part)] for part in ("name", "role", "organisation")] == [
        ["Grace Uwimana"], ["president"], ["Ring Alliance"],
    ]  # fmt: skip
    press(editor_client, record, "_save", **{row.format("name"): ""})
    assert candidate(title).edits["model"] == "interviews"
    assert "people" not in candidate(title).edits  # who has no name is none, and stays none
    press(editor_client, record, "_save")
    assert "people" not in candidate(title).edits
    press(editor_client, record, "_save", **{name(title, "kind"): "news:news:"})
    assert candidate(title).edits == {}


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


def test_of_very_many_tags_some_are_to_tick_and_all_are_kept(editor_client):
    union = "With the National Union of {0}ers ({0}U)."
    names = [f"{a}{b}{c}" for a in "BCDF" for b in "aeiou" for c in "klmnp"]
    record = previewed(editor_client, entry(summary=" ".join(map(union.format, names))))
    assert "And 40 more, as they were read." in shown(editor_client, record).text
    press(editor_client, record, "_save", **{name("A mill reopens", "date"): "2021-05-11"})
    assert candidate("A mill reopens").edits == {"date": "2021-05-11"}
    store(editor_client, record)
    assert NewsItem.objects.get().organisations.count() == len(names)


# -- Two at one preview ----------------------------------------------------------------------------
def two_tabs(client):
    """A preview of a mill and a fair, as two tabs show it: (import, data, data)."""
    record = previewed(client, MILL, FAIR)
    return record, *(Form(shown(client, record).text).data | {"_save": "1"} for _ in "ab")


def dates(*titles):
    corrected = [candidate(title).edits.get("date") for title in titles]
    return dict(zip(titles, corrected, strict=True))


def test_what_another_tab_changed_stays_where_this_one_changed_nothing(editor_client):
    record, one, other = two_tabs(editor_client)
    mill, fair = name("A mill reopens", "date"), name("A fair", "date")
    editor_client.post(change(record), one | {mill: "2021-05-11"})
    editor_client.post(change(record), other | {fair: "2021-05-12"})
    assert dates("A mill reopens", "A fair") == {
        "A mill reopens": "2021-05-11",
        "A fair": "2021-05-12",
    }


def test_what_two_change_otherwise_is_told_and_then_as_the_second_says(editor_client):
    record, one, other = two_tabs(editor_client)
    mill = name("A mill reopens", "date")
    editor_client.post(change(record), one | {mill: "2021-05-11"})
    told = editor_client.post(change(record), other | {mill: "2021-05-12"})
    assert "Somebody changed this entry meanwhile" in told.text
    assert dates("A mill reopens") == {"A mill reopens": "2021-05-11"}
    again = Form(told.text).data | {"_save": "1"}
    assert again[mill] == ["2021-05-12"]
    editor_client.post(change(record), again)
    assert dates("A mill reopens") == {"A mill reopens": "2021-05-12"}


def test_another_error_does_not_bring_back_what_another_tab_changed(editor_client):
    record, one, other = two_tabs(editor_client)
    mill, fair = name("A mill reopens", "date"), name("A fair", "date")
    editor_client.post(change(record), one | {mill: "2021-05-11"})
    told = editor_client.post(change(record), other | {fair: "no day"})
    again = Form(told.text).data | {"_save": "1", fair: "2021-05-12"}
    editor_client.post(change(record), again)
    assert dates("A mill reopens") == {"A mill reopens": "2021-05-11"}


# -- What is typed and not saved -------------------------------------------------------------------
def test_what_the_browser_kept_is_shown_unjudged_and_unsaved(editor_client):
    record = previewed(editor_client, MILL, FAIR)
    page = shown(editor_client, record)
    item = f'data-item="importing.import:{record.pk}"'
    assert "autosave.js" in page.text and item in page.text and "data-typed" not in page.text
    typed = {name("A fair", "date"): "no day", name("A fair", "more_countries"): "Ghana"}
    told = press(editor_client, record, "_restore", publish="yes", **typed)
    again = Form(told.text).data
    assert {key: again[key] for key in typed} == {key: [value] for key, value in typed.items()}
    assert again["publish"] == ["yes"]
    assert again["_made_from"] != Form(page.text).data["_made_from"]
    assert "This is what you had typed." in told.text and "data-typed" in told.text
    assert "errornote" not in told.text and "errorlist" not in told.text
    assert candidate("A fair").edits == {}


def test_the_browser_is_told_which_preview_was_saved(editor_client):
    record = previewed(editor_client, MILL, FAIR)
    data = Form(shown(editor_client, record).text).data
    wrong = editor_client.post(change(record), data | {"_save": "1", name("A fair", "date"): "x"})
    assert "saved_form" not in wrong.cookies
    assert Form(wrong.text).data["_made_from"] == data["_made_from"]
    saved = editor_client.post(change(record), data | {"_save": "1"})
    assert [saved.cookies["saved_form"].value] == data["_made_from"]


# -- Duplicates ------------------------------------------------------------------------------------
def test_a_possible_duplicate_stands_beside_the_item(editor_client):
    NewsItemFactory(title="A mill re-opens!", published_on=date(2021, 5, 3), summary="By hand.")
    answer = upload(editor_client, page(MILL, FAIR))
    assert "A possible duplicate" in answer.text and "By hand." in answer.text
    assert titles(shown(editor_client, Import.objects.get(), "show=look")) == ["A mill reopens"]


def test_an_item_of_the_same_title_and_another_time_is_quietly_named(editor_client):
    item = NewsItemFactory(
        title="A mill reopens", published_on=date(2019, 3, 3), summary="By hand."
    )
    record = previewed(editor_client, MILL, FAIR)
    press(editor_client, record, "_save")
    answer = shown(editor_client, record)
    assert "An item has the same title: A mill reopens, 3 March 2019" in answer.text
    assert f"/admin/news/newsitem/{item.pk}/change/" in answer.text and "By hand." in answer.text
    assert fates(answer) == ["created", "created"] and "It waits for review." not in answer.text
    assert titles(shown(editor_client, record, "show=look")) == []
    store(editor_client, record, "yes")
    assert NewsItem.objects.filter(title="A mill reopens", status="published").count() == 2


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
