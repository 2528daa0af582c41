"""Finished pages are kept for everybody alike, and never a moment too long."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from sseportal.publishing import page_cache
from sseportal.taxonomy.models import Country
from tests.factories import NewsItemFactory


@pytest.fixture(autouse=True)
def kept(settings):
    settings.PAGE_CACHE = True


PATHS = ["/", "/news/", "/feed.atom", "/search/?q=weavers", "/countries/fiji/", "/sitemap.xml"]


@pytest.mark.parametrize("path", PATHS)
def test_a_page_is_made_once(client, db, path, django_assert_num_queries):
    NewsItemFactory(title="Weavers", countries=["fiji"])
    first = client.get(path)
    with django_assert_num_queries(1):
        again = client.get(path)
    assert (again.content, again.headers) == (first.content, first.headers)


@pytest.mark.parametrize("path", PATHS[:5])
def test_an_edit_shows_at_once(client, db, path):
    item = NewsItemFactory(title="Weavers before", slug="item", countries=["fiji"])
    assert "before" in client.get(path).text
    type(item).objects.filter(pk=item.pk).update(title="Weavers after")
    assert "after" in client.get(path).text and "before" not in client.get(path).text


def test_what_is_due_shows_at_its_second(client, db):
    due = timezone.now() + timedelta(hours=1)
    NewsItemFactory(title="Weavers", publish_at=due)
    with time_machine.travel(due - timedelta(seconds=1), tick=False):
        assert "Weavers" not in client.get("/news/").text
        assert "Weavers" not in client.get("/news/").text
    with time_machine.travel(due, tick=False):
        assert "Weavers" in client.get("/news/").text


def test_names_that_only_a_page_shows_count_too(client, db):
    NewsItemFactory(countries=["fiji"])
    fiji = Country.objects.get(slug="fiji")
    client.get("/countries/fiji/")
    fiji.other_names.create(text="Viti Levu and others")
    assert "Viti Levu" in client.get("/countries/fiji/").text


def test_who_is_logged_in_gets_nothing_kept_and_leaves_nothing(editor_client, client, db):
    client.get("/news/")
    editor_client.get("/news/")
    with connection.execute_wrapper(_forbid), pytest.raises(AssertionError):
        editor_client.get("/countries/")


def _forbid(execute, sql, params, many, context):
    raise AssertionError(sql)


def test_only_whole_answers_are_kept(client, db):
    assert client.get("/news/later/").status_code == 404
    NewsItemFactory(slug="later")
    assert client.get("/news/later/").status_code == 200


def test_a_known_tag_is_answered_in_short(client, db):
    first = client.get("/news/")
    again = client.get("/news/", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_languages_and_encodings_are_kept_apart(client, db):
    NewsItemFactory.create_batch(5, summary="Weavers meet. " * 20)
    plain = client.get("/news/")
    packed = client.get("/news/", headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in plain.headers and "Content-Encoding" in packed.headers
    assert client.get("/news/").content == plain.content


def test_the_room_has_a_limit(client, db, monkeypatch):
    monkeypatch.setattr(page_cache, "MOST_BYTES", 30_000)
    pages = page_cache.Pages()
    for number in range(20):
        pages.keep((1, 1), number, ({}, b"x" * 5_000))
    held = [number for number in range(20) if pages.get((1, 1), number)]
    assert held == [14, 15, 16, 17, 18, 19]
