"""What a selection holds, and the options of its facets with their counts."""

import pytest

from sseportal.taxonomy.models import Region
from tests.factories import NewsItemFactory, OrganisationFactory
from tests.publishing.oracle import FACETS, Oracle
from tests.publishing.pages import all_titles, links, tags, titles

REGIONS = set(Region)
SELECTIONS = [
    ("news", {}),
    ("news", {"country": ["kenya"]}),
    ("news", {"country": ["kenya", "senegal"]}),
    ("news", {"country": ["kenya", "senegal"], "year": ["2023"]}),
    ("news", {"kind": ["event"]}),
    ("news", {"kind": ["event", "publication"], "organisation": ["ilo"]}),
    ("news", {"kind": ["vacancy"], "year": ["2017"]}),
    ("news", {"country": ["portugal"], "year": ["2021", "2024"]}),
    ("news", {"month": ["2023-03"]}),
    ("news", {"month": ["3"]}),
    ("news", {"year": ["2021"], "month": ["03"]}),
    ("news", {"month": ["3", "2024-01"]}),
    ("news", {"year": ["2021"], "month": ["2023-03"]}),
    ("news", {"organisation": ["ilo", "un"], "year": ["2023"]}),
    ("news", {"country": ["luxembourg"], "organisation": ["untfsse", "un"], "year": ["2024"]}),
    ("news", {"country": ["turkiye", "italy"], "organisation": ["ilo"], "month": ["2"]}),
    ("news", {"year": ["1999"]}),
    ("interviews", {}),
    ("interviews", {"series": ["coop-champions"]}),
    ("interviews", {"series": ["coop-champions"], "country": ["thailand"]}),
    ("interviews", {"country": ["thailand", "tunisia"], "year": ["2023"]}),
    ("interviews", {"organisation": ["ilo"], "month": ["2"]}),
]
each_selection = pytest.mark.parametrize(("app", "chosen"), SELECTIONS)


@each_selection
def test_a_list_holds_what_matches_all_filters(client, seeded, app, chosen):
    assert set(all_titles(client, f"/{app}/", **chosen)) == Oracle(app).titles(**chosen)


def shown(client, app, chosen):
    """{facet's name: its options, but the regions} of a list that shows all of each"""
    whole = chosen | {"all": FACETS[app]}
    facets = client.get(f"/{app}/", whole, follow=True).context["selection"].facets()
    return {
        facet.name: [option for option in facet.options if option.value not in REGIONS]
        for facet in facets
    }


@each_selection
def test_each_option_counts_what_it_would_show(client, seeded, app, chosen):
    oracle = Oracle(app)
    options = shown(client, app, chosen)
    for name in FACETS[app]:
        counted = {each.value: each.count for each in options.get(name, [])}
        assert counted == oracle.counts(name, **chosen)


@each_selection
def test_chosen_options_are_marked(client, seeded, app, chosen):
    facets = shown(client, app, chosen)
    marked = {name: [o.value for o in options if o.chosen] for name, options in facets.items()}
    assert {n: sorted(v) for n, v in marked.items() if v} == {n: sorted(chosen[n]) for n in chosen}


@each_selection
def test_an_option_leads_to_as_many_items_as_it_says(client, seeded, app, chosen):
    for facet in client.get(f"/{app}/", chosen).context["selection"].facets():
        option = facet.options[0]
        response = client.get(f"/{app}/", chosen | {facet.name: [option.value]}, follow=True)
        others = set(chosen.get(facet.name, ())) - {option.value}
        assert others or response.context["total"] == option.count


# -- Long facets, regions, languages --------------------------------------------------------------


def options_of(response, name):
    (facet,) = (f for f in response.context["selection"].facets() if f.name == name)
    return facet


def test_a_long_facet_shows_ten_and_the_chosen_and_leads_to_all(client, db):
    for number in range(14):
        guild = OrganisationFactory(slug=f"guild-{number}", name=f"Guild {number:02}")
        NewsItemFactory.create_batch(14 - number, organisations=[guild])
    response = client.get("/news/?organisation=guild-13&sort=title")
    facet = options_of(response, "organisation")
    assert [option.label for option in facet.options] == [
        *(f"Guild {n:02}" for n in range(10)), "Guild 13",
    ]  # fmt: skip
    assert facet.more == 3
    link = "/news/?organisation=guild-13&sort=title&all=organisation#filter-organisation"
    assert link in links(response)
    whole = client.get(link)
    assert len(options_of(whole, "organisation").options) == 14
    assert titles(whole) == titles(response)
    assert tags(whole, "input", type="hidden", name="all", value="organisation")


def test_a_region_holds_what_its_countries_hold(client, db):
    NewsItemFactory(title="Two", countries=["kenya", "senegal"])
    NewsItemFactory(title="One", countries=["kenya", "france"])
    NewsItemFactory(title="None", countries=["france"])
    response = client.get("/news/?country=africa")
    assert sorted(titles(response)) == ["One", "Two"]
    assert response.context["selection"].in_words == " from Africa"
    told = [(o.label, o.count, o.is_member, o.chosen)
            for o in options_of(response, "country").options]  # fmt: skip
    assert told == [
        ("Africa", 2, False, True), ("Kenya", 2, True, False), ("Senegal", 1, True, False),
        ("Europe and Central Asia", 2, False, False), ("France", 2, True, False),
    ]  # fmt: skip
    assert client.get("/news/?country=africa&country=france").context["total"] == 3


def test_a_list_is_narrowed_by_language(client, db):
    NewsItemFactory(title="Hola", language="es")
    NewsItemFactory(title="Hello")
    response = client.get("/news/?language=es")
    assert (titles(response), response.context["selection"].in_words) == (["Hola"], " in Spanish")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("country=kenya&country=senegal&organisation=untfsse&year=2023",
         "News from Kenya and Senegal about UNTFSSE, 2023"),
        ("kind=event&kind=call&month=2023-03", "News (Event and Call), March 2023"),
        ("q=women&since=2021&until=March 2023", "News, 2021 – March 2023, with “women”"),
        ("language=fr", "News in French"),
        ("", "News"),
    ],
)  # fmt: skip
def test_a_selection_reads_well(client, seeded, query, said):
    response = client.get(f"/news/?{query}", follow=True)
    assert f"<title>{said} – SSE Portal</title>" in response.text


def test_the_example_of_the_readme_is_or_within_and_across(client, seeded):
    event = {"kind": "event", "published_on": "2023-05-02"}
    NewsItemFactory(title="Kenyan event", countries=["kenya"], **event)
    NewsItemFactory(title="Senegalese event", countries=["senegal"], **event)
    NewsItemFactory(title="Event of both", countries=["kenya", "senegal"], **event)
    NewsItemFactory(title="Kenyan news", countries=["kenya"], published_on="2023-05-02")
    NewsItemFactory(title="Event of 2022", countries=["kenya"], kind="event",
                    published_on="2022-05-02")  # fmt: skip
    response = client.get("/news/?kind=event&country=kenya&country=senegal&year=2023")
    assert titles(response) == ["Event of both", "Senegalese event", "Kenyan event"]
