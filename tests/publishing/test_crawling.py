"""Crawlers are kept from selections of selections: of three filters there are thousands."""

import pytest
from django.template import Context, Template

from sseportal.publishing.templatetags.machines import goes_deep
from tests.factories import NewsItemFactory
from tests.publishing.pages import tags

DEEP = "country=kenya&country=fiji&year=2026"


@pytest.mark.parametrize(
    "query", ["", "country=kenya", "country=kenya&year=2026", "country=kenya&year=2026&sort=title",
              "country=kenya&year=2026&page=3"],
)  # fmt: skip
def test_two_filters_are_few(query):
    assert not goes_deep(query)


@pytest.mark.parametrize(
    "query", [DEEP, f"{DEEP}&sort=title", "q=milk&country=kenya&since=2023", "kind=a&kind=b&year=1"]
)
def test_three_filters_are_many(query):
    assert goes_deep(query)


@pytest.mark.parametrize(("query", "rel"), [(DEEP, "next nofollow"), ("country=kenya", "next")])
def test_no_crawler_leafs_through_a_deep_selection(client, db, query, rel):
    NewsItemFactory.create_batch(21, countries=["kenya"])
    (link,) = tags(client.get(f"/news/?{query}"), "a", href=f"?{query}&page=2")
    assert link["rel"] == rel


def test_a_way_out_of_an_empty_selection_is_followed_where_it_is_short(client, db):
    NewsItemFactory(countries=["kenya"], kind="event")
    response = client.get("/news/?kind=event&country=kenya&year=1999&month=6")
    assert tags(response, "a", href="/news/?kind=event&country=kenya&month=6", rel="nofollow")
    response = client.get("/news/?country=kenya&year=1999")
    assert not tags(response, "a", href="/news/?country=kenya", rel="nofollow")


def test_files_are_for_people(client, seeded):
    files = [tag for tag in tags(client.get("/news/"), "a") if "download" in tag]
    assert files and all(tag["rel"] == "nofollow" for tag in files)


def test_a_template_asks_how_deep_a_query_goes():
    page = Template('{% load machines %}{% if query|goes_deep %} rel="nofollow"{% endif %}')
    assert page.render(Context({"query": DEEP})) == ' rel="nofollow"'
    assert page.render(Context({"query": "country=kenya"})) == ""
