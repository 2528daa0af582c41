"""People have an index from A to Z, and a page of their own when they are in several pieces."""

import json
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import get_resolver

from interviews.models import Person, Profile
from interviews.sitemaps import PersonSitemap
from sseportal.publishing.registry import publication_models
from tests.factories import (
    HIDDEN_STATES,
    OrganisationFactory,
    ParticipantFactory,
    PersonFactory,
    ProfileFactory,
)
from tests.publishing.pages import entry_titles, links, says_in_order, tags

PEOPLE = "/interviews/people/"
ADA = "/interviews/people/ada/"
each_state = pytest.mark.parametrize("state", HIDDEN_STATES)


def appear(person, role="", organisation="", **profile):
    """A piece that the person is in."""
    piece = ProfileFactory(**profile)
    ParticipantFactory(profile=piece, person=person, role=role, organisation=organisation)
    return piece


@pytest.fixture
def ada(db):
    return PersonFactory(name="Ada Lovelace", slug="ada")


@pytest.fixture
def career(ada):
    """Three pieces with Ada, the oldest first."""
    reef = OrganisationFactory(name="Reef Cooperative")
    return [
        appear(ada, "apprentice", "Mill", title="Early days", published_on=date(2017, 1, 1)),
        appear(ada, "baker", "Bread Co-op", title="Bread", published_on=date(2020, 1, 1),
               countries=["kenya"]),
        appear(ada, title="Looking back", published_on=date(2024, 1, 1),
               countries=["fiji", "kenya"], organisations=[reef]),
    ]  # fmt: skip


# -- A person's page -------------------------------------------------------------------------------


def test_a_person_has_all_their_pieces_with_what_they_were_then(client, career):
    assert says_in_order(
        client.get(ADA), "Ada Lovelace", "Baker, Bread Co-op", "3 pieces", "Looking back",
        "Bread", "Baker, Bread Co-op", "Early days", "Apprentice, Mill",
    )  # fmt: skip


def test_a_person_is_what_the_latest_piece_that_tells_it_says(career, ada):
    assert ada.latest.affiliation == "baker, Bread Co-op"


def test_a_persons_page_has_the_countries_and_organisations_of_all_their_pieces(client, career):
    found = links(client.get(ADA))
    assert found.count("/countries/fiji/") == found.count("/countries/kenya/") == 1
    assert career[2].public_organisations[0].get_absolute_url() in found


def test_a_persons_page_says_what_it_is_and_where(client, career):
    response = client.get(ADA)
    told = "Ada Lovelace, baker, Bread Co-op: 3 pieces"
    assert [tag["content"] for tag in tags(response, "meta", name="description")] == [told]
    assert tags(response, "link", rel="canonical", href=f"http://testserver{ADA}")
    crumbs = {"/interviews/", PEOPLE}
    assert crumbs <= set(links(response))
    assert tags(response, "nav", **{"aria-label": "You are here"})


def test_a_page_of_two_strangers_to_any_role_stands(client, ada):
    appear(ada), appear(ada)
    response = client.get(ADA)
    assert [tag["content"] for tag in tags(response, "meta", name="description")] == [
        "Ada Lovelace: 2 pieces"
    ]


def test_the_address_of_a_person_in_one_piece_leads_there(client, ada):
    piece = appear(ada)
    response = client.get(ADA)
    assert (response.status_code, response.headers["Location"]) == (302, piece.get_absolute_url())


@each_state
def test_a_hidden_second_piece_is_no_piece(client, ada, state):
    shown, hidden = appear(ada, "baker"), appear(ada, "spy", **{state: True})
    assert client.get(ADA).headers["Location"] == shown.get_absolute_url()
    for path in (PEOPLE, shown.get_absolute_url(), f"{ADA}feed.atom"):
        content = client.get(path).content.decode()
        assert "2 pieces" not in content and "Spy" not in content and hidden.title not in content


@each_state
@pytest.mark.parametrize("page", ["", "feed.atom", "feed.json"])
def test_a_person_of_hidden_pieces_alone_is_as_unknown(client, ada, state, page):
    appear(ada, **{state: True})
    known, unknown = client.get(ADA + page), client.get(f"{PEOPLE}nobody/{page}")
    assert known.status_code == unknown.status_code == 404
    assert known.text == unknown.text.replace("nobody", "ada")
    assert "Lovelace" not in client.get(PEOPLE).text


def test_a_name_links_to_the_page_of_who_has_one(client, career):
    ben = ParticipantFactory(profile=career[0], person__name="Ben Okri").person
    response = client.get(career[0].get_absolute_url())
    assert ADA in links(response)
    assert ben.get_absolute_url() not in links(response)
    assert "3 pieces" in response.text and "1 piece" not in response.text


def test_the_words_of_a_person_stay_text(client, db):
    text = "<script>alert(1)</script>"
    person = PersonFactory(name=text, slug="ada")
    appear(person, text, text), appear(person, text, text)
    for path in (ADA, PEOPLE, "/interviews/"):
        assert text not in client.get(path).text


# -- From A to Z -----------------------------------------------------------------------------------


def names(response):
    return [(letter, [one.name for one in people]) for letter, people in response.context["groups"]]


def test_the_index_goes_from_a_to_z_whatever_the_accents(client, db):
    for name in ("Zoë", "Özge", "omar", "Øystein", "Adam", "Ångström", "3rd Amina", "علي"):
        appear(PersonFactory(name=name))
    assert names(client.get(PEOPLE)) == [
        ("#", ["3rd Amina"]),
        ("A", ["Adam", "Ångström"]),
        ("O", ["omar", "Øystein", "Özge"]),
        ("Z", ["Zoë"]),
        ("ع", ["علي"]),
    ]


def test_the_index_tells_the_latest_role_organisation_and_country(client, career):
    told = ("Ada Lovelace", "Baker", "Bread Co-op", "Fiji", "Kenya", "3 pieces")
    assert says_in_order(client.get(PEOPLE), "A", *told)


def test_the_index_leads_to_the_page_of_a_person_or_to_their_only_piece(client, career):
    only = appear(PersonFactory(name="Ben Okri"))
    found = links(client.get(PEOPLE))
    assert {ADA, only.get_absolute_url()} <= set(found)
    assert not [path for path in found if path.startswith(PEOPLE) and path not in (PEOPLE, ADA)]


def test_the_index_holds_everybody_once(client, seeded):
    listed = [name for _, some in names(client.get(PEOPLE)) for name in some]
    visible = Profile.objects.visible()
    assert sorted(listed) == sorted({one.name for piece in visible for one in piece.people.all()})


def test_a_long_index_has_pages_and_its_letters_lead_to_them(client, db):
    piece = ProfileFactory()
    for n in range(150):
        person = PersonFactory(name=f"{chr(ord('A') + n // 10)}da {n:03}")
        ParticipantFactory(profile=piece, person=person)
    first, second = client.get(PEOPLE), client.get(f"{PEOPLE}?page=2")
    assert {"#A", "?page=2#O", "?page=2"} <= set(links(first))
    assert {"?page=1#A", "#O"} <= set(links(second))
    assert tags(second, "h2", id="O")
    assert tags(second, "link", rel="canonical", href=f"http://testserver{PEOPLE}?page=2")
    assert client.get(f"{PEOPLE}?page=3").status_code == 404


def test_the_interviews_lead_to_their_people(client, db):
    assert PEOPLE in links(client.get("/interviews/"))


def test_an_index_of_nobody_says_so_and_is_no_page_for_search_engines(client, db):
    response = client.get(PEOPLE)
    assert "Nothing here yet." in response.text
    assert tags(response, "meta", name="robots", content="noindex")


# -- Feeds and sitemap -----------------------------------------------------------------------------


def test_a_person_has_a_feed_of_their_pieces_newest_first(client, career):
    appear(PersonFactory())
    newest_first = ["Looking back", "Bread", "Early days"]
    assert entry_titles(client.get(f"{ADA}feed.atom")) == newest_first
    told = json.loads(client.get(f"{ADA}feed.json").content)
    assert [one["title"] for one in told["items"]] == newest_first
    assert told["title"] == "Ada Lovelace – SSE Portal"
    assert told["home_page_url"] == f"http://testserver{ADA}"


def test_a_persons_page_announces_their_feeds(client, career):
    announced = [tag["href"] for tag in tags(client.get(ADA), "link", rel="alternate")]
    assert announced == [f"{ADA}feed.atom", f"{ADA}feed.json"]


def test_the_sitemap_has_those_with_a_page(client, career, ada):
    appear(PersonFactory())
    once = appear(PersonFactory())
    appear(once.people.get(), draft=True)
    sitemap = PersonSitemap()
    assert list(sitemap.items()) == [ada]
    assert sitemap.location(ada) == ADA
    assert sitemap.lastmod(sitemap.items()[0]) == career[0].updated_at


# -- Addresses -------------------------------------------------------------------------------------


def test_an_interview_called_people_gets_an_address_of_its_own(client, db):
    piece = ProfileFactory(title="People", body="Read me")
    assert piece.slug == "people-2"
    assert Profile.free_slugs(["People", "people"]) == ["people-3", "people-4"]
    assert "Read me" in client.get(piece.get_absolute_url()).text


def test_an_editor_cannot_give_an_interview_the_address_of_the_index(db):
    piece = ProfileFactory()
    piece.slug = "people"
    with pytest.raises(ValidationError) as refused:
        piece.full_clean()
    assert refused.value.message_dict == {"slug": ["Another page has this address."]}


@pytest.mark.parametrize("model", publication_models())
def test_no_item_can_have_the_address_of_another_page(model):
    """Each one-part address beside `<slug:slug>/` is reserved."""
    section = next(
        one for one in get_resolver().url_patterns
        if getattr(one, "namespace", "") == model._meta.app_label
    )  # fmt: skip
    routes = [str(one.pattern) for one in section.url_patterns]
    beside = {route[:-1] for route in routes if route.count("/") == 1 and "<" not in route}
    assert beside == model.reserved_slugs


def test_a_person_may_be_called_people(client, db):
    person = PersonFactory(slug="people")
    appear(person), appear(person)
    assert client.get("/interviews/people/people/").context["object"] == Person.objects.get()
