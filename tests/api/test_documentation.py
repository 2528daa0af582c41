"""People can read what programs can ask."""

from concurrent.futures import ThreadPoolExecutor
from html import unescape

import pytest

from sseportal.api.schema import _document, schema_of
from sseportal.api.urls import v1
from tests.api.calls import BASE, parameters, schema, told
from tests.publishing.pages import links


@pytest.fixture
def page(client, db):
    return client.get("/api/")


def test_each_address_and_each_of_its_parameters_is_explained(page):
    text = unescape(page.content.decode())
    for path in schema()["paths"]:
        assert f"<code>/api/v1{path}</code>" in text
        for name, parameter in parameters(path).items():
            assert f"<code>{name}</code>" in text and parameter["description"] in text


def test_each_example_is_answered(client, seeded, page):
    examples = [link for link in links(page) if f"{BASE}/" in link and "?" in link]
    assert len(examples) == 5
    assert all(told(client.get(example))["items"] for example in examples)


def test_it_promises_what_stays_and_leads_to_the_schema(page):
    text = page.content.decode()
    assert "24 months" in text and "Sunset" in text
    assert f"{BASE}/openapi.json" in links(page)


def test_it_tells_the_rate_if_there_is_one(client, db, settings):
    assert "times a minute" not in client.get("/api/").content.decode()
    settings.API_RATE = 77
    assert "77 times a minute" in client.get("/api/").content.decode()


def test_threads_that_ask_for_the_schema_at_once_get_the_same():
    _document.cache_clear()
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda n: schema_of(tuple(v1), ""), range(8)))
    assert all(one == found[0] for one in found)
    assert found[0]["paths"] == schema()["paths"]


def test_every_page_leads_to_it(client, db):
    assert "/api/" in links(client.get("/"))
