"""A program that goes from page to page gets every item once, whatever happens meanwhile."""

from datetime import date, timedelta

import pytest

from interviews.models import Profile
from news.models import NewsItem
from sseportal.publishing.models import Status
from sseportal.taxonomy.models import Country
from tests.api.calls import BASE, SELECTIONS, all_items, call, pages, told
from tests.factories import NewsItemFactory, OrganisationFactory, ProfileFactory

DAY = date(2026, 3, 15)
ORDERS = ("newest", "oldest", "title")


def ids(items):
    return [item["id"] for item in items]


@pytest.fixture
def many(db):
    """Pairs of news and interviews of a day, some of them as vague as a month or a year."""
    for n in range(12):
        when = {
            "published_on": (DAY + timedelta(days=n // 3)).replace(day=1 if n % 5 == 0 else 15),
            "date_precision": "month" if n % 5 == 0 else "day",
        }
        NewsItemFactory(title=f"Told {n % 4}", summary="cooperative", **when)
        ProfileFactory(title=f"Asked {n % 4}", **when)


@pytest.mark.parametrize("size", [1, 5, 100])
@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("name", SELECTIONS)
def test_pages_hold_everything_once_in_the_order_of_the_site(client, many, name, order, size):
    whole = told(client.get(f"/{name}/items.json", {"sort": order}))["items"]
    assert ids(all_items(client, name, sort=order, page_size=size)) == ids(whole)


def test_pages_of_what_was_found_hold_everything_once(client, seeded):
    whole = told(client.get("/search/items.json", {"q": "cooperative"}))["items"]
    assert ids(all_items(client, "search", q="cooperative", page_size=3)) == ids(whole)


def number_of(item):
    return int(item["href"].split("/")[-2])


def withdraw(item):
    model = NewsItem if item["type"] == "news" else Profile
    model.objects.filter(pk=number_of(item)).update(status=Status.DRAFT)


@pytest.mark.parametrize("order", ["newest", "oldest"])
def test_what_comes_and_goes_between_pages_loses_and_repeats_nothing(client, many, order):
    """After each page its last item goes and the last of all, and new ones come all over."""
    before = all_items(client, "search", sort=order, page_size=100)
    found, gone = [], []
    for n, items in enumerate(pages(client, "search", sort=order, page_size=3)):
        found += ids(items)
        for item in [items[-1], *before[-1 - n : len(before) - n][: n < 3]]:
            withdraw(item)
            gone.append(item["id"])
        if n < 4:
            for day in (DAY - timedelta(days=99), DAY, DAY + timedelta(days=99)):
                NewsItemFactory(published_on=day)
    assert len(found) == len(set(found)) > len(before) // 2
    stayed = [each for each in ids(before) if each not in gone]
    assert [each for each in found if each in stayed] == stayed


@pytest.mark.parametrize("query", [{"sort": "title"}, {"q": "cooperative"}])
def test_no_item_is_lost_when_the_last_one_of_a_page_is_withdrawn(client, many, query):
    before = all_items(client, "news", **query)
    page = call(client, "news", page_size=4, **query)
    withdraw(page["items"][-1])
    assert set(ids(before[4:])) <= set(ids(all_after(client, page)))


@pytest.mark.parametrize("query", [{"sort": "title"}, {"q": "cooperative"}])
def test_by_title_and_relevance_the_next_page_begins_after_the_last_item(client, many, query):
    before = all_items(client, "news", **query)
    page = call(client, "news", page_size=4, **query)
    NewsItemFactory(title="About all", summary="cooperative", published_on=DAY)
    withdraw(before[0])
    assert set(ids(before[4:])) <= set(ids(all_after(client, page)))


def all_after(client, page):
    found, address = [], page["next"]
    while address:
        page = told(client.get(address))
        found, address = found + page["items"], page["next"]
    return found


@pytest.mark.parametrize("name", ["countries", "organisations"])
def test_vocabularies_are_paged_by_name_whatever_comes_and_goes(client, db, name):
    before = [item["slug"] for item in all_items(client, name, page_size=100)]
    assert len(before) == len(set(before)) == call(client, name)["count"] >= 249
    first = call(client, name, page_size=5)
    if name == "countries":
        Country.objects.filter(slug=first["items"][-1]["slug"]).delete()
    else:
        OrganisationFactory(name="AAA")
    rest = [item["slug"] for item in all_after(client, first)]
    assert rest == before[5:]


@pytest.mark.parametrize(
    "cursor",
    [
        *("x", "newest-", "newest-zz", "newest-" + "f" * 17, "oldest-1", "newest-5-news-1"),
        *("title-1-news-1", "relevance-1-news-1", "\0", "-", "newest-1\n", "²-x"),
    ],
)
@pytest.mark.parametrize("name", ["news", "countries"])
def test_a_cursor_that_is_none_is_refused(client, db, name, cursor):
    (invalid,) = call(client, name, 400, cursor=cursor)["invalid"]
    assert invalid["parameter"] == "cursor"


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("key", ["0", "1", "f" * 16, "8" + "0" * 15])
def test_a_cursor_that_was_made_up_is_a_place_like_any_other(client, many, order, key):
    cursor = f"{order}-{key}" if order != "title" else f"title-{int(key, 16) % 10**9}-news-0"
    assert call(client, "news", sort=order, cursor=cursor)["count"] == 12


def test_the_next_page_keeps_what_was_asked(client, seeded):
    page = call(client, "news", country=["kenya", "africa"], page_size=1)
    assert page["next"].startswith(f"http://testserver{BASE}/news/?country=kenya&country=africa&")
