"""The site can be searched from a browser's own search box."""

import xml.etree.ElementTree as ElementTree

import pytest

from tests.factories import NewsItemFactory
from tests.publishing.pages import tags

NAMES = {"os": "http://a9.com/-/spec/opensearch/1.1/"}
SITE = "http://testserver"


def description(client):
    response = client.get("/opensearch.xml")
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/opensearchdescription+xml"
    return ElementTree.fromstring(response.content)


def addresses(client, **having):
    return [
        url.get("template")
        for url in description(client).findall("os:Url", NAMES)
        if having.items() <= url.attrib.items()
    ]


def test_the_description_has_what_the_format_requires(client, db):
    root = description(client)
    assert root.tag == f"{{{NAMES['os']}}}OpenSearchDescription"
    assert root.findtext("os:ShortName", namespaces=NAMES) == "SSE Portal"
    assert "SSE Portal" in root.findtext("os:Description", namespaces=NAMES)
    assert addresses(client, rel="self") == [f"{SITE}/opensearch.xml"]


def test_a_search_from_elsewhere_finds_what_is_here(client, db):
    NewsItemFactory(title="Milk and honey")
    NewsItemFactory(title="Bread alone")
    (template,) = addresses(client, type="text/html")
    assert template.startswith(f"{SITE}/") and template.count("{searchTerms}") == 1
    page = client.get(template.replace("{searchTerms}", "honey")).content.decode()
    assert "Milk and <mark>honey</mark>" in page and "Bread alone" not in page


def test_its_picture_is_of_this_site(client, db):
    image = description(client).findtext("os:Image", namespaces=NAMES)
    assert image.startswith(f"{SITE}/static/mark") and image.endswith(".svg")


def test_a_long_name_is_cut_and_no_name_breaks_the_document(client, db, settings):
    settings.SITE_NAME = "Bread & <Roses> of the Movement"
    root = description(client)
    assert root.findtext("os:ShortName", namespaces=NAMES) == "Bread & <Roses> "
    assert settings.SITE_NAME in root.findtext("os:Description", namespaces=NAMES)


@pytest.mark.parametrize(
    "path", ["/", "/news/", "/interviews/", "/countries/", "/countries/kenya/", "/news/nothing/"]
)
def test_every_page_leads_to_the_description(client, db, path):
    (link,) = tags(client.get(path), "link", rel="search")
    assert link["type"] == "application/opensearchdescription+xml"
    assert (link["href"], link["title"]) == ("/opensearch.xml", "SSE Portal")
