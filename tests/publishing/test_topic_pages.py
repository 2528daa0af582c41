"""What a country's or organisation's page shows beside its items: figures that are true."""

import re
from collections import Counter
from datetime import date

import pytest

from sseportal.publishing.about import About
from sseportal.publishing.registry import publication_models
from sseportal.publishing.selections import counts_together, dates_about
from sseportal.publishing.topics import COUNTRIES, ORGANISATIONS
from sseportal.taxonomy.models import Country, Organisation
from tests.factories import NewsItemFactory, OrganisationFactory, ProfileFactory
from tests.publishing.pages import links, tags

TOPICS = {"countries": COUNTRIES, "organisations": ORGANISATIONS}
each_topic = pytest.mark.parametrize(
    ("relation", "slug"),
    [
        *(("countries", slug) for slug in ("kenya", "turkiye", "republic-of-korea", "italy")),
        *(("organisations", slug) for slug in ("ilo", "untfsse", "copac", "kosea")),
    ],
)
PERIODS = ["", "?year=2023", "?month=2023-02", "?year=1999"]


def items_on(term, relation):
    return [
        item
        for model in publication_models()
        for item in model.objects.visible()
        if term in item.tags(relation)
    ]


def page(client, relation, slug, query=""):
    response = client.get(f"/{relation}/{slug}/{query}")
    assert response.status_code == 200
    return response


def is_within(item, query):
    _, _, value = query.partition("=")
    return item.date_for_machines.startswith(value)


@each_topic
def test_its_dates_are_those_of_its_items(seeded, relation, slug):
    term = TOPICS[relation].terms().get(slug=slug)
    expected = Counter(
        (item.published_on.year, item.published_on.month if item.date_precision != "year" else None)
        for item in items_on(term, relation)
    )
    found = Counter()
    for counts in dates_about(About(TOPICS[relation], term)).values():
        found.update(counts)
    assert found == expected


@each_topic
@pytest.mark.parametrize("other", TOPICS)
def test_who_appears_together_is_counted_from_the_items(seeded, relation, slug, other):
    term = TOPICS[relation].terms().get(slug=slug)
    expected = Counter(tag for item in items_on(term, relation) for tag in item.tags(other))
    del expected[term]
    rows = counts_together(About(TOPICS[relation], term), TOPICS[other])
    found = dict(rows)
    assert found == expected
    assert list(found.values()) == sorted(found.values(), reverse=True)


@each_topic
@pytest.mark.parametrize("query", PERIODS)
def test_each_figure_leads_to_as_many_items_as_it_says(client, seeded, relation, slug, query):
    response = page(client, relation, slug, query)
    term = response.context["object"]
    expected = [item for item in items_on(term, relation) if is_within(item, query)]
    assert response.context["total"] == len(expected)
    for section in response.context["sections"]:
        assert client.get(section["all"]).context["total"] == section["total"]
    for _, companions in response.context["together"]:
        for one in companions:
            assert not one.url or client.get(one.url).context["total"] == one.count
    for row in response.context["timeline"].rows:
        if not row.is_chosen:
            assert client.get(row.url).context["total"] == row.count


@each_topic
def test_bars_and_table_of_the_timeline_hold_the_same(client, seeded, relation, slug):
    response = page(client, relation, slug)
    text = response.content.decode()
    said = re.findall(r"<title>([^<]*): (\d+) items?</title>", text)
    table = re.findall(r'<th scope="row"><a [^>]*>([^<]*)</a></th><td>(\d+)</td>', text)
    assert said == table
    if said:
        assert sum(int(n) for _, n in table) == response.context["total"]


def test_a_year_is_drawn_by_months_and_leads_back(client, seeded):
    response = page(client, "organisations", "ilo", "?year=2023")
    bars = response.context["timeline"].bars
    assert [bar.label for bar in bars] == [
        *("February 2023", "March 2023", "April 2023", "December 2023")
    ]
    assert "/organisations/ilo/?month=2023-02" in links(response)
    assert "/organisations/ilo/" in links(response)
    chosen = page(client, "organisations", "ilo", "?month=2023-02").context["timeline"].bars[0]
    assert (chosen.is_chosen, chosen.url) == (True, "/organisations/ilo/?year=2023")


def test_a_page_of_a_year_stands_for_the_whole_to_search_engines(client, seeded):
    response = page(client, "countries", "kenya", "?year=2024")
    assert tags(response, "link", rel="canonical", href="http://testserver/countries/kenya/")


@pytest.mark.parametrize(
    "value", ["", "x", "2023-01-05", "March 2023", "0000", "99999", "٢٠٢٣", "2023-13", " 2023"]
)
@pytest.mark.parametrize("name", ["year", "month"])
def test_what_is_no_period_is_left_out(client, seeded, name, value):
    response = client.get("/countries/kenya/", {name: value})
    assert response.context["total"] == 2


def test_a_year_alone_is_in_no_month(client, db):
    NewsItemFactory(countries=["fiji"], published_on=date(2023, 1, 1), date_precision="year")
    NewsItemFactory(countries=["fiji"], published_on=date(2023, 1, 1))
    assert page(client, "countries", "fiji", "?year=2023").context["total"] == 2
    response = page(client, "countries", "fiji", "?month=2023-01")
    assert response.context["total"] == 1
    assert "One more item has a year but no month." in response.content.decode()


def test_what_they_have_in_common_is_one_selection(client, db):
    guild, club = OrganisationFactory(slug="guild"), OrganisationFactory(slug="club")
    NewsItemFactory(countries=["fiji", "kenya"], organisations=[guild, club])
    ProfileFactory(countries=["fiji"], organisations=[guild])
    together = dict(page(client, "countries", "fiji").context["together"])
    assert [(one.term.slug, one.count, one.url) for one in together[ORGANISATIONS]] == [
        ("guild", 2, "/search/?country=fiji&organisation=guild"),
        ("club", 1, "/search/?country=fiji&organisation=club"),
    ]
    # two countries in a list mean either
    assert [(one.term.slug, one.url) for one in together[COUNTRIES]] == [("kenya", "")]


def test_a_page_says_what_it_is_about(client, db):
    text = page(client, "countries", "cote-divoire").content.decode()
    assert "Africa</a>" in text and "/countries/#africa" in text
    assert "Ivory Coast" in text and "Ivorian" not in text and "Abidjan" not in text
    NewsItemFactory(countries=["kenya"])
    assert 'id="africa"' in client.get("/countries/").content.decode()


def test_an_organisation_is_known_by_its_other_names_once(client, db):
    guild = OrganisationFactory(name="Reef Guild", slug="reef", acronym="RG")
    for text, kind in (
        ("Reef Society", "former"),
        ("REEF GUILD", "other"),
        ("La Guilde", "other"),
        ("la guilde", "other"),
        ("Reefers", "demonym"),
        ("Reeftown", "place"),
    ):
        guild.other_names.create(text=text, kind=kind)
    names = page(client, "organisations", "reef").context["other_names"]
    assert len(names) == 2 and {name.lower() for name in names} == {"la guilde", "reef society"}


def test_each_kind_can_be_taken_along_as_files(client, seeded):
    response = page(client, "organisations", "ilo", "?year=2023")
    for app, section in zip(("news", "interviews"), response.context["sections"], strict=True):
        path = f"/{app}/items.json?organisation=ilo&year=2023"
        assert path in links(response)
        items = b"".join(client.get(path).streaming_content)
        assert items.count(b'"url": "http://testserver/') == section["total"] + 1  # and the list's


@pytest.mark.parametrize("path", ["/countries/tuvalu/", "/organisations/quiet/"])
def test_a_page_has_no_empty_sections(client, db, path):
    OrganisationFactory(slug="quiet")
    text = client.get(path).content.decode()
    for heading in ("Over time", "Appears together with", "Take this list along"):
        assert heading not in text


def test_pages_keep_their_weight(client, seeded):
    """30 KB, even where there is more of everything than is shown."""
    names = [f"Federation of the Weavers’ Cooperatives of Region {n}" for n in range(20)]
    guilds = [OrganisationFactory(name=name) for name in names]
    about = {
        "countries": Country.objects.values_list("slug", flat=True)[:20],
        "organisations": [*guilds, Organisation.objects.get(slug="ilo")],
    }
    for year in range(1985, 2026):
        NewsItemFactory(published_on=date(year, 3, 1), summary="Word and word. " * 40, **about)
        ProfileFactory(published_on=date(year, 3, 1), **about)
    for path in ("/organisations/ilo/", "/countries/kenya/", "/organisations/ilo/?year=2023"):
        assert len(client.get(path).content) < 30 * 1024
