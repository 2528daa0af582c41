"""The first page of the admin: what waits for whom, each number with exactly its list."""

import re
from html import unescape

import pytest

from interviews.models import Profile
from news.models import NewsItem
from tests.admin.newsroom import address
from tests.factories import NewsItemFactory, OrganisationFactory, ProfileFactory
from tests.importing.pages import entry, imported
from tests.newsroom.staff import ROLES, client_of, somebody

pytestmark = pytest.mark.django_db
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


def test_who_has_no_role_finds_no_dashboard(busy):
    assert "What waits for you" not in client_of(somebody("")).get("/admin/").text
