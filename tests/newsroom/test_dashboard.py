"""The first page of the admin: what waits for whom, each number with exactly its list."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import strip_tags

from interviews.models import Profile
from news.models import NewsItem
from sseportal.importing.models import Import, SourceDocument
from tests.admin.imports import MILL, previewed
from tests.admin.newsroom import address
from tests.factories import NewsItemFactory, OrganisationFactory, ProfileFactory
from tests.importing.pages import entry, imported
from tests.newsroom.staff import ROLES, client_of, somebody

pytestmark = pytest.mark.django_db
BEGIN = re.compile(r'<a class="button" href="[^"]+">([^<]+)</a>')
NUMBER = re.compile(r'<dd><a href="([^"]+)">(\d+) ')


def numbers(client):
    """{address: number} of those that are links."""
    return {unescape(url): int(n) for url, n in NUMBER.findall(client.get("/admin/").text)}


def listed(client, url):
    return client.get(url).context["cl"].result_count


@pytest.fixture
def busy():
    """An item, or some, of all that may want attention."""
    complete = {"summary": "In short.", "countries": ["kenya", "peru"]}
    for make in (NewsItemFactory, ProfileFactory):
        make(review=True, **complete)
        make.create_batch(2, scheduled=True, **complete)
        make(summary="", countries=["kenya", "peru"])
        make(draft=True, summary="In short.")
        make(archived=True, summary="")
    OrganisationFactory.create_batch(3, proposed=True)


def of(model, need):
    return f"{address(model)}?attention={need}"


def test_each_need_is_counted(busy):
    found = numbers(client_of(somebody("Editor")))
    for model in (NewsItem, Profile):
        expected = {"waiting": 1, "scheduled": 2, "summary": 1, "tag": 1}
        assert {need: found.get(of(model, need)) for need in expected} == expected
    assert found["/admin/taxonomy/organisation/?review_state__exact=proposed"] == 3


@pytest.mark.parametrize("role", ROLES)
def test_each_number_is_that_of_its_list(busy, role):
    user = somebody(role)
    NewsItemFactory(draft=True, author=user, summary="In short.")
    NewsItemFactory(review=True, author=user)
    client = client_of(user)
    found = numbers(client)
    assert found[of(NewsItem, "mine")] == 1
    assert {url: listed(client, url) for url in found} == found


def test_a_writer_is_told_of_their_own_items_alone(busy):
    writer = somebody("Writer")
    NewsItemFactory(draft=True, author=writer, summary="In short.", countries=["kenya"])
    assert numbers(client_of(writer)) == {of(NewsItem, "mine"): 1}


def test_a_difference_leads_to_the_items_that_differ():
    (outcome,) = imported(entry(summary="As it was."))
    NewsItem.objects.filter(pk=outcome.item.pk).update(summary="Better.")
    imported(entry(summary="As it was, and is no more."), heading="Another page")
    client = client_of(somebody("Editor"))
    url = f"{address(NewsItem)}?source=differs"
    assert numbers(client).get(url) == listed(client, url) == 1


def test_the_last_imports_are_for_those_who_may_see_them():
    imported(entry())
    assert "Last imports" in client_of(somebody("Editor")).get("/admin/").text
    assert "Last imports" not in client_of(somebody("Writer")).get("/admin/").text


def test_of_the_last_imports_is_told_when_by_whom_and_what_they_brought():
    user = somebody("Editor", first_name="Ada")
    client = client_of(user)
    imported(entry(), entry("Another"))
    previewed(client, MILL)
    text = " ".join(strip_tags(client.get("/admin/").text).split())
    told = text.partition("Last imports")[2]
    sent, by_command = Import.objects.order_by("-pk")
    name = sent.uploads.get().name
    assert f"{sent}: {name} 15 June 2026, 12:00, by {user}: waits for a look" in told
    name = SourceDocument.objects.get().name
    assert f"{by_command}: {name} 15 June 2026, 12:00, by the command line: stored, 2 new" in told


def test_the_last_imports_are_told_with_a_few_queries():
    client = client_of(somebody("Editor"))
    previewed(client, MILL)
    imported(entry())
    with CaptureQueriesContext(connection) as few:
        client.get("/admin/")
    for number in range(3):
        imported(entry(f"Title {number}"), heading=f"Page {number}")
    with CaptureQueriesContext(connection) as more:
        client.get("/admin/")
    assert len(more) <= len(few)


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("Writer", ["Add news item", "Add interview or profile"]),
        ("Editor", ["Add news item", "Add interview or profile", "Import documents"]),
        ("", []),
    ],
)
def test_what_one_may_begin_comes_first(role, expected):
    text = client_of(somebody(role)).get("/admin/").text
    assert BEGIN.findall(text) == expected
    if expected:
        assert text.index(expected[0]) < text.index("What waits for you")


def test_what_is_nothing_is_told_in_one_line():
    NewsItemFactory(scheduled=True, summary="In short.", countries=["kenya"])
    text = client_of(somebody("Editor")).get("/admin/").text
    assert "<dt>Scheduled</dt>" in text and "<dt>My drafts</dt>" not in text
    told = text.partition('class="nothing">')[2].partition("</p>")[0]
    assert told.startswith("Nothing: My drafts, Waiting for review, Without a summary")
    assert "Scheduled" not in told and "0 <span>" not in text


def test_one_item_is_told_as_one():
    NewsItemFactory(scheduled=True)
    ProfileFactory(review=True)
    text = client_of(somebody("Editor")).get("/admin/").text
    assert "1 <span>news item</span>" in text and "1 <span>interview or profile</span>" in text


def test_an_import_that_waits_for_a_look_is_among_what_waits():
    client = client_of(somebody("Editor"))
    previewed(client, MILL)
    url = f"{address(Import)}?state__exact=preview"
    assert numbers(client).get(url) == listed(client, url) == 1
    assert url not in numbers(client_of(somebody("Writer")))


def test_the_page_of_an_app_lists_that_app_alone():
    assert "What waits" not in client_of(somebody("Editor")).get("/admin/news/").text


def test_who_has_no_role_finds_no_dashboard(busy):
    assert "What waits for you" not in client_of(somebody("")).get("/admin/").text
