"""Lists say in their address what they hold: filters, order, page."""

import pytest

from tests.factories import NewsItemFactory
from tests.publishing.oracle import Oracle
from tests.publishing.pages import all_titles, links, tags, titles

# -- What the page says of the filters ------------------------------------------------------------


def removals(response):
    return [tag["href"] for tag in tags(response, "a") if "tag-remove" in tag.get("class", "")]


def test_each_chosen_filter_has_a_link_that_removes_it_alone(client, seeded):
    response = client.get("/news/?q=ilo&country=kenya&country=senegal&year=2023&sort=oldest")
    assert removals(response) == [
        "/news/?country=kenya&country=senegal&year=2023&sort=oldest",
        "/news/?q=ilo&country=senegal&year=2023&sort=oldest",
        "/news/?q=ilo&country=kenya&year=2023&sort=oldest",
        "/news/?q=ilo&country=kenya&country=senegal&sort=oldest",
    ]


def test_removing_the_only_filter_leads_to_the_whole_list(client, seeded):
    assert removals(client.get("/news/?year=2023")) == ["/news/"]


def test_removing_a_filter_goes_to_the_first_page(client, seeded):
    assert removals(client.get("/news/?organisation=ilo&page=2")) == ["/news/"]


def test_a_list_without_items_offers_to_drop_each_filter(client, seeded):
    response = client.get("/news/?country=kenya&year=1999")
    assert titles(response) == []
    assert {"/news/?country=kenya", "/news/?year=1999"} <= set(links(response))


def test_a_list_without_items_says_what_each_filter_keeps_away(client, db):
    NewsItemFactory(kind="event", countries=["kenya"], published_on="2021-05-02")
    NewsItemFactory.create_batch(2, kind="call", countries=["senegal"], published_on="2021-05-02")
    response = client.get("/news/?kind=event&country=senegal&year=2021")
    rescues = response.context["rescues"]
    assert [(one.label, one.value_label, one.count) for one in rescues] == [
        ("Kind", "Event", 2),
        ("Country", "Senegal", 1),
    ]
    for one in rescues:
        assert f"/news/?{one.query}" in links(response)
        assert client.get(f"/news/?{one.query}").context["total"] == one.count


def test_where_no_single_filter_is_the_reason_all_can_be_dropped(client, seeded):
    response = client.get("/news/?q=zzzz&country=atlantis&year=1999")
    assert response.context["rescues"] == [] and "No single one of them" in response.text


def test_an_address_has_one_order(client, db):
    response = client.get(
        "/news/?page=2&sort=title&year=2023&until=2024&country=kenya&kind=event&q=a"
    )
    expected = "/news/?q=a&kind=event&country=kenya&year=2023&until=2024&sort=title&page=2"
    assert (response.status_code, response.headers["Location"]) == (302, expected)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("country=atlantis", "Country: “atlantis” is not known here"),
        ("organisation=nobody", "Organisation: “nobody” is not known here"),
        ("kind=gossip", "Kind: “gossip” is not known here"),
        ("year=99999", "Year: “99999” is not known here"),
        ("month=13", "Month: “13” is not known here"),
        ("month=2023-00", "Month: “2023-00” is not known here"),
        ("sort=random", "Sort: “random” is not known here"),
        ("q=***", "Words: “***” is not known here"),
    ],
)
def test_an_unknown_value_is_explained_and_ignored(client, seeded, query, said):
    response = client.get(f"/news/?year=2023&{query}", follow=True)
    assert response.context["total"] == len(Oracle("news").titles(year=["2023"]))
    assert said in response.content.decode()


def test_an_unknown_value_beside_a_known_one_changes_nothing(client, seeded):
    response = client.get("/news/?country=atlantis&country=kenya")
    assert set(titles(response)) == Oracle("news").titles(country=["kenya"])
    assert removals(response) == ["/news/"]


@pytest.mark.parametrize(
    ("given", "tidy"),
    [
        ("q=&country=&sort=", ""),
        ("q=&country=kenya&country=&year=&page=", "?country=kenya"),
        ("sort=newest&year=2023", "?year=2023"),
        ("q=caf%C3%A9+%26+co&year=", "?q=caf%C3%A9+%26+co"),
    ],
)
def test_empty_parameters_go_out_of_the_address(client, db, given, tidy):
    response = client.get(f"/news/?{given}")
    assert (response.status_code, response.headers["Location"]) == (302, f"/news/{tidy}")


def test_the_form_of_a_list_holds_the_selection(client, seeded):
    response = client.get("/news/?q=ilo&country=kenya&sort=oldest")
    (checked,) = (tag for tag in tags(response, "input", name="country") if "checked" in tag)
    assert checked["value"] == "kenya"
    assert tags(response, "input", name="q", value="ilo")
    assert [tag["value"] for tag in tags(response, "option") if "selected" in tag] == ["oldest"]


# -- Order and pages ------------------------------------------------------------------------------


def test_sorting_by_title_minds_neither_case_nor_accents(client, db):
    for title in ("zebra", "Özge", "apple", "Orchard", "Éclair"):
        NewsItemFactory(title=title)
    assert titles(client.get("/news/?sort=title")) == [
        *("apple", "Éclair", "Orchard", "Özge", "zebra")
    ]


@pytest.mark.parametrize("sort", ["newest", "oldest", "title"])
def test_the_pages_of_a_list_hold_each_item_once(client, seeded, sort):
    found = (
        all_titles(client, "/news/", sort=sort)
        if sort != "newest"
        else all_titles(client, "/news/")
    )
    assert sorted(found) == sorted(Oracle("news").titles())


def test_a_page_keeps_filters_and_order(client, seeded):
    response = client.get("/news/?organisation=ilo&sort=oldest")
    (next_page,) = [tag["href"] for tag in tags(response, "a", rel="next")]
    second = client.get(f"/news/{next_page}")
    assert second.context["page_obj"].number == 2
    assert set(titles(response) + titles(second)) == Oracle("news").titles(organisation=["ilo"])


@pytest.mark.parametrize("page", ["abc", "0", "-1", "999", "1e9", "9" * 5000, "1.5", "٠"])
def test_an_impossible_page_is_a_404_with_a_way_back(client, seeded, page):
    response = client.get("/news/", {"organisation": "ilo", "page": page})
    assert response.status_code == 404
    assert "?organisation=ilo" in links(response)


def test_the_way_back_is_for_lists_alone(client, db):
    assert "no such page" not in client.get("/nowhere/?page=2").content.decode()


def test_a_hidden_item_never_makes_another_page(client, db):
    NewsItemFactory.create_batch(20)
    NewsItemFactory(draft=True)
    assert not client.get("/news/").context["page_obj"].has_other_pages()
    assert client.get("/news/?page=2").status_code == 404


# -- What search engines read ---------------------------------------------------------------------


def is_noindex(response):
    return bool(tags(response, "meta", name="robots", content="noindex"))


def canonical(response):
    (tag,) = tags(response, "link", rel="canonical")
    return tag["href"].removeprefix("http://testserver")


@pytest.mark.parametrize(
    ("query", "path"),
    [
        ("", "/news/"),
        ("?page=1", "/news/"),
        ("?page=2", "/news/?page=2"),
        ("?sort=oldest", "/news/"),
        ("?country=kenya", "/news/?country=kenya"),
        ("?country=kenya&year=2024", "/news/?country=kenya&year=2024"),
        ("?organisation=ilo&page=2", "/news/?organisation=ilo&page=2"),
        ("?country=kenya&utm_source=x", "/news/?country=kenya"),
        ("?country=kenya&country=atlantis", "/news/?country=kenya"),
    ],
)
def test_few_selections_are_pages_of_their_own(client, seeded, query, path):
    response = client.get(f"/news/{query}")
    assert (is_noindex(response), canonical(response)) == (False, path)


@pytest.mark.parametrize(
    "query",
    [
        "q=ilo",
        "country=kenya&country=senegal",
        "organisation=ilo&year=2023&month=3",
        "q=ilo&country=kenya",
    ],
)
def test_the_others_stand_for_the_whole_list(client, seeded, query):
    response = client.get(f"/news/?{query}")
    assert (is_noindex(response), canonical(response)) == (True, "/news/")


def test_a_selection_without_items_is_no_page_for_search_engines(client, seeded):
    assert is_noindex(client.get("/news/?year=1999"))
