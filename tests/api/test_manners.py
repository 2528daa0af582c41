"""How it answers: to everybody alike, from any site, not too often."""

from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.utils import timezone

from tests.api.calls import BASE, LISTS, call, told
from tests.factories import NewsItemFactory

ADDRESSES = [*(f"{BASE}/{name}/" for name in LISTS), f"{BASE}/openapi.json", f"{BASE}/news/0/"]
each_address = pytest.mark.parametrize("address", ADDRESSES)


@each_address
def test_an_editor_gets_what_everybody_gets_and_no_cookie(client, editor_client, db, address):
    NewsItemFactory(draft=True)
    editors = editor_client.get(address)
    client.logout()
    client.cookies.clear()
    visitors = client.get(address, headers={"authorization": "Basic x"})
    assert editors.content == visitors.content
    assert not editors.cookies and not visitors.cookies
    assert "Cookie" not in visitors.headers.get("Vary", "")


@each_address
def test_pages_of_any_site_may_ask(client, db, address):
    for status in (client.get(address).status_code, 405):
        answer = client.get(address) if status != 405 else client.post(address, {})
        assert answer.status_code == status
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert "ETag" in answer.headers["Access-Control-Expose-Headers"]


@each_address
def test_a_browser_may_ask_whether_it_may(client, db, address):
    answer = client.options(address, headers={"access-control-request-method": "GET"})
    assert answer.status_code == 204 and not answer.content
    assert answer.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert "If-None-Match" in answer.headers["Access-Control-Allow-Headers"]


def test_the_rest_of_the_site_is_its_own(client, db):
    for path in ("/", "/news/", "/admin/login/", "/news/items.json"):
        assert "Access-Control-Allow-Origin" not in client.get(path).headers


@each_address
def test_what_has_not_changed_comes_as_an_empty_answer(client, db, address):
    first = client.get(address)
    again = client.get(address, headers={"if-none-match": first.headers["ETag"]})
    if first.status_code == 200:
        assert again.status_code == 304 and not again.content
        assert again.headers["Access-Control-Allow-Origin"] == "*"


def test_what_has_changed_comes_whole(client, db):
    tag = client.get(f"{BASE}/news/").headers["ETag"]
    NewsItemFactory()
    again = client.get(f"{BASE}/news/", headers={"if-none-match": tag})
    assert again.status_code == 200 and again.headers["ETag"] != tag


@each_address
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_it_is_only_read(client, db, address, method):
    answer = getattr(client, method)(address, {"title": "x"}, "application/json")
    problem = told(answer, 405)
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"
    assert problem["title"] == "Method Not Allowed"


@each_address
def test_a_head_is_that_of_the_answer(client, db, address):
    whole, head = client.get(address), client.head(address)
    assert head.status_code == whole.status_code and not head.content
    assert head.headers["Content-Type"] == whole.headers["Content-Type"]


@pytest.mark.parametrize("accept", ["text/html", "application/xml", ";;;", "*/*; q*=x''%", "\xff"])
def test_it_is_json_whatever_is_accepted(client, db, accept):
    answer = client.get(f"{BASE}/news/", headers={"accept": accept})
    assert answer.status_code == 200 and answer.headers["Content-Type"] == "application/json"


def test_search_engines_are_asked_to_leave_it(client, db):
    assert client.get(f"{BASE}/news/").headers["X-Robots-Tag"] == "noindex"
    assert "X-Robots-Tag" not in client.get("/api/").headers


# -- The rate -------------------------------------------------------------------------------------


@pytest.fixture
def three_a_minute(db, settings):
    settings.API_RATE = 3
    cache.clear()
    yield
    cache.clear()


@pytest.mark.usefixtures("three_a_minute")
def test_who_asks_too_often_is_told_how_long_to_wait(client):
    left = [client.get(f"{BASE}/news/").headers["RateLimit"] for _ in range(3)]
    assert left == [f'"address";r={n};t=60' for n in (2, 1, 0)]
    answer = client.get(f"{BASE}/countries/")
    problem = told(answer, 429)
    assert problem["title"] == "Too Many Requests"
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["RateLimit-Policy"] == '"address";q=3;w=60'
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    wait = int(answer.headers["Retry-After"])
    with time_machine.travel(timezone.now() + timedelta(seconds=wait), tick=False):
        call(client, "news")


@pytest.mark.usefixtures("three_a_minute")
def test_others_are_not_kept_waiting(client):
    for _ in range(4):
        client.get(f"{BASE}/news/")
    assert client.get(f"{BASE}/news/", REMOTE_ADDR="192.0.2.7").status_code == 200
    assert client.get("/news/").status_code == 200


@pytest.mark.usefixtures("three_a_minute")
def test_a_header_makes_nobody_somebody_else(client):
    for n in range(3):
        client.get(f"{BASE}/news/", headers={"x-forwarded-for": f"192.0.2.{n}"})
    answer = client.get(f"{BASE}/news/", headers={"x-forwarded-for": "192.0.2.9"})
    assert answer.status_code == 429


@pytest.mark.usefixtures("three_a_minute")
def test_a_proxy_that_is_named_says_who_asks(client, settings):
    settings.PROXIES = 1
    for n in range(3):
        client.get(f"{BASE}/news/", headers={"x-forwarded-for": f"10.0.0.{n}, 192.0.2.1"})
    same, other = "10.0.0.9, 192.0.2.1", "10.0.0.1, 192.0.2.2"
    assert client.get(f"{BASE}/news/", headers={"x-forwarded-for": same}).status_code == 429
    assert client.get(f"{BASE}/news/", headers={"x-forwarded-for": other}).status_code == 200


@pytest.mark.usefixtures("three_a_minute")
def test_asking_whether_one_may_ask_does_not_count(client):
    for _ in range(9):
        client.options(f"{BASE}/news/")
    assert client.get(f"{BASE}/news/").status_code == 200
