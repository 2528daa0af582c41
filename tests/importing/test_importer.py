"""From an entry to an item: status, address, tags, people, proposed organisations."""

from datetime import date

import pytest

from interviews.models import Participant, Person, Profile
from news.models import NewsItem
from sseportal.importing.importer import Directory
from sseportal.importing.models import Sighting, SourceDocument
from sseportal.taxonomy.models import NameKind, Organisation, ReviewState
from tests.importing.pages import entry, imported, results

pytestmark = pytest.mark.django_db

MILLERS = "With the National Union of Millers (NUM)."


def organisations(item=None):
    found = (item or NewsItem.objects.get()).organisations.order_by("name")
    return [(one.name, one.acronym, one.review_state) for one in found]


def tagged(organisation):
    return NewsItem.objects.filter(organisations=organisation).count()


def proposed(name="National Union of Millers", acronym="NUM"):
    return (name, acronym, "proposed")


# -- Items -----------------------------------------------------------------------------------------
def test_a_dated_entry_is_published():
    imported(entry(summary="Bread in Kenya."))
    item = NewsItem.objects.get()
    assert (item.status, item.slug, item.language) == ("published", "a-mill-reopens", "en")
    assert item.published_on == date(2021, 5, 3)


def test_an_undated_entry_waits_for_review():
    imported(entry(), entry("Fair", date=""))
    item = NewsItem.objects.get(title="Fair")
    assert (item.status, item.published_on) == ("review", None)


def test_an_entry_without_a_title_waits_for_review_under_its_words():
    imported(entry(), entry("", label="", summary="Lost words."))
    assert NewsItem.objects.get(status="review").title == "Lost words."


def test_of_one_day_s_items_the_upper_is_the_newer():
    imported(entry("Upper"), entry("Lower"))
    assert [item.title for item in NewsItem.objects.newest()] == ["Upper", "Lower"]


def test_equal_titles_get_addresses_of_their_own():
    imported(entry(), entry(date="2 May 2021"), entry(date="1 May 2021"))
    slugs = set(NewsItem.objects.values_list("slug", flat=True))
    assert slugs == {"a-mill-reopens", "a-mill-reopens-2", "a-mill-reopens-3"}


def test_an_unknown_label_is_news_and_kept_as_printed():
    imported(entry(label="Our impact, Their voices"))
    item = NewsItem.objects.get()
    assert (item.kind, item.kind_label) == ("news", "Our impact, Their voices")


def test_a_person_in_two_interviews_is_one():
    imported(
        entry("Awa Diop, baker at Ring Co-op", label="COOP Champions"),
        entry("Interview with AWA DIOP, Chair of Loop Co-op", label="Spotlight Interviews"),
    )
    assert Person.objects.count() == 1
    assert Person.objects.get().participations.count() == 2


def test_a_document_and_its_sightings_tell_where_an_item_came_from():
    (outcome,) = imported(entry(credit="© X 2023"))
    sighting = Sighting.objects.of(outcome.item).get()
    assert sighting.raw.startswith("  1. © X 2023\n")
    assert SourceDocument.objects.get() == sighting.document
    assert (sighting.document.heading, sighting.document.family) == ("Cooperative news", "A")


# -- Too long ------------------------------------------------------------------------------------
LONG_NAME = "Union of " + "Very " * 60 + "Patient Millers"
TOO_LONG = {
    "a title": entry("mill " * 150),
    "a label": entry(label="Co-op " * 12 + "x"),
    "a summary": entry(summary="bread " * 20_000),
    "a credit": entry(credit="© " + "Ann " * 45),
    "an organisation": entry(summary=f"With the {LONG_NAME} (UVPM)."),
    "a person": entry("Interview with Ms. " + "Awa " * 80 + "Diop, baker", label="COOP Champions"),
    "a role": entry("Awa Diop, " + "baker of the " * 60 + "mill", label="COOP Champions"),
}


@pytest.mark.parametrize("long", TOO_LONG.values(), ids=TOO_LONG)
def test_a_long_text_is_stored_and_kept_as_printed(long):
    (outcome,) = imported(long)
    assert outcome.result == "created"
    sighting = Sighting.objects.get()
    assert all(part in sighting.raw for part in map(str.strip, long))
    assert results(imported(long)) == ["unchanged"]


def test_a_title_too_long_is_cut_with_a_warning():
    (outcome,) = imported(entry("mill " * 150))
    assert len(outcome.item.title) <= 500 and outcome.item.title.endswith("mill…")
    assert outcome.warnings == ["a title of over 500 characters was cut"]
    assert Sighting.objects.get().warnings == outcome.warnings


def test_a_heading_and_a_file_name_too_long_are_cut():
    imported(entry(), heading="news " * 200)
    assert len(SourceDocument.objects.get().heading) <= 500


# -- Proposed organisations ----------------------------------------------------------------------
def test_an_unknown_organisation_is_proposed_and_tagged():
    imported(entry(summary=MILLERS))
    assert organisations() == [proposed()]


@pytest.mark.parametrize(
    "summary", [MILLERS, "The National Union Of Millers (NUM) met.", MILLERS.upper()]
)
def test_it_is_proposed_once_for_all_documents(summary):
    imported(entry(summary=MILLERS))
    imported(entry("Another day", summary=summary.replace("WITH THE", "with the")))
    assert Organisation.objects.filter(review_state="proposed").count() == 1


def test_case_makes_no_difference_beyond_ascii_either():
    directory = Directory()
    names = ["École des Meuniers", "ÉCOLE DES MEUNIERS"]
    one, other = [directory.organisation_for({"name": n, "acronym": ""}) for n in names]
    assert one is other


def test_a_rejected_one_is_never_tagged_or_proposed_again():
    imported(entry(summary=MILLERS))
    Organisation.objects.filter(acronym="NUM").update(review_state=ReviewState.REJECTED)
    imported(entry("Another day", summary=MILLERS))
    assert organisations(NewsItem.objects.get(title="Another day")) == []
    assert Organisation.objects.filter(acronym="NUM").count() == 1


def test_an_accepted_one_is_found_by_its_other_names():
    imported(entry(summary=MILLERS))
    millers = Organisation.objects.get(acronym="NUM")
    millers.review_state = ReviewState.ACCEPTED
    millers.save()
    millers.other_names.create(text="Mill Workers United", kind=NameKind.FORMER)
    imported(entry("By its acronym", summary="NUM met."))
    imported(entry("By its name", summary="Mill Workers United met."))
    assert tagged(millers) == 3


def test_one_that_an_editor_renamed_is_found_by_the_old_name_among_its_other_names():
    imported(entry(summary=MILLERS))
    millers = Organisation.objects.get(acronym="NUM")
    millers.name = "Union of Millers"
    millers.save()
    millers.other_names.create(text="national union of millers")
    imported(entry("Another day", summary=MILLERS))
    assert tagged(millers) == 2


def test_two_names_with_one_acronym_are_two_with_addresses_of_their_own():
    imported(entry(summary=MILLERS))
    imported(entry("Night", summary="With the Northern Union of Musicians (NUM)."))
    found = Organisation.objects.filter(acronym="NUM").order_by("pk")
    assert [one.slug for one in found] == ["num", "num-2"]
    assert [tagged(one) for one in found] == [1, 1]


def test_an_address_that_is_taken_by_a_known_organisation_is_not_taken_away():
    ilo = Organisation.objects.get(slug="ilo")
    imported(entry(summary="With the Island League of Oarsmen (ILO)."))
    ilo.refresh_from_db()
    assert ilo.slug == "ilo"


def test_a_person_s_unknown_organisation_is_proposed_too():
    imported(entry("Awa Diop, President of Ring Alliance", label="COOP Champions"))
    assert organisations(Profile.objects.get()) == [proposed("Ring Alliance", "")]
    assert Participant.objects.get().organisation == "Ring Alliance"
