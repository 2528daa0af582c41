"""What is suggested while one types: visible things, by the beginnings of their words."""

from datetime import date

import pytest

from sseportal.taxonomy.models import Country, Organisation
from tests.factories import (
    NewsItemFactory,
    OrganisationFactory,
    ParticipantFactory,
    PersonFactory,
    ProfileFactory,
)


@pytest.fixture
def suggested(client, db):
    """(kind, label) of each suggestion for what is typed."""

    def ask(typed):
        found = client.get("/search/suggest/", {"q": typed}).json()["suggestions"]
        return [(each["kind"], each["label"]) for each in found]

    return ask


def titled(*titles, **values):
    return [NewsItemFactory(title=title, **values) for title in titles]


@pytest.mark.parametrize(
    ("typed", "is_found"),
    [
        *(("turk", True), ("TÜRK", True), ("dairy turkiye", True), ("turkiye dai", True)),
        *(("coop", True), ("co-op", True), ("cooperatives", True), ("opera", True)),
        *(("airy", False), ("dairy kenya", False), ("dairies", False), ("cooperativity", False)),
        *(("da", False), ("end", False), ("endofwords", False), ("ø", False), ("ødairy", False)),
        *(('"dairy"', True), ("dairy*", True), ("-dairy", True), ("dai OR", False)),
    ],
)
def test_every_word_that_is_typed_begins_a_word_of_the_title(suggested, typed, is_found):
    titled("Dairy co-operatives in Türkiye")
    assert bool(suggested(typed)) is is_found


def test_titles_come_newest_first_and_eight_at_most(suggested):
    for day in range(1, 13):
        titled(f"Millers meet on day {day}", published_on=date(2026, 5, day))
    labels = [label for _, label in suggested("mill meet")]
    assert labels == [f"Millers meet on day {day}" for day in range(12, 4, -1)]


def test_a_title_in_chinese_is_found_from_its_second_character_on(suggested):
    titled("合作社发展", language="zh")
    assert suggested("合作社") == [("item", "合作社发展")]


def test_a_suggestion_tells_its_kind_its_address_and_its_language(client, db):
    (item,) = titled("Les meuniers se réunissent", language="fr")
    answer = client.get("/search/suggest/", {"q": "meun"}).json()
    assert answer["suggestions"] == [
        {
            "kind": "item",
            "kind_label": "News item",
            "label": item.title,
            "url": item.get_absolute_url(),
            "lang": "fr",
        }
    ]
    assert answer["told"] == "1 suggestion"


def test_what_the_box_shows_is_escaped(client, db):
    titled("Millers <b>meet</b>")
    html = client.get("/search/suggest/", {"q": "mill"}).json()["html"]
    assert "Millers &lt;b&gt;meet&lt;/b&gt;" in html


@pytest.mark.parametrize("typed", ["swazi", "Swaz", "eswa", "esw"])
def test_a_country_is_suggested_by_each_of_its_names(suggested, typed):
    titled("Harvest", countries=["eswatini"])
    assert ("country", "Eswatini") in suggested(typed)


@pytest.mark.parametrize("typed", ["untf", "un inter-ag", "task force soc"])
def test_an_organisation_is_suggested_by_each_of_its_names(suggested, typed):
    force = Organisation.objects.get(slug="untfsse")
    titled("Harvest", organisations=[force])
    assert suggested(typed) == [("organisation", f"{force.name} (UNTFSSE)")]


def test_a_place_is_no_name_of_its_country(suggested):
    titled("Harvest", countries=["kenya"])
    assert suggested("nairobi") == []


def test_what_nothing_visible_is_about_is_not_suggested(suggested):
    titled("Harvest", countries=["kenya"], draft=True)
    assert suggested("keny") == []


def test_whose_name_is_typed_in_full_goes_first_then_who_has_more(suggested):
    several, few, exact = (OrganisationFactory(name=f"Ring {n}") for n in ("One", "Two", "Three"))
    exact.other_names.create(text="Rin")
    titled("a", "b", "c", organisations=[several])
    titled("d", "e", organisations=[few])
    titled("f", organisations=[exact])
    assert [label for _, label in suggested("rin")] == ["Ring Three", "Ring One", "Ring Two"]


def test_a_name_that_an_editor_adds_or_changes_is_suggested_at_once(suggested):
    titled("Harvest", countries=["kenya"])
    assert suggested("jambo") == []
    name = Country.objects.get(slug="kenya").other_names.create(text="Jamboland")
    assert suggested("jambo") == [("country", "Kenya")]
    name.delete()
    assert suggested("jambo") == []
    Country.objects.filter(slug="kenya").update(name="Jambo")
    assert suggested("jambo") == [("country", "Jambo")]


def test_people_are_suggested_by_any_of_their_names_once_each(suggested):
    ada = PersonFactory(name="Ada Östlund-Pérez")
    for _ in range(2):
        ParticipantFactory(profile=ProfileFactory(title="Talk"), person=ada)
    for typed in ("ad", "ost", "pere", "ostlundp", "perez ada"):
        assert suggested(typed) == [("person", "Ada Östlund-Pérez")], typed


def test_two_people_of_one_piece_are_not_mixed_up(suggested):
    profile = ProfileFactory(title="Talk")
    for name in ("Ada Miller", "Omar Baker"):
        ParticipantFactory(profile=profile, person=PersonFactory(name=name))
    assert suggested("ada ba") == []
    assert suggested("ada mi") == [("person", "Ada Miller")]


def test_who_is_renamed_is_suggested_by_the_new_name(suggested):
    part = ParticipantFactory(person__name="Ada Miller", profile__title="Talk")
    part.person.name = "Ada Baker"
    part.person.save()
    assert suggested("ada") == [("person", "Ada Baker")]
    assert suggested("mill") == []


def test_each_kind_leaves_room_for_the_others(suggested):
    for n in range(5):
        titled(f"Ring {n}", organisations=[OrganisationFactory(name=f"Ring of bakers {n}")])
        ParticipantFactory(person__name=f"Ringo {n}", profile__title="Talk")
    kinds = [kind for kind, _ in suggested("ring")]
    assert kinds == ["organisation"] * 3 + ["person"] * 3 + ["item"] * 2


@pytest.mark.parametrize("typed", ["", " ", "k", "é", "-", '"', "合"])
def test_one_letter_is_too_little(suggested, typed):
    titled("Kenya, é 合作社", countries=["kenya"])
    assert suggested(typed) == []


def test_nobody_keeps_an_answer(client, db):
    assert "no-store" in client.get("/search/suggest/?q=ken")["Cache-Control"]
