"""An editor merges organisations: the page that asks which one stays, and what it does."""

import pytest
from django.contrib.admin.models import CHANGE, DELETION, LogEntry

from sseportal.taxonomy.models import Organisation
from tests.admin.newsroom import act, address
from tests.factories import NewsItemFactory, OrganisationFactory, ProfileFactory
from tests.publishing.pages import tags

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair():
    """An accepted one with two items, a proposed one with three."""
    guild = OrganisationFactory(name="Guild of Millers", acronym="GM", slug="guild")
    union = OrganisationFactory(name="Union of Millers", slug="union", proposed=True)
    union.other_names.create(text="Mill Workers United")
    NewsItemFactory.create_batch(2, organisations=[guild, union])
    ProfileFactory(organisations=[union])
    return guild, union


def ask(client, chosen):
    return act(client, Organisation, "merge", chosen)


def confirm(client, chosen, survivor=None, another=None, query="", seen=None):
    data = {
        "seen": (seen or another).pk if another else "",
        "action": "merge",
        "_selected_action": [one.pk for one in chosen],
        "survivor": survivor.pk if survivor else "",
        "another": another.pk if another else "",
        "merge": "Merge",
    }
    return client.post(address(Organisation) + query, data, follow=True)


def radios(response):
    return {int(radio["value"]): radio for radio in tags(response, "input", type="radio")}


def left(*organisations):
    return set(Organisation.objects.filter(pk__in=[one.pk for one in organisations]))


# -- The page -------------------------------------------------------------------------------------
def test_it_shows_what_each_is_and_has_and_changes_nothing(editor_client, pair):
    text = " ".join(ask(editor_client, pair).text.split())
    assert "Guild of Millers (GM)" in text and "Union of Millers" in text
    assert "accepted · news: 2 · interviews and profiles: 0" in text
    assert "proposed by an import · news: 2 · interviews and profiles: 1" in text
    assert "also: Mill Workers United" in text
    assert "This can’t be undone." in text
    assert left(*pair) == set(pair)


def test_the_accepted_one_with_the_most_items_usually_stays(editor_client, pair):
    small = OrganisationFactory()
    chosen = radios(ask(editor_client, [small, *pair]))
    assert [pk for pk, radio in chosen.items() if "checked" in radio] == [pair[0].pk]


def test_a_rejected_one_can_not_be_chosen(editor_client, pair):
    rejected = OrganisationFactory(rejected=True)
    chosen = radios(ask(editor_client, [rejected, *pair]))
    assert [pk for pk, radio in chosen.items() if "disabled" in radio] == [rejected.pk]


def test_it_has_no_style_or_script_of_its_own(editor_client, pair):
    page = ask(editor_client, pair)
    assert all("src" in script for script in tags(page, "script"))
    assert not tags(page, "style")
    assert "style=" not in page.text and "onclick" not in page.text


# -- What it does ---------------------------------------------------------------------------------
def test_the_others_are_merged_into_the_one_that_stays(editor_client, pair, client):
    guild = pair[0]
    response = confirm(editor_client, pair, survivor=guild)
    assert "1 organisation was merged into “Guild of Millers”." in response.text
    assert left(*pair) == {guild}
    assert client.get("/organisations/union/").headers["Location"] == "/organisations/guild/"
    assert client.get("/organisations/guild/").context["total"] == 3


def test_one_is_merged_into_another_that_was_not_in_the_list(editor_client, pair):
    guild, union = pair
    confirm(editor_client, [union], another=guild, query="?review_state__exact=proposed")
    assert left(*pair) == {guild}


def test_another_is_shown_before_anything_goes_into_it(editor_client, pair):
    guild, union = pair
    query = "?review_state__exact=proposed"
    answer = confirm(editor_client, [union], another=guild, query=query, seen=union)
    text = " ".join(answer.text.split())
    assert "Guild of Millers (GM)</strong> stays" in text and left(*pair) == set(pair)
    assert "accepted · news: 2 · interviews and profiles: 0" in text
    (seen,) = tags(answer, "input", name="seen")
    assert seen["value"] == str(guild.pk)


def test_another_that_is_chosen_goes_before_the_usual_one(editor_client, pair):
    ring = OrganisationFactory()
    confirm(editor_client, pair, survivor=pair[0], another=ring)
    assert left(ring, *pair) == {ring}


def test_it_is_logged_for_each_of_them(editor_client, editor, pair):
    guild, union = pair
    confirm(editor_client, pair, survivor=guild)
    entries = {entry.object_id: entry for entry in LogEntry.objects.filter(user=editor)}
    assert entries[str(union.pk)].action_flag == DELETION
    assert entries[str(guild.pk)].action_flag == CHANGE
    assert entries[str(guild.pk)].get_change_message() == "Merged with “Union of Millers”."


def test_the_editor_comes_back_to_the_same_list(editor_client, pair):
    query = "?q=millers"
    response = confirm(editor_client, pair, survivor=pair[0], query=query)
    assert response.redirect_chain == [(address(Organisation) + query, 302)]


# -- What it refuses ------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("chosen", "survivor", "another", "said"),
    [
        ("gu", None, None, "Choose the organisation that stays."),
        ("gur", "r", None, "A rejected organisation can’t stay: accept it first."),
        ("gu", None, "r", "A rejected organisation can’t stay: accept it first."),
        ("g", "g", None, "Choose another one to merge it with."),
        ("g", None, "g", "Choose another one to merge it with."),
        ("gu", "r", None, "That choice is not one of the available choices."),
    ],
)
def test_what_can_not_be_is_told_and_nothing_is_merged(
    editor_client, pair, chosen, survivor, another, said
):
    known = {"g": pair[0], "u": pair[1], "r": OrganisationFactory(rejected=True), None: None}
    chosen = [known[letter] for letter in chosen]
    response = confirm(editor_client, chosen, known[survivor], known[another])
    assert said in response.text
    assert left(*pair) == set(pair)
    assert not LogEntry.objects.exists()


@pytest.mark.parametrize("another", ["abc", "9" * 30, "9" * 5000])
def test_another_that_is_no_organisation_is_refused(editor_client, pair, another):
    data = {"action": "merge", "_selected_action": [one.pk for one in pair],
            "merge": "1", "another": another}  # fmt: skip
    answer = editor_client.post(address(Organisation), data)
    assert "another" in answer.context["form"].errors
    assert left(*pair) == set(pair)
