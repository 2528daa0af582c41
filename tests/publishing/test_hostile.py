"""Whatever an address says, a visitor gets a page, a way on, or a plain 404."""

from urllib.parse import quote

import pytest

from tests.factories import NewsItemFactory, ParticipantFactory, PersonFactory

SELECTIONS = [
    *(
        "/search/",
        "/news/",
        "/interviews/",
        "/news/feed.atom",
        "/interviews/feed.atom",
        "/news/items.csv",
    ),
    *("/countries/kenya/", "/organisations/ilo/"),
]
OTHERS = [
    *("/", "/feed.atom", "/news/{item}/", "/interviews/{item}/", "/countries/", "/organisations/"),
    *("/countries/kenya/feed.atom", "/organisations/ilo/feed.atom", "/map/"),
    *("/sitemap.xml", "/robots.txt", "/feed.json"),
    *(
        "/search/feed.atom",
        "/search/feed.json",
        "/search/items.csv",
        "/news/feed.json",
        "/news/items.json",
        "/interviews/items.ris",
    ),
    "/search/suggest/",
    *("/interviews/people/", "/interviews/people/{person}/", "/interviews/people/nobody/"),
    *("/interviews/people/{person}/feed.atom", "/interviews/people/{person}/feed.json"),
    *("/sitemap-news.xml", "/news.sitemap.xml", "/opensearch.xml"),
]
PATHS = SELECTIONS + OTHERS
NAMES = (
    "q",
    "country",
    "organisation",
    "kind",
    "series",
    "year",
    "month",
    "sort",
    "page",
    "since",
    "until",
    "language",
    "type",
    "all",
)
VALUES = [
    *(
        "'",
        '"',
        "';DROP TABLE news_newsitem;--",
        '" OR 1=1 --',
        "*",
        "%",
        "_",
        "\\",
        "a*",
        "NEAR(a b)",
    ),
    *(
        "\0",
        "a\0b",
        "\x01",
        "\x0b",
        "\x1b[31m",
        "\r\nSet-Cookie: a=b",
        "\ufffe",
        "\uffff",
        "\U000e0001",
    ),
    *("🐝", "👩🏽‍🌾", "\u202eevil", "\u200f", "e\u0301" * 50, "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞", "ﷺ" * 200, "İIıi", "ẞ", "٣"),
    *(
        "x" * 10_000,
        "é" * 10_000,
        "a " * 5_000,
        "<script>alert(1)</script>",
        "{{ 7 * 7 }}",
        "../../etc",
    ),
    *("99999", "0", "00", "13", "-1", "1e9", "NaN", "1_0", " 3 ", "2023-13", "2023-3", "0000-01"),
    *("9" * 30, "9" * 5_000, str(2**63), str(2**64), "kenya,senegal", "[]", "null", "true", "last"),
]
QUERIES = [
    *(
        "%",
        "%zz",
        "%ff%fe",
        "q=%ed%a0%80",
        "q=%c3%28",
        "country=%ff",
        "q=%",
        "year=%00",
        "&&&",
        "=",
        "?",
    ),
    *("q[]=a", "country[0]=kenya", "country[$ne]=x", "q", "q=1;drop=1", "year=2023%00", "%00=1"),
    *("country=kenya&" * 200, "&".join(f"country=c{n}" for n in range(200)), "q=a&" * 200),
    *("&".join(f"year={n}" for n in range(1000, 1200)), "&".join(f"month={n}" for n in range(200))),
    *("&".join(f"month=2{n:03}-12" for n in range(200)), "year=1000&year=2999&month=2999-12"),
    "&".join(f"{name}=1" for name in NAMES),
]


@pytest.fixture
def site(db):
    NewsItemFactory(slug="item", countries=["kenya"])
    person = PersonFactory(slug="somebody")
    ParticipantFactory.create_batch(2, person=person)


def ask(client, path, query):
    """The query goes out as given; the test client raises what a view raises."""
    return client.get(path.format(item="item", person="somebody"), QUERY_STRING=query)


@pytest.mark.parametrize("path", ["/search/", "/interviews/feed.atom"])
@pytest.mark.parametrize("name", NAMES)
def test_no_value_of_a_parameter_breaks_a_page(client, site, path, name):
    for value in VALUES:
        response = ask(client, path, f"{name}={quote(value, errors='surrogatepass')}")
        assert response.status_code in {200, 302, 404}, value[:60]


@pytest.mark.parametrize("path", SELECTIONS)
def test_no_value_of_all_parameters_breaks_a_page(client, site, path):
    """All have the value at once; lists lead to the order of addresses first."""
    for value in VALUES:
        said = quote(value, errors="surrogatepass")
        query = "&".join(f"{name}={said}" for name in NAMES if name != "page")
        response = client.get(f"{path}?{query}", follow=True)
        assert response.status_code in {200, 404}, value[:60]


@pytest.mark.parametrize("path", PATHS)
def test_no_query_string_breaks_a_page(client, site, path):
    for query in QUERIES:
        assert ask(client, path, query).status_code in {200, 302, 404}, query[:60]


@pytest.mark.parametrize("path", ["/news.sitemap.xml", "/countries.sitemap.xml"])
def test_no_page_of_a_sitemap_breaks_it(client, site, path):
    for value in VALUES:
        response = ask(client, path, f"p={quote(value, errors='surrogatepass')}")
        assert response.status_code in {200, 404}, value[:60]


@pytest.mark.parametrize(
    "prefix", ["/news/", "/interviews/", "/interviews/people/", "/countries/", "/organisations/"]
)
@pytest.mark.parametrize("end", ["/", "/feed.atom", ""])
def test_no_address_breaks_the_site(client, db, prefix, end):
    for value in VALUES:
        response = client.get(prefix + quote(value, safe="") + end)
        assert response.status_code in {200, 301, 404}, value[:60]


@pytest.mark.parametrize(
    "path", ["/%ff/", "/news/%00/", "/news/%c3%28/", "//news//", "/news/../news/"]
)
def test_no_broken_encoding_of_an_address_breaks_the_site(client, db, path):
    assert client.get(path).status_code in {200, 301, 404}


@pytest.mark.parametrize("path", PATHS)
def test_pages_are_only_read(client, site, path):
    path = path.format(item="item", person="somebody")
    before = client.get(path).getvalue()
    for method in ("post", "put", "delete", "patch"):
        response = getattr(client, method)(path, {"title": "x"}, "application/json")
        assert response.status_code in {200, 404, 405}
    assert client.get(path).getvalue() == before


@pytest.mark.parametrize("path", ["/news/", "/interviews/", "/news/item/", "/nowhere/"])
@pytest.mark.parametrize("value", ["<script>x</script>", '"><img src=x onerror=y>', "' onfocus='y"])
def test_what_an_address_says_is_never_markup(client, site, path, value):
    for name in NAMES:
        assert value not in client.get(path, {name: value}).content.decode()


def test_a_redirect_stays_on_the_site(client, db):
    for path in ("//evil.example/", "/news/"):
        response = client.get(path, {"q": "", "country": "//evil.example"})
        assert not response.headers.get("Location", "/").startswith(("//", "http"))
