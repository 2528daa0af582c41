"""Reading pages and feeds as programs do."""

import json
import xml.etree.ElementTree as ElementTree
from html.parser import HTMLParser

ATOM = {"atom": "http://www.w3.org/2005/Atom"}


class _Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found, self.texts, self.scripts = [], [], []

    def handle_starttag(self, tag, attributes):
        self.found.append((tag, dict(attributes)))

    def handle_data(self, data):
        if self.found and self.found[-1] == ("script", {"type": "application/ld+json"}):
            self.scripts.append(data)
        self.texts.append(data.strip())

    def handle_endtag(self, tag):
        self.found.append((f"/{tag}", {}))


def tags(response, tag, /, **having):
    """The attributes of each `tag` of a page that has all of `having`."""
    parser = _Tags()
    parser.feed(response.content.decode())
    return [
        attributes
        for name, attributes in parser.found
        if name == tag and having.items() <= attributes.items()
    ]


def says_in_order(response, *texts):
    """Whether these are texts of a page, each whole, in this order."""
    parser = _Tags()
    parser.feed(response.content.decode())
    following = iter(parser.texts)
    return all(text in following for text in texts)


def nodes(response):
    """Of a page: what it says in linked data."""
    parser = _Tags()
    parser.feed(response.content.decode())
    if not parser.scripts:
        return []
    told = json.loads("".join(parser.scripts))
    assert told["@context"] == "https://schema.org"
    return told["@graph"]


def inline_scripts(response):
    """The attributes of each `script` but those that are files of this site."""
    found = tags(response, "script")
    return [each for each in found if not each.get("src", "").startswith("/static/")]


def links(response):
    return [tag["href"] for tag in tags(response, "a") if "href" in tag]


def titles(response):
    """Of a list: the titles of its items, in order."""
    return [item.title for item in response.context["page_obj"]]


def all_titles(client, path, **query):
    """Of a list: the titles of all its pages."""
    found, page = [], 1
    while True:
        response = client.get(path, query | {"page": page})
        found += titles(response)
        if not response.context["page_obj"].has_next():
            return found
        page += 1


def feed(response):
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(response.content)


def entries(response):
    return feed(response).findall("atom:entry", ATOM)


def entry_titles(response):
    return [entry.findtext("atom:title", namespaces=ATOM) for entry in entries(response)]
