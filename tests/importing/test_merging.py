"""What later sightings bring to an item, and what they leave alone."""

from datetime import date

import pytest

from interviews.models import Participant, Person, Profile, Series
from news.models import NewsItem
from sseportal.importing.merging import merged
from sseportal.importing.models import Sighting
from sseportal.taxonomy.models import Country, Organisation
from tests.importing.pages import entry, everything, imported, imported_text, page, results

pytestmark = pytest.mark.django_db

SHORT, LONG = "Bread in Kenya.", "Bread in Kenya, and then bread in Ghana too."
DESCRIBED = "“Spotlight Interviews with Co-operators” is a series of interviews."
TALK = "Awa Diop, President of Ring Alliance"


def reading(**fields):
    blank = {
        "title": "", "date": None, "date_precision": None, "kind": "news", "kind_label": "",
        "series": None, "summary": "", "credit": None, "boilerplate": "",
    }  # fmt: skip
    return blank | fields


def talk(title=TALK, summary="", label="COOP Champions", **parts):
    return entry(title, summary=summary, label=label, **parts)


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ({"summary": "Long words"}, {"summary": "Short"}, {"summary": "Long words"}),
        ({"title": "One."}, {"title": "ONE"}, {"title": "One."}),
        ({"title": ""}, {"title": "One"}, {"title": "One"}),
        ({}, {"credit": {"raw": "© X"}}, {"credit": {"raw": "© X"}}),
        ({}, {"kind_label": "Call", "kind": "call"}, {"kind": "call"}),
        ({}, {"series": "coop-champions"}, {"series": "coop-champions"}),
        (
            {"date": "2021-05-01", "date_precision": "month"},
            {"date": "2021-05-03", "date_precision": "day"},
            {"date": "2021-05-03", "date_precision": "day"},
        ),
    ],
)
def test_several_readings_tell_the_most_that_one_of_them_tells(one, other, told):
    found = merged([reading(**one), reading(**other)])
    assert {key: found[key] for key in told} == told


# -- What is brought in ------------------------------------------------------------------------
def test_a_longer_summary_wins_with_its_countries():
    imported(entry(summary=SHORT))
    assert results(imported(entry(summary=LONG))) == ["updated"]
    item = NewsItem.objects.get()
    assert item.summary == LONG
    assert set(item.countries.values_list("code", flat=True)) == {"GH", "KE"}


def test_a_shorter_summary_changes_nothing():
    imported(entry(summary=LONG))
    assert results(imported(entry(summary=SHORT))) == ["unchanged"]
    assert NewsItem.objects.get().summary == LONG


def test_blanks_are_filled():
    imported(entry(label=""))
    imported(entry(label="Call", summary=SHORT, credit="© X 2024"))
    item = NewsItem.objects.get()
    assert (item.summary, item.credit) == (SHORT, "© X 2024")
    assert (item.kind, item.kind_label) == ("call", "Call")


def test_people_are_brought_in_where_none_were_named():
    imported(talk("About bread", label="COOP Champions"))
    assert not Participant.objects.exists()
    told = f"{DESCRIBED} On this occasion, the ILO interviewed Ms. Awa Diop, baker of Ring Co-op."
    imported(entry("About bread", summary=told, label="COOP Champions"))
    assert Participant.objects.get().person.name == "Awa Diop"


def test_a_role_is_brought_in_where_none_was_told():
    imported(talk("Awa Diop"))
    assert Participant.objects.get().role == ""
    imported(talk("Awa Diop", summary="The ILO interviewed Ms. Awa Diop, Manager of Ring Co-op."))
    participant = Participant.objects.get()
    assert (participant.role, participant.organisation) == ("Manager", "Ring Co-op")


def test_a_role_that_an_editor_emptied_stays_empty():
    imported(talk())
    Participant.objects.update(role="", organisation="")
    imported(talk(summary=LONG))
    assert Participant.objects.get().affiliation == ""


def test_the_same_page_again_changes_not_one_row_however_often_it_was_seen_elsewhere():
    imported(entry("A mill reopens."), entry("Fair", label="Event", summary=LONG))
    imported(entry("A MILL REOPENS", summary=SHORT), entry("Fair", label="", credit="© X"))
    before = everything()
    again = imported(entry("A mill reopens."), entry("Fair", label="Event", summary=LONG))
    assert results(again) == ["unchanged", "unchanged"]
    assert everything() == before


def test_an_entry_that_the_page_no_longer_lists_stays():
    imported(entry(), entry("Fair"))
    imported(entry())
    assert set(NewsItem.objects.values_list("title", flat=True)) == {"A mill reopens", "Fair"}


# -- What an editor changed stays --------------------------------------------------------------
FIRST = entry(label="", date="", summary=SHORT)
SECOND = entry(label="Call", summary=LONG, credit="© X 2024")
EDITS = {
    "the title": {"title": "A bakery reopens"},
    "the summary": {"summary": "Edited."},
    "the summary, emptied": {"summary": ""},
    "the day": {"published_on": date(2021, 5, 9), "date_precision": "day"},
    "the month": {"published_on": date(2021, 6, 1)},
    "the precision": {"date_precision": "year", "published_on": date(2021, 1, 1)},
    "the kind": {"kind": "event"},
    "the credit": {"credit": "Photo: Awa"},
    "the status": {"status": "archived"},
    "the address": {"slug": "bakery"},
    "the language": {"language": "fr"},
}
TOGETHER = [{"published_on", "date_precision"}, {"kind", "kind_label"}]


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_a_field_that_an_editor_changed_is_never_overwritten(edit):
    imported(FIRST, month="May 2021")
    NewsItem.objects.update(**edit)
    kept = edit | {
        field: getattr(NewsItem.objects.get(), field)
        for pair in TOGETHER
        if pair & edit.keys()
        for field in pair
    }
    imported(SECOND)
    item = NewsItem.objects.get()
    assert {field: getattr(item, field) for field in kept} == kept


def test_the_fields_beside_it_are_still_brought_in():
    imported(FIRST, month="May 2021")
    NewsItem.objects.update(title="A bakery reopens")
    imported(SECOND)
    item = NewsItem.objects.get()
    assert (item.summary, item.kind, item.date_for_machines) == (LONG, "call", "2021-05-03")


def test_a_tag_that_an_editor_removed_stays_away():
    imported(entry(summary=SHORT))
    NewsItem.objects.get().countries.clear()
    imported(entry(summary=LONG))
    assert list(NewsItem.objects.get().countries.names()) == ["Ghana"]


def test_a_tag_that_an_editor_added_stays():
    imported(entry(summary=SHORT))
    NewsItem.objects.get().countries.add(Country.objects.get(code="SN"))
    imported(entry(summary=LONG))
    assert set(NewsItem.objects.get().countries.slugs()) == {"ghana", "kenya", "senegal"}


def test_a_tag_that_an_editor_was_first_to_add_is_no_change():
    imported(entry())
    NewsItem.objects.get().countries.add(Country.objects.get(code="KE"))
    Sighting.objects.update(reading=Sighting.objects.get().reading | {"summary": SHORT})
    NewsItem.objects.update(summary=SHORT)
    assert results(imported(entry(summary=SHORT))) == ["unchanged"]


def test_a_tag_that_an_editor_removed_stays_away_when_its_name_changes():
    imported(entry(summary="The ILO bakes bread."))
    NewsItem.objects.get().organisations.clear()
    Organisation.objects.filter(slug="ilo").update(name="Organization for Labour")
    imported(entry(summary="The ILO bakes bread, and more bread."))
    assert not NewsItem.objects.get().organisations.exists()


def test_people_whom_an_editor_removed_or_changed_stay_so():
    imported(talk())
    Participant.objects.update(role="Chair")
    imported(talk(summary=LONG))
    assert Participant.objects.get().role == "Chair"
    Participant.objects.all().delete()
    imported(talk(summary=LONG + LONG))
    assert not Participant.objects.exists()


def test_people_whom_an_editor_put_in_stay_alone():
    imported(talk("About bread"))
    awa = Person.objects.create(name="Awa Diop", slug="awa")
    Participant.objects.create(profile=Profile.objects.get(), person=awa)
    imported(talk("About bread", summary=f"{DESCRIBED} The ILO interviewed Mr. Kofi Owusu."))
    assert Participant.objects.get().person == awa


@pytest.mark.parametrize("pages", [1, 2])
def test_an_item_that_an_editor_deleted_never_comes_back(pages):
    imported(entry(summary=SHORT))
    NewsItem.objects.all().delete()
    for _ in range(2):
        again = imported(entry(summary=SHORT if pages == 1 else LONG))
        assert results(again) == ["removed"]
    assert not NewsItem.objects.exists()


# -- Series --------------------------------------------------------------------------------------
SPOTLIGHT = talk(label="Spotlight Interviews", summary=f"{DESCRIBED} Rain fell in Lima.\nSo be it.")


def test_a_series_is_described_by_its_repeated_words_alone():
    imported(SPOTLIGHT)
    assert Series.objects.get().description == DESCRIBED
    assert "Lima" in Profile.objects.get().summary


def test_a_description_that_an_editor_emptied_stays_empty():
    imported(SPOTLIGHT)
    Series.objects.update(description="")
    imported(talk("Kofi Owusu", label="Spotlight Interviews", summary=f"{DESCRIBED} Bread."))
    assert Series.objects.get().description == ""


@pytest.mark.parametrize("edit", [{"name": "Spotlights"}, {"name": "Spotlights", "slug": "lights"}])
def test_a_series_that_an_editor_renamed_is_found_again(edit):
    imported(SPOTLIGHT)
    Series.objects.update(**edit)
    imported(talk("Kofi Owusu", label="Spotlight Interviews"))
    assert Series.objects.get().profiles.count() == 2


def test_a_profile_seen_without_its_label_stays_one():
    imported(talk())
    assert results(imported(talk(label=""))) == ["unchanged"]
    assert Profile.objects.count() == 1 and not NewsItem.objects.exists()


def test_news_that_turns_out_to_be_an_interview_is_warned_of():
    imported(talk(label=""))
    (outcome,) = imported(talk())
    assert NewsItem.objects.count() == 1 and not Profile.objects.exists()
    assert "imported before as another" in outcome.warnings[-1]


# -- A better reader -----------------------------------------------------------------------------
def test_what_a_better_reader_reads_is_brought_to_the_same_item():
    text = page(entry(summary=SHORT))
    imported_text(text)
    old = Sighting.objects.get()
    old.reading |= {"summary": "", "countries": []}
    old.save()
    NewsItem.objects.update(summary="")
    NewsItem.objects.get().countries.clear()
    (outcome,) = imported_text(text)
    assert (outcome.result, outcome.item.summary) == ("updated", SHORT)
    assert Sighting.objects.count() == 1


@pytest.mark.parametrize("shift", [1, -1])
def test_a_better_reader_that_counts_otherwise_mixes_no_items(shift):
    names = ["Ash", "Birch", "Cedar"]
    imported(*map(entry, names))
    for sighting in Sighting.objects.order_by("-position" if shift > 0 else "position"):
        sighting.position += shift
        sighting.save()
    again = imported(*map(entry, names))
    assert [(one.result, one.item.title) for one in again] == [("unchanged", n) for n in names]


def reread(title):
    """As if the page of that title had been imported by an older reader."""
    sighting = Sighting.objects.get(reading__title=title)
    sighting.reading |= {"month_heading": "May 1921"}
    sighting.save()


def test_a_page_read_better_stays_as_early_among_the_sightings_as_it_was():
    imported(entry("A mill reopens."))
    imported(entry("A MILL REOPENS"))
    reread("A mill reopens.")
    assert results(imported(entry("A mill reopens."))) == ["unchanged"]
    assert NewsItem.objects.get().title == "A mill reopens."


def test_a_doubt_outlasts_a_better_reader():
    imported(entry(), entry(label="Publication"))
    imported(entry("A MILL REOPENS", label=""))
    reread("A MILL REOPENS")
    (again,) = imported(entry("A MILL REOPENS", label=""))
    assert again.warnings == ["it may be any of several items"]
