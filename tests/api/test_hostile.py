"""Whatever a program sends, it gets an answer or a refusal, and nothing of it as markup."""

from urllib.parse import quote

import pytest

from tests.api.calls import BASE, LISTS, parameters
from tests.factories import NewsItemFactory
from tests.publishing.test_hostile import QUERIES, VALUES

LARGE = [
    *("q=" + "x" * 100_000, "q=" + "(" * 50_000, "q=" + '"a" ' * 20_000, "q=" + "-" * 100_000),
    *("country=" + "a," * 40_000, "facets=" + "year," * 20_000, "cursor=" + "9" * 100_000),
    "&".join(f"country=c{n}" for n in range(11_000)),
    *(
        "page_size=" + "9" * 100_000,
        "page_size=" + "0" * 8 + "1" * 9_000,
        "&".join(f"x{n}=1" for n in range(11_000)),
        "q=1&" * 11_000,
    ),
]


@pytest.fixture
def site(db):
    NewsItemFactory(pk=7, countries=["kenya"])


def check(client, path, query):
    response = client.get(path, QUERY_STRING=query)
    assert response.status_code in {200, 400}, query[:80]
    assert response.headers["Content-Type"] in {"application/json", "application/problem+json"}
    assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("name", "parameter"),
    [(name, one) for name in ("search", "organisations") for one in parameters(f"/{name}/")],
)
def test_no_value_of_a_parameter_breaks_an_answer(client, site, name, parameter):
    for value in VALUES:
        check(client, f"{BASE}/{name}/", f"{parameter}={quote(value, errors='surrogatepass')}")


@pytest.mark.parametrize("name", [*LISTS, "news/7", "openapi.json"])
def test_no_query_string_breaks_an_answer(client, site, name):
    path = f"{BASE}/{name}" if "." in name else f"{BASE}/{name}/"
    for query in [*QUERIES, *LARGE]:
        check(client, path, query)


def test_more_parameters_than_a_form_may_have_are_refused(client, site):
    query = "&".join(f"x{n}=1" for n in range(13_000))
    assert client.get(f"{BASE}/news/", QUERY_STRING=query).status_code == 400


@pytest.mark.parametrize("name", ["news", "interviews", "nothing", ""])
def test_no_address_breaks_the_api(client, db, name):
    for value in VALUES:
        response = client.get(f"{BASE}/{name}/{quote(value, safe='')}/")
        assert response.status_code in {200, 301, 404}, value[:60]


@pytest.mark.parametrize("query", QUERIES)
def test_no_query_string_breaks_its_documentation(client, db, query):
    assert client.get("/api/", QUERY_STRING=query).status_code == 200
