"""From every page, everything can be searched."""

import re
from collections import Counter
from html.parser import HTMLParser

import pytest

PAGES = ["/", "/search/", "/news/", "/interviews/", "/countries/", "/countries/kenya/",
         "/interviews/people/", "/nowhere/"]  # fmt: skip


class Page(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.tags = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))

    def having(self, tag, name):
        return [
            attributes[name] for each, attributes in self.tags if each == tag and name in attributes
        ]


@pytest.fixture(params=PAGES)
def page(request, client, seeded):
    return Page(client.get(request.param).content.decode())


def test_a_page_has_one_box_for_the_words_to_find_everywhere(page):
    assert page.having("form", "action").count("/search/") == 1


def test_an_id_is_of_one_element_alone(page):
    ids = Counter(attributes["id"] for _, attributes in page.tags if "id" in attributes)
    assert [each for each, times in ids.items() if times > 1] == []


def test_each_search_of_a_page_has_a_name_of_its_own(page):
    names = [a.get("aria-label") for _, a in page.tags if a.get("role") == "search"]
    assert names and None not in names and len(set(names)) == len(names)


@pytest.mark.parametrize("path", ["/", "/news/"])
def test_the_box_finds_items_of_every_kind(client, seeded, path):
    page = Page(client.get(path).content.decode())
    (address,) = [each for each in page.having("form", "action") if each == "/search/"]
    found = client.get(address, {"q": "cooperative"}).content.decode()
    assert re.search(r'href="/news/[^"?]+/"', found)
    assert re.search(r'href="/interviews/[^"?]+/"', found)
