"""Programs find what visitors find."""

import pytest

from sseportal.api.resources import kinds
from sseportal.publishing.registry import publication_models
from sseportal.publishing.site_search import SearchFilterSet
from tests.api.calls import BASE, LISTS, SELECTIONS, all_items, call, parameters, told
from tests.factories import NewsItemFactory, OrganisationFactory, QuestionFactory

OWN = {"facets", "page_size", "cursor"}
CHOSEN = [
    ("news", {"country": ["kenya", "senegal"], "year": "2024"}),
    ("news", {"kind": "event", "sort": "title"}),
    ("news", {"q": "cooperative", "since": "March 2023"}),
    ("interviews", {"series": "coop-champions", "country": "africa"}),
    ("search", {"type": "interviews", "language": "en"}),
]


def test_every_kind_of_content_is_offered():
    assert [kind.model for kind in kinds()] == publication_models()
    assert [kind.name for kind in kinds()] == [m._meta.app_label for m in publication_models()]


@pytest.mark.parametrize("name", SELECTIONS)
def test_parameters_are_those_of_the_pages_and_the_apis_own(name):
    filtersets = {kind.name: kind.filterset_class for kind in kinds()}
    pages = (filtersets | {"search": SearchFilterSet})[name].base_filters
    assert set(parameters(f"/{name}/")) == {*pages, *OWN}


@pytest.mark.parametrize(("name", "query"), CHOSEN)
def test_a_list_holds_what_the_file_of_its_selection_holds(client, seeded, name, query):
    whole = told(client.get(f"/{name}/items.json", query))["items"]
    page = call(client, name, page_size=100, **query)
    assert page["count"] == len(whole) and page["next"] is None
    for item, record in zip(page["items"], whole, strict=True):
        assert item.items() >= record.items()


@pytest.mark.parametrize("query", [{"facets": "all"}, {"all": ["country", "organisation", "year"]}])
@pytest.mark.parametrize(("name", "chosen"), CHOSEN)
def test_facets_are_those_of_the_page(client, seeded, name, chosen, query):
    shown = client.get(f"/{name}/", chosen | {"all": query.get("all", [])}).context["selection"]
    found = call(client, name, **chosen, **query)["facets"]
    asked = set(query.get("all", shown.facet_filters))
    assert found.keys() == asked
    for facet in shown.facets():
        if facet.name in asked:
            options = [(one["value"], one["count"]) for one in found[facet.name]["options"]]
            assert options == [(one.value, one.count) for one in facet.options]
            assert found[facet.name]["more"] == facet.more


def test_facets_come_on_request_alone(client, seeded):
    assert "facets" not in call(client, "news")
    assert list(call(client, "news", facets="year,kind")["facets"]) == ["kind", "year"]
    assert list(call(client, "news", facets=["year", "kind"])["facets"]) == ["kind", "year"]


def test_a_country_is_a_part_of_its_region(client, seeded):
    options = call(client, "news", facets="country", country="kenya")["facets"]["country"]
    parents = {one["value"]: one["parent"] for one in options["options"]}
    assert parents["kenya"] == "africa" and parents["africa"] is None


@pytest.mark.parametrize("name", LISTS)
def test_an_unknown_parameter_is_refused_with_the_known_ones(client, db, name):
    response = client.get(f"{BASE}/{name}/?contry=kenya&page=2&page_size=5")
    problem = told(response, 400)
    assert response.headers["Content-Type"] == "application/problem+json"
    assert problem["unknown"] == ["contry", "page"]
    assert problem["known"] == list(parameters(f"/{name}/"))
    assert (problem["title"], problem["status"]) == ("Bad Request", 400)


@pytest.mark.parametrize(
    ("query", "name"),
    [
        *(("country=nowhere&country=kenya", "country"), ("year=99", "year"), ("q=-", "q")),
        *(("since=soon", "since"), ("sort=best", "sort"), ("sort=relevance", "sort")),
        *(("q=a&q=b", "q"), ("facets=year,colour", "facets"), ("all=colour", "all")),
        *(("page_size=0", "page_size"), ("page_size=²", "page_size"), ("q=%00", "q")),
        *(("since=2024&since=2023", "since"), ("q=" + "x" * 201, "q")),
        ("&".join(f"year={n}" for n in range(1950, 2001)), "year"),
    ],
)
def test_a_value_that_means_nothing_is_refused(client, seeded, query, name):
    invalid = told(client.get(f"{BASE}/news/?{query}"), 400)["invalid"]
    assert {one["parameter"] for one in invalid} == {name}
    assert all(one["expected"] for one in invalid)


def test_an_error_repeats_little_of_what_was_sent(client, db):
    response = client.get(f"{BASE}/news/", {f"x{n}": 1 for n in range(999)} | {"y" * 9999: 1})
    assert response.status_code == 400 and len(response.content) < 2000


def test_an_empty_value_counts_as_none(client, seeded):
    whole = call(client, "news")
    assert call(client, "news", q="", country=["", ""], cursor="", page_size="") | {
        "next": ""
    } == whole | {"next": ""}


def test_a_former_address_still_means_its_organisation(client, db):
    guild = OrganisationFactory(slug="guild")
    guild.keep_address("hall")
    NewsItemFactory(organisations=[guild])
    assert call(client, "news", organisation="hall")["count"] == 1


def test_an_item_alone_has_its_texts(client, db):
    item = NewsItemFactory(body="One.\n\nTwo.")
    listed = call(client, "news")["items"][0]
    assert listed["href"] == f"http://testserver{BASE}/news/{item.pk}/" and "body" not in listed
    assert told(client.get(listed["href"])) == listed | {
        "body": "One.\n\nTwo.",
        "body_html": "<p>One.</p>\n<p>Two.</p>",
    }


def test_an_interview_alone_has_its_questions_in_order(client, db):
    first = QuestionFactory(position=1)
    QuestionFactory(profile=first.profile, question="And then?", answer="", position=2)
    asked = call(client, f"interviews/{first.profile_id}")["questions"]
    assert [one["question"] for one in asked] == ["How did it begin?", "And then?"]
    assert asked[1]["answer"] == ""


@pytest.mark.parametrize("number", [0, 2**63, 2**64, "9" * 5000])
def test_an_item_that_is_none_is_not_found(client, db, number):
    assert client.get(f"{BASE}/news/{number}/").status_code == 404


def test_a_hidden_item_is_not_found(client, db):
    hidden = NewsItemFactory(draft=True)
    problem = call(client, f"news/{hidden.pk}", 404)
    assert problem == call(client, "news/900001", 404)


# -- Vocabularies ---------------------------------------------------------------------------------


def test_a_country_has_its_names_and_its_counts(client, seeded):
    (kenya,) = call(client, "countries", q="kenya")["items"]
    assert (kenya["slug"], kenya["code"], kenya["region"]) == ("kenya", "KE", "africa")
    assert kenya["url"] == "http://testserver/countries/kenya/"
    assert "Kenyan" not in kenya["other_names"]
    for kind, count in kenya["counts"].items():
        assert count == call(client, kind, country="kenya")["count"]


@pytest.mark.parametrize("words", ["turkiye", "TÜRKİYE", "Turkey", "turq", "TR"])
def test_a_country_is_found_by_any_of_its_names(client, db, words):
    assert "turkiye" in [item["slug"] for item in all_items(client, "countries", q=words)]


@pytest.mark.parametrize("words", ["Kenyans", "Nairobi", "%", "_", "\\"])
def test_what_is_no_name_of_a_country_finds_none(client, db, words):
    assert call(client, "countries", q=words)["count"] == 0


@pytest.mark.parametrize("state", ["proposed", "rejected"])
def test_organisations_are_the_accepted_ones(client, db, state):
    OrganisationFactory(name="Quorvexa", **{state: True})
    assert call(client, "organisations", q="quorvexa")["count"] == 0
    OrganisationFactory(name="Quorvexa Two", acronym="QX")
    (item,) = call(client, "organisations", q="qx")["items"]
    assert (item["name"], item["acronym"]) == ("Quorvexa Two", "QX")
    assert item["counts"] == {"news": 0, "interviews": 0}
