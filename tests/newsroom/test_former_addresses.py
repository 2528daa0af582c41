"""A changed address leads on for good: in one step, in no circle, and only to what is visible."""

import pytest
from django.test import Client

from interviews.models import Profile
from news.models import NewsItem
from sseportal.publishing.addresses import FormerAddress, keep_address, keeping_address
from tests.admin.newsroom import act, address, news
from tests.factories import (
    HIDDEN_STATES,
    NewsItemFactory,
    ParticipantFactory,
    PersonFactory,
    ProfileFactory,
    SeriesFactory,
)
from tests.newsroom.sending import opened
from tests.newsroom.staff import client_of, somebody
from tests.publishing.pages import titles

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return client_of(somebody("Editor"))


def rename(editor, thing, slug):
    """In its form, as an editor would."""
    data = {"name": getattr(thing, "name", ""), "slug": slug, "description": ""}
    if isinstance(thing, NewsItem):
        data = news(title=thing.title, slug=slug)
    answer = editor.post(address(type(thing), "change", thing.pk), data)
    assert answer.status_code == 302
    thing.refresh_from_db()


def led(path):
    answer = Client().get(path)
    return answer.headers.get("Location", answer.status_code)


def test_a_changed_address_leads_on(editor):
    item = NewsItemFactory(slug="a")
    rename(editor, item, "b")
    answer = Client().get("/news/a/")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/news/b/")
    assert Client().head("/news/a/").status_code == 301
    assert led("/news/b/") == 200


def test_the_query_is_kept(editor):
    rename(editor, NewsItemFactory(slug="a"), "b")
    assert led("/news/a/?from=feed&x=%20y") == "/news/b/?from=feed&x=%20y"


def test_there_are_no_chains(editor):
    item = NewsItemFactory(slug="a")
    for slug in ("b", "c", "d"):
        rename(editor, item, slug)
    assert [led(f"/news/{slug}/") for slug in "abc"] == ["/news/d/"] * 3


def test_there_are_no_circles(editor):
    item = NewsItemFactory(slug="a")
    for slug in ("b", "a", "b", "a"):
        rename(editor, item, slug)
    assert led("/news/a/") == 200 and led("/news/b/") == "/news/a/"


def test_nor_in_what_browsers_keep(editor):
    """A browser that keeps a 301 for good would go in a circle once the item moved back."""
    rename(editor, NewsItemFactory(slug="a"), "b")
    assert Client().get("/news/a/").headers["Cache-Control"] == "no-cache"


def test_another_item_may_take_the_address_and_wins(editor):
    first, second = NewsItemFactory(slug="a", title="First"), NewsItemFactory(slug="x")
    rename(editor, first, "b")
    rename(editor, second, "a")
    assert led("/news/a/") == 200 and led("/news/x/") == "/news/a/"
    rename(editor, second, "y")
    assert led("/news/a/") == "/news/y/"  # the last that had it
    second.delete()
    assert led("/news/a/") == 404


def test_two_that_swap_addresses_are_both_found(editor):
    first, second = NewsItemFactory(slug="a"), NewsItemFactory(slug="b")
    rename(editor, first, "c"), rename(editor, second, "a"), rename(editor, first, "b")
    assert led("/news/a/") == led("/news/b/") == 200 and led("/news/c/") == "/news/b/"


@pytest.mark.parametrize("state", HIDDEN_STATES)
def test_an_item_that_nobody_sees_takes_no_address_of_another(editor, state):
    rename(editor, NewsItemFactory(slug="a"), "b")
    hidden = NewsItemFactory(slug="a", **{state: True})
    with keeping_address(hidden):
        hidden.slug = "c"
        hidden.save()
    assert led("/news/a/") == "/news/b/"


def test_one_that_was_withdrawn_before_it_moved_is_found_once_it_is_back(editor):
    item = NewsItemFactory(slug="a", countries=["kenya"], summary="In short.")
    publisher = client_of(somebody("Publisher"))
    act(publisher, NewsItem, "withdraw", [item])
    opened(publisher, item).type(slug="b").send()
    act(publisher, NewsItem, "publish", [item])
    assert led("/news/a/") == "/news/b/"


@pytest.mark.parametrize("state", HIDDEN_STATES)
def test_a_former_address_of_a_hidden_item_is_as_unknown(client, state):
    keep_address(NewsItemFactory(slug="now", **{state: True}), "was")
    known, unknown = client.get("/news/was/"), client.get("/news/nope/")
    assert known.status_code == 404
    assert known.text == unknown.text and known.headers == unknown.headers


def test_the_kinds_of_content_have_addresses_of_their_own(editor):
    rename(editor, NewsItemFactory(slug="a"), "b")
    assert led("/interviews/a/") == 404
    ProfileFactory(slug="a")
    assert led("/interviews/a/") == 200


def test_a_version_with_another_address_is_restored_and_both_lead_to_it(editor):
    item = NewsItemFactory(slug="a", countries=["kenya"], summary="In short.")
    assert opened(editor, item).type(slug="b").send() is None
    url = f"{address(NewsItem, 'restore', item.pk)}?version={item.history.earliest().pk}"
    seen = editor.get(url).context["restoring"].seen
    assert editor.post(url, {"seen": seen}).status_code == 302
    assert led("/news/a/") == 200 and led("/news/b/") == "/news/a/"


def test_an_interview_leads_on():
    keep_address(ProfileFactory(slug="now"), "was")
    assert led("/interviews/was/") == "/interviews/now/"


def test_a_change_of_something_else_keeps_no_address(editor):
    rename(editor, NewsItemFactory(slug="a"), "a")
    assert not FormerAddress.objects.exists()


# -- People and series ----------------------------------------------------------------------------


@pytest.mark.parametrize("rest", ["", "feed.atom", "feed.json"])
def test_a_person_and_their_feeds_lead_on(editor, rest):
    person = PersonFactory(slug="ada")
    for _ in range(2):
        ParticipantFactory(person=person)
    rename(editor, person, "ada-bell")
    assert led(f"/interviews/people/ada/{rest}?x=1") == f"/interviews/people/ada-bell/{rest}?x=1"


@pytest.mark.parametrize("rest", ["", "feed.atom", "feed.json"])
def test_a_person_of_drafts_alone_does_not(editor, rest):
    person = PersonFactory(slug="ada")
    ParticipantFactory(person=person, profile=ProfileFactory(draft=True))
    rename(editor, person, "ada-bell")
    assert led(f"/interviews/people/ada/{rest}") == 404


def test_a_list_of_a_series_by_its_former_address_is_the_same(client, editor):
    series = SeriesFactory(slug="voices")
    piece = ProfileFactory(series=series)
    ProfileFactory()
    rename(editor, series, "talks")
    for path in ("/interviews/", "/interviews/feed.atom", "/interviews/items.json"):
        answers = [client.get(path, {"series": slug}) for slug in ("voices", "talks")]
        assert answers[0].getvalue() == answers[1].getvalue()
    assert titles(client.get("/interviews/?series=voices")) == [piece.title]
    assert client.get("/api/v1/interviews/?series=voices").json()["count"] == 1


def test_a_series_of_drafts_alone_is_as_unknown(client, editor):
    series = SeriesFactory(slug="voices")
    ProfileFactory(series=series, draft=True)
    ProfileFactory()
    rename(editor, series, "talks")
    known, unknown = (
        client.get(f"/interviews/?series={slug}").text for slug in ("voices", "nopeee")
    )
    assert known == unknown.replace("nopeee", "voices")
    assert Profile.objects.visible().count() == 1
