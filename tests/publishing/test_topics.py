"""Countries and organisations: everything about one, of every kind."""

import pytest

from sseportal.folding import fold
from sseportal.publishing.registry import publication_models
from sseportal.publishing.selections import tag_counts
from sseportal.publishing.topics import COUNTRIES, ORGANISATIONS
from sseportal.taxonomy.models import Country, Organisation
from tests.factories import NewsItemFactory, OrganisationFactory, ProfileFactory
from tests.publishing.pages import links, tags


def visible_items():
    return [item for model in publication_models() for item in model.objects.visible()]


def reached(client, response):
    """The links of a topic's page, and of the whole lists that it leads to."""
    lists = [section["all"] for section in response.context["sections"]]
    return {link for page in [response, *map(client.get, lists)] for link in links(page)}


@pytest.mark.parametrize("slug", ["kenya", "thailand", "republic-of-korea", "turkiye"])
def test_a_country_has_all_about_it(client, seeded, slug):
    country = Country.objects.get(slug=slug)
    expected = {
        item.get_absolute_url() for item in visible_items() if country in item.tags("countries")
    }
    response = client.get(country.get_absolute_url())
    assert expected <= reached(client, response)
    assert response.context["total"] == len(expected)


@pytest.mark.parametrize("slug", ["kosea", "untfsse", "copac"])
def test_an_organisation_has_all_about_it(client, seeded, slug):
    guild = Organisation.objects.get(slug=slug)
    expected = {
        item.get_absolute_url() for item in visible_items() if guild in item.public_organisations
    }
    assert expected <= reached(client, client.get(guild.get_absolute_url()))


def test_a_topic_shows_the_newest_of_each_kind(client, seeded):
    response = client.get("/organisations/ilo/")
    for model in publication_models():
        newest = model.objects.visible().filter(organisations__slug="ilo").newest()[:4]
        assert {item.get_absolute_url() for item in newest} <= set(links(response))


def test_a_topic_leads_to_its_filtered_lists(client, db):
    NewsItemFactory.create_batch(11, countries=["fiji"])
    ProfileFactory(countries=["fiji"])
    response = client.get("/countries/fiji/")
    assert {"/news/?country=fiji", "/interviews/?country=fiji"} <= set(links(response))
    assert "All 11" in response.content.decode()
    assert client.get("/news/?country=fiji").context["total"] == 11


@pytest.mark.parametrize("path", ["/countries/tuvalu/", "/organisations/quiet/"])
def test_a_topic_without_items_says_so_and_is_no_page_for_search_engines(client, db, path):
    OrganisationFactory(slug="quiet")
    response = client.get(path)
    assert "yet." in response.content.decode()
    assert tags(response, "meta", name="robots", content="noindex")


@pytest.mark.parametrize("topic", [COUNTRIES, ORGANISATIONS])
def test_topics_are_counted_across_kinds_the_most_first(seeded, topic):
    expected = {}
    for item in visible_items():
        for term in item.tags(topic.relation):
            expected[term] = expected.get(term, 0) + 1
    in_order = sorted(expected.items(), key=lambda row: (-row[1], fold(row[0].name)))
    assert tag_counts(topic) == in_order


def test_the_index_of_countries_goes_by_region(client, seeded):
    groups = dict(client.get("/countries/").context["groups"])
    africa = ["Kenya", "Senegal", "Sudan", "Tanzania", "Tunisia"]
    assert [str(term) for term, _ in groups["Africa"]] == africa
    assert {"Americas", "Asia and the Pacific", "Europe and Central Asia"} < groups.keys()


def test_the_index_of_organisations_goes_by_letter(client, db):
    NewsItemFactory(
        organisations=[OrganisationFactory(name=n, slug=n) for n in ("ants", "Bees", "Asps")]
    )
    groups = client.get("/organisations/").context["groups"]
    assert [(letter, len(rows)) for letter, rows in groups] == [("A", 2), ("B", 1)]


def test_the_front_page_has_the_newest_of_each_kind_and_ways_in(client, seeded):
    response = client.get("/")
    for model in publication_models():
        newest = model.objects.visible().newest()[:6]
        assert {item.get_absolute_url() for item in newest} <= set(links(response))
    ways = {
        "/countries/kenya/",
        "/organisations/ilo/",
        "/news/?year=2023",
        "/interviews/?year=2017",
    }
    assert ways <= set(links(response))


# -- Addresses of before ---------------------------------------------------------------------------
@pytest.fixture
def moved(db):
    """A country and an organisation that had other addresses, with an item."""
    turkiye, ring = Country.objects.get(code="TR"), OrganisationFactory(slug="ring")
    turkiye.keep_address("turkey")
    ring.keep_address("loop")
    NewsItemFactory(countries=[turkiye.slug], organisations=[ring])
    NewsItemFactory(title="Of another place", countries=["fiji"])
    return ring


@pytest.mark.parametrize("rest", ["", "feed.atom", "?utm=a%20b&utm=%C3%A9", "feed.atom?x=1"])
@pytest.mark.parametrize(
    ("former", "present"),
    [
        ("/countries/turkey/", "/countries/turkiye/"),
        ("/organisations/loop/", "/organisations/ring/"),
    ],
)
def test_a_former_address_leads_for_good_to_the_present_one(client, moved, former, present, rest):
    response = client.get(former + rest)
    assert (response.status_code, response.headers["Location"]) == (301, present + rest)
    assert client.head(former + rest).status_code == 301
    assert client.get(response.headers["Location"]).status_code == 200


@pytest.mark.parametrize("path", ["/news/", "/news/feed.atom"])
@pytest.mark.parametrize(
    ("former", "present"),
    [
        ("country=turkey", "country=turkiye"),
        ("organisation=loop", "organisation=ring"),
        ("organisation=loop&organisation=ring", "organisation=ring"),
        ("country=turkey&organisation=loop&year=2026&q=cooperatives",
         "country=turkiye&organisation=ring&year=2026&q=cooperatives"),
    ],
)  # fmt: skip
def test_a_filter_by_a_former_address_is_the_present_one(client, moved, path, former, present):
    assert client.get(f"{path}?{former}").content == client.get(f"{path}?{present}").content


def test_a_list_filtered_by_a_former_address_is_known_by_the_present_one(client, moved):
    response = client.get("/news/?organisation=loop&page=1")
    assert response.context["total"] == 1 and response.context["ignored"] == ()
    canonical = "http://testserver/news/?organisation=ring"
    assert tags(response, "link", rel="canonical", href=canonical)


def test_an_address_that_another_has_taken_is_the_other_s(client, moved):
    other = OrganisationFactory(slug="loop")
    assert client.get("/organisations/loop/").context["object"] == other
    assert client.get("/news/?organisation=loop").context["total"] == 0


def test_an_address_that_a_hidden_one_has_taken_still_leads_on(client, moved):
    OrganisationFactory(slug="loop", proposed=True)
    assert client.get("/organisations/loop/").headers["Location"] == "/organisations/ring/"
    assert client.get("/news/?organisation=loop").context["total"] == 1


def test_an_address_goes_with_the_last_that_had_it(client, moved):
    other = OrganisationFactory(slug="wheel")
    other.keep_address("loop")
    assert client.get("/organisations/loop/").headers["Location"] == "/organisations/wheel/"


def test_of_two_that_swap_addresses_each_is_found(client, moved):
    moved.keep_address("ring")
    assert client.get("/organisations/ring/").status_code == 200


@pytest.mark.parametrize("state", ["proposed", "rejected"])
def test_a_former_address_of_a_hidden_organisation_is_as_unknown(client, moved, state):
    Organisation.objects.filter(pk=moved.pk).update(review_state=state)
    for path in ("/organisations/{}/", "/organisations/{}/feed.atom"):
        answers = [client.get(path.format(slug)) for slug in ("loop", "nope")]
        assert [answer.status_code for answer in answers] == [404, 404]
        known, unknown = (answer.text.replace("nope", "loop") for answer in answers)
        assert known == unknown
    assert client.get("/news/?organisation=loop").context["total"] == 2


@pytest.mark.parametrize("value", ["a%00b", "%F0%9F%90%9D", "x" * 5_000, "%ED%A0%80", "İ"])
def test_what_no_address_can_be_is_not_looked_for(client, moved, value):
    response = client.get(f"/news/?organisation={value}&organisation=loop")
    assert response.context["total"] == 1


def test_an_empty_site_stands(client, db):
    for path in ("/", "/news/", "/interviews/", "/countries/", "/organisations/", "/feed.atom"):
        assert client.get(path).status_code == 200
