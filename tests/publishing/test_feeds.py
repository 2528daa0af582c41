"""Every list has an Atom feed of its selection."""

import json
from datetime import date, timedelta

import pytest

from news.models import NewsItem
from tests.factories import (
    NewsItemFactory,
    OrganisationFactory,
    ParticipantFactory,
    PersonFactory,
    ProfileFactory,
)
from tests.publishing.oracle import Oracle
from tests.publishing.pages import ATOM, entries, entry_titles, feed, tags

FEEDS = [
    "/feed.atom",
    "/news/feed.atom",
    "/interviews/feed.atom",
    "/countries/kenya/feed.atom",
    "/organisations/ilo/feed.atom",
]
REQUIRED = ("title", "id", "updated")
SELECTIONS = [
    ("news", {"country": ["kenya", "senegal"], "year": ["2024"]}),
    ("news", {"kind": ["event"], "month": ["3"]}),
    ("news", {"organisation": ["ilo"]}),
    ("news", {"year": ["1999"]}),
    ("interviews", {"series": ["coop-champions"]}),
]


def text(element, name):
    return element.findtext(f"atom:{name}", namespaces=ATOM)


def link(element, rel):
    return element.find(f"atom:link[@rel='{rel}']", ATOM).get("href")


@pytest.mark.parametrize("path", FEEDS)
def test_a_feed_is_atom(client, seeded, path):
    root = feed(client.get(path))
    assert root.tag == "{http://www.w3.org/2005/Atom}feed"
    assert link(root, "self") == f"http://testserver{path}"
    found = root.findall("atom:entry", ATOM)
    assert found
    assert all(text(element, name) for element in [root, *found] for name in REQUIRED)
    assert len({text(entry, "id") for entry in found}) == len(found)


@pytest.mark.parametrize(("app", "chosen"), SELECTIONS)
def test_a_feed_holds_exactly_the_selection_newest_first(client, seeded, app, chosen):
    titles = entry_titles(client.get(f"/{app}/feed.atom", chosen | {"sort": "oldest", "page": "7"}))
    dates = {item.title: item.published_on for item, _ in Oracle(app).items}
    assert set(titles) == Oracle(app).titles(**chosen)
    assert [dates[title] for title in titles] == sorted((dates[t] for t in titles), reverse=True)


def test_a_feed_is_in_the_order_of_its_list(client, seeded):
    listed = [item.title for item in client.get("/news/?country=kenya").context["page_obj"]]
    assert entry_titles(client.get("/news/feed.atom?country=kenya&sort=title")) == listed


def test_a_feed_says_its_selection_in_words(client, seeded):
    query = "country=kenya&country=senegal&kind=event&year=2023&q=women"
    root = feed(client.get(f"/news/feed.atom?{query}"))
    assert (
        text(root, "title")
        == "News (Event) from Kenya and Senegal, 2023, with “women” – SSE Portal"
    )
    assert link(root, "alternate") == (
        "http://testserver/news/?q=women&kind=event&country=kenya&country=senegal&year=2023"
    )


@pytest.mark.parametrize(
    ("path", "feed_path"),
    [
        ("/", "/feed.atom"),
        ("/news/", "/news/feed.atom"),
        ("/news/?country=kenya&year=2024&sort=title", "/news/feed.atom?country=kenya&year=2024"),
        ("/news/?q=ilo&page=2", "/news/feed.atom?q=ilo"),
        ("/interviews/?series=coop-champions", "/interviews/feed.atom?series=coop-champions"),
        ("/countries/kenya/", "/countries/kenya/feed.atom"),
        ("/organisations/ilo/", "/organisations/ilo/feed.atom"),
    ],
)
def test_a_page_announces_the_feed_of_what_it_shows(client, seeded, path, feed_path):
    announced = tags(client.get(path), "link", rel="alternate")
    json_path = feed_path.replace("feed.atom", "feed.json")
    assert [(tag["type"], tag["href"]) for tag in announced] == [
        ("application/atom+xml", feed_path),
        ("application/feed+json", json_path),
    ]
    assert tags(client.get(path), "a", href=feed_path)
    assert client.get(feed_path).status_code == client.get(json_path).status_code == 200


@pytest.mark.parametrize("path", FEEDS)
def test_a_json_feed_says_what_the_atom_feed_says(client, seeded, path):
    answer = client.get(path.replace("feed.atom", "feed.json"))
    assert answer.headers["Content-Type"] == "application/feed+json; charset=utf-8"
    told, atom = json.loads(answer.content), feed(client.get(path))
    assert told["version"] == "https://jsonfeed.org/version/1.1"
    assert told["title"] == text(atom, "title")
    assert told["feed_url"] == link(atom, "self").replace("feed.atom", "feed.json")
    found = atom.findall("atom:entry", ATOM)
    assert [(one["id"], one["title"], one["url"]) for one in told["items"]] == [
        (text(one, "id"), text(one, "title"), link(one, "alternate")) for one in found
    ]
    assert all("content_html" in one and one["date_published"] for one in told["items"])


@pytest.mark.parametrize("path", ["/news/feed.atom", "/news/feed.json"])
def test_a_feed_that_did_not_change_is_not_sent_again(client, seeded, path):
    tag = client.get(path).headers["ETag"]
    assert client.get(path, headers={"If-None-Match": tag}).status_code == 304


def test_an_entry_tells_what_it_is_about(client, db, settings):
    settings.FEED_AUTHORITY = "sse.example.org"
    item = NewsItemFactory(
        title="Dairy", summary="Milk & <b>more</b>", published_on=date(2026, 3, 14),
        countries=["kenya"], organisations=[OrganisationFactory(name="Dairy Union")],
    )  # fmt: skip
    (entry,) = entries(client.get("/news/feed.atom"))
    assert text(entry, "id") == f"tag:sse.example.org,2026:news/{item.pk}"
    assert text(entry, "published") == "2026-03-14T00:00:00+00:00"
    assert text(entry, "updated") == "2026-06-15T12:00:00+00:00"
    assert text(entry, "summary") == "Milk &amp; &lt;b&gt;more&lt;/b&gt;"
    assert link(entry, "alternate") == "http://testserver/news/dairy/"
    terms = [category.get("term") for category in entry.findall("atom:category", ATOM)]
    assert terms == ["Kenya", "Dairy Union"]


def test_an_entrys_id_outlives_its_title_and_address(client, db):
    item = NewsItemFactory()
    (before,) = entries(client.get("/news/feed.atom"))
    item.title, item.slug = "Renamed", "renamed"
    item.save()
    (after,) = entries(client.get("/news/feed.atom"))
    assert text(after, "id") == text(before, "id")
    assert text(after, "title") == "Renamed"


@pytest.mark.parametrize("path", ["/feed.atom", "/countries/fiji/feed.atom",
                                  "/organisations/reef/feed.atom"])  # fmt: skip
def test_a_feed_of_all_kinds_is_newest_first_whatever_the_kind(client, db, path):
    about = {"countries": ["fiji"], "organisations": [OrganisationFactory(slug="reef")]}
    for days, make in enumerate([ProfileFactory, NewsItemFactory] * 2):
        day = date(2026, 6, 1) - timedelta(days=days)
        make(title=f"{days} days ago", published_on=day, **about)
    assert entry_titles(client.get(path)) == [f"{n} days ago" for n in range(4)]


def test_a_feed_of_one_topic_holds_nothing_else(client, db):
    NewsItemFactory(title="Of Fiji", countries=["fiji"])
    NewsItemFactory(title="Of Kenya", countries=["kenya"])
    assert entry_titles(client.get("/countries/fiji/feed.atom")) == ["Of Fiji"]


@pytest.mark.parametrize("path", ["/countries/atlantis/feed.atom", "/organisations/x/feed.atom"])
def test_there_is_no_feed_of_what_does_not_exist(client, db, path):
    assert client.get(path).status_code == 404


def test_a_pasted_control_character_breaks_no_feed(client, db):
    guild = OrganisationFactory(name="Gu\x0bild")
    profile = ProfileFactory(title="A\x0bB", summary="C\x0bD", organisations=[guild])
    person = PersonFactory(name="E\x0bF")
    ParticipantFactory(profile=profile, person=person)
    for path in ("/feed.atom", "/interviews/feed.atom", guild.get_absolute_url() + "feed.atom"):
        assert entry_titles(client.get(path)) == ["A B"]


def test_a_feed_has_the_newest_fifty(client, db):
    NewsItemFactory.create_batch(51)
    assert len(entries(client.get("/news/feed.atom"))) == 50


def test_a_reader_that_asks_again_learns_of_a_withdrawal(client, db):
    staying, going = NewsItemFactory.create_batch(2)
    first = client.get("/news/feed.atom")
    NewsItem.objects.filter(pk=going.pk).update(status=NewsItem.Status.DRAFT)
    again = client.get("/news/feed.atom", headers={"if-none-match": first.headers["ETag"]})
    assert "Last-Modified" not in first.headers
    assert again.status_code == 200
    assert entry_titles(again) == [staying.title]
