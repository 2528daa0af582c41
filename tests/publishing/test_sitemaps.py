"""What search engines and news services read: an index, a sitemap a section, the last days."""

import xml.etree.ElementTree as ElementTree
from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone

from sseportal.publishing.registry import publication_models
from sseportal.publishing.sitemaps import MOST_RECENT, PublicationSitemap
from tests.conftest import FROZEN_NOW
from tests.factories import HIDDEN_STATES, NewsItemFactory, OrganisationFactory, ProfileFactory
from tests.publishing.pages import tags

NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
}
TODAY = date(2026, 6, 15)


def read(client, path):
    response = client.get(path)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/xml"
    return ElementTree.fromstring(response.content)


def locations(root, path):
    return [loc.text.removeprefix("http://testserver") for loc in root.findall(path, NAMES)]


def sections(client):
    return locations(read(client, "/sitemap.xml"), "s:sitemap/s:loc")


def pages_of(client, section):
    return locations(read(client, section), "s:url/s:loc")


def all_pages(client):
    return [page for section in sections(client) for page in pages_of(client, section)]


def last_changes(client, path, kind):
    """{address: lastmod}"""
    root = read(client, path)
    return {
        one.findtext("s:loc", namespaces=NAMES).removeprefix("http://testserver"): one.findtext(
            "s:lastmod", namespaces=NAMES
        )
        for one in root.findall(f"s:{kind}", NAMES)
    }


def visible_items():
    return [item for model in publication_models() for item in model.objects.visible()]


# -- All that there is ----------------------------------------------------------------------------


def test_the_sitemaps_hold_exactly_what_is_public(client, seeded):
    OrganisationFactory(slug="without-items")
    NewsItemFactory(draft=True)
    items = visible_items()
    terms = {
        term for item in items for term in (*item.tags("countries"), *item.public_organisations)
    }
    pages = {"/", "/news/", "/interviews/", "/countries/", "/organisations/", "/map/"}
    found = all_pages(client)
    assert set(found) == pages | {each.get_absolute_url() for each in [*items, *terms]}
    assert len(found) == len(set(found))


def test_every_page_of_the_sitemaps_is_there_and_wants_to_be_found(client, seeded):
    for path in all_pages(client):
        response = client.get(path)
        assert response.status_code == 200
        assert tags(response, "link", rel="canonical", href=f"http://testserver{path}")
        assert not tags(response, "meta", name="robots")


def test_a_long_section_goes_over_several_pages(client, db, monkeypatch):
    monkeypatch.setattr(PublicationSitemap, "limit", 2)
    items = NewsItemFactory.create_batch(5)
    paths = [path for path in sections(client) if path.startswith("/news.")]
    assert paths == ["/news.sitemap.xml", "/news.sitemap.xml?p=2", "/news.sitemap.xml?p=3"]
    found = [page for path in paths for page in pages_of(client, path)]
    assert found == [item.get_absolute_url() for item in items]
    assert client.get("/news.sitemap.xml?p=4").status_code == 404


def test_no_section_is_longer_than_the_protocol_allows():
    assert PublicationSitemap.limit <= 50_000


def test_an_unknown_section_is_not_found(client, db):
    assert client.get("/secrets.sitemap.xml").status_code == 404


def test_an_empty_site_has_valid_sitemaps(client, db):
    pages = {"/", "/news/", "/interviews/", "/countries/", "/organisations/", "/map/"}
    assert set(all_pages(client)) == pages
    assert pages_of(client, "/sitemap-news.xml") == []


# -- When it changed ------------------------------------------------------------------------------


def test_a_scheduled_item_comes_with_the_moment_it_came(client, db):
    with time_machine.travel(FROZEN_NOW - timedelta(days=9), tick=False):
        NewsItemFactory(slug="early")
        late = NewsItemFactory(slug="late", publish_at=FROZEN_NOW - timedelta(seconds=1))
    with time_machine.travel(late.publish_at - timedelta(seconds=1), tick=False):
        assert last_changes(client, "/news.sitemap.xml", "url") == {"/news/early/": "2026-06-06"}
        index = last_changes(client, "/sitemap.xml", "sitemap")
        assert index["/news.sitemap.xml"].startswith("2026-06-06")
    assert last_changes(client, "/news.sitemap.xml", "url")["/news/late/"] == "2026-06-15"
    index = last_changes(client, "/sitemap.xml", "sitemap")
    assert index["/news.sitemap.xml"].startswith("2026-06-15T11:59:59")


@pytest.mark.parametrize("make", [NewsItemFactory, ProfileFactory])
def test_items_and_their_queryset_agree_on_the_latest_change(db, make):
    now = timezone.now()
    moments = [None, now - timedelta(days=3), now, now + timedelta(days=3)]
    items = [make(publish_at=moment) for moment in moments]
    visible = make._meta.model.objects.visible()
    assert visible.latest_change() == max(item.changed_at for item in items if item.is_visible)
    assert visible.none().latest_change() is None


def test_what_is_withdrawn_is_told_to_those_who_ask_whether_anything_changed(client, db):
    """The newest change is as it was, so its date can't be what they ask by."""
    withdrawn, *_ = NewsItemFactory.create_batch(2)
    for path in ("/sitemap.xml", "/news.sitemap.xml", "/sitemap-news.xml"):
        assert "Last-Modified" not in client.get(path).headers
    tag = client.get("/news.sitemap.xml").headers["ETag"]
    assert client.get("/news.sitemap.xml", headers={"If-None-Match": tag}).status_code == 304
    withdrawn.delete()
    assert client.get("/news.sitemap.xml", headers={"If-None-Match": tag}).status_code == 200


# -- The last days --------------------------------------------------------------------------------


def recent(client):
    """[(address, {tag: text} of its news)]"""
    found = []
    for url in read(client, "/sitemap-news.xml").findall("s:url", NAMES):
        (news,) = url.findall("news:news", NAMES)
        told = {one.tag.partition("}")[2]: one.text for one in news.iter()}
        address = url.findtext("s:loc", namespaces=NAMES).removeprefix("http://testserver")
        found.append((address, told))
    return found


def test_the_news_sitemap_says_what_news_services_ask(client, db):
    item = NewsItemFactory(title="Milk & <honey>", language="fr", published_on=TODAY)
    ((address, told),) = recent(client)
    assert address == item.get_absolute_url()
    assert (told["name"], told["language"]) == ("SSE Portal", "fr")
    assert (told["publication_date"], told["title"]) == ("2026-06-15", "Milk & <honey>")


def test_the_news_sitemap_names_chinese_as_news_services_do(client, db):
    NewsItemFactory(language="zh", published_on=TODAY)
    assert recent(client)[0][1]["language"] == "zh-cn"


@pytest.mark.parametrize("make", [NewsItemFactory, ProfileFactory])
@pytest.mark.parametrize(("days_ago", "there"), [(-1, 0), (0, 1), (2, 1), (3, 0)])
def test_the_news_sitemap_holds_two_days(client, db, make, days_ago, there):
    make(published_on=TODAY - timedelta(days=days_ago))
    assert len(recent(client)) == there


@pytest.mark.parametrize("precision", ["month", "year"])
def test_a_month_or_a_year_is_no_recent_day(client, db, precision):
    with time_machine.travel(FROZEN_NOW.replace(month=1, day=1), tick=False):
        NewsItemFactory(published_on=date(2026, 1, 1), date_precision=precision)
        assert recent(client) == []


@pytest.mark.parametrize("state", HIDDEN_STATES)
def test_the_news_sitemap_holds_nothing_hidden(client, db, state):
    NewsItemFactory(published_on=TODAY, **{state: True})
    assert recent(client) == []


def test_control_characters_do_not_break_the_news_sitemap(client, db):
    NewsItemFactory(title="Milk\x0b and\x01 honey\ufffe", published_on=TODAY)
    assert recent(client)[0][1]["title"].split() == ["Milk", "and", "honey"]


def test_the_news_sitemap_is_within_its_bound(client, db, monkeypatch):
    assert MOST_RECENT == 1000
    monkeypatch.setattr("sseportal.publishing.sitemaps.MOST_RECENT", 2)
    NewsItemFactory.create_batch(3, published_on=TODAY)
    assert len(recent(client)) == 2


# -- Where to begin -------------------------------------------------------------------------------


def test_robots_are_sent_to_the_sitemaps_and_kept_from_the_admin(client, db):
    response = client.get("/robots.txt")
    assert response.headers["Content-Type"].startswith("text/plain")
    lines = response.content.decode().splitlines()
    assert {"Disallow: /admin/", "Sitemap: http://testserver/sitemap.xml",
            "Sitemap: http://testserver/sitemap-news.xml"} <= set(lines)  # fmt: skip
