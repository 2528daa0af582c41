"""Lists say in their address what they hold: filters, order, page."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from sseportal.taxonomy.models import Country, Organisation, Region
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
    assert response.context["in_words"] == " from Africa"
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
    assert (titles(response), response.context["in_words"]) == (["Hola"], " in Spanish")


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


# -- Dates as precise as they are -----------------------------------------------------------------


@pytest.fixture
def march(db):
    """Dated items around two that know no more than March 2023, and one of a bare 2023."""
    for day in ("2023-02-28", "2023-03-01", "2023-03-31", "2023-04-01", "2024-01-01"):
        NewsItemFactory(title=day, published_on=day)
    NewsItemFactory(title="March", published_on="2023-03-01", date_precision="month")
    NewsItemFactory(title="2023", published_on="2023-01-01", date_precision="year")
    NewsItemFactory(title="2023-01-01", published_on="2023-01-01")


def test_newest_first_puts_a_month_and_a_year_after_their_dated_items(client, march):
    assert titles(client.get("/news/")) == [
        *("2024-01-01", "2023-04-01", "2023-03-31", "2023-03-01", "March", "2023-02-28"),
        *("2023-01-01", "2023"),
    ]


def test_oldest_first_puts_a_month_and_a_year_after_their_dated_items(client, march):
    assert titles(client.get("/news/?sort=oldest")) == [
        *("2023-01-01", "2023-02-28", "2023-03-01", "2023-03-31", "March", "2023-04-01", "2023"),
        "2024-01-01",
    ]


@pytest.mark.parametrize("query", ["year=2023", "month=2023-03", "month=3", "month=03"])
def test_a_month_is_found_under_its_year_and_itself(client, march, query):
    assert "March" in titles(client.get(f"/news/?{query}"))


@pytest.mark.parametrize("query", ["month=2023-01", "month=1"])
def test_a_bare_year_is_in_no_month(client, march, query):
    assert "2023" not in titles(client.get(f"/news/?{query}"))
    assert "2023" in titles(client.get("/news/?year=2023"))


@pytest.mark.parametrize(
    ("precision", "shown", "machine"),
    [("day", "1 March 2023", "2023-03-01"), ("month", "March 2023", "2023-03"),
     ("year", "2023", "2023")],
)  # fmt: skip
def test_a_date_shows_as_precise_as_it_is(client, db, precision, shown, machine):
    item = NewsItemFactory(published_on="2023-03-01", date_precision=precision)
    for path in ("/news/", item.get_absolute_url()):
        content = client.get(path).content.decode()
        assert f'<time datetime="{machine}">' in content
        assert shown in content


def test_the_two_seeds_of_march_2023_come_after_that_months_dated_seeds(client, seeded):
    dates = [item.date_in_words for item in client.get("/news/?month=2023-03").context["page_obj"]]
    assert dates[-2:] == ["March 2023"] * 2
    assert "March 2023" not in dates[:-2]


def test_a_published_item_needs_a_date(db):
    with pytest.raises(ValidationError, match="needs a date"):
        NewsItemFactory.build(published_on=None).clean()
    with pytest.raises(IntegrityError):
        NewsItemFactory(published_on=None)


def test_an_undated_item_may_wait_as_a_draft(client, db):
    NewsItemFactory(undated=True)
    assert titles(client.get("/news/")) == []


def test_a_date_is_stored_as_the_first_day_of_what_it_says(db):
    item = NewsItemFactory.build(published_on=date(2023, 3, 17), date_precision="month")
    item.clean()
    assert item.published_on == date(2023, 3, 1)


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


# -- Free text ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "query", "slug"),
    [
        ("interviews", "ozge", "ozge-berber-agtas"),
        ("interviews", "ÖZGE BERBER-AGTAŞ", "ozge-berber-agtas"),
        ("interviews", "turkiye", "ozge-berber-agtas"),
        ("interviews", "Türkiye", "ozge-berber-agtas"),
        ("interviews", "lozano marta", "marta-lozano"),
        ("interviews", "kosea", "hyun-gon"),
        ("news", "COPAC", "copac-members"),
        ("news", "copac un desa members", "copac-members"),
        ("news", "Bolivian mining", "bolivian-ministry"),
    ],
)
def test_free_text_finds_people_and_organisations_however_they_are_typed(
    client, seeded, path, query, slug
):
    response = client.get(f"/{path}/", {"q": query})
    assert any(slug in item.slug for item in response.context["page_obj"])


def test_free_text_finds_what_has_every_word(client, db):
    NewsItemFactory(title="Dairy in Kenya")
    NewsItemFactory(title="Dairy", body="Far from there.", countries=["kenya"])
    NewsItemFactory(title="Dairy in Peru")
    assert sorted(titles(client.get("/news/?q=kenya+DAIRY"))) == ["Dairy", "Dairy in Kenya"]


def test_a_proposed_organisations_name_finds_nothing(client, db):
    guild = OrganisationFactory(name="Unheard Guild", acronym="UHG", proposed=True)
    NewsItemFactory(organisations=[guild, *Organisation.objects.filter(slug="ilo")])
    assert [client.get(f"/news/?q={word}").context["total"] for word in ("unheard", "uhg")] == [
        0,
        0,
    ]
    assert client.get("/news/?q=ilo").context["total"] == 1


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


def test_words_that_are_sent_with_the_usual_order_give_the_best_match_first(client, seeded):
    """The form sends both: only an order that somebody chose is kept."""
    page = client.get("/search/").content.decode()
    assert '<option value="" selected>Newest first</option>' in page
    found = client.get("/search/?q=kenya").content.decode()
    assert '<option value="" selected>Best match first</option>' in found
    assert '<option value="newest">Newest first</option>' in found


# -- What a search shows of its hits --------------------------------------------------------------


def test_the_words_of_a_search_are_marked_accents_and_all(client, db):
    NewsItemFactory(title="Coopératives d’Özge", summary="Une coopérative.", language="fr")
    text = client.get("/news/?q=cooperatives+ozge").text
    assert "<mark>Coopératives</mark> d’<mark>Özge</mark>" in text
    assert "Une <mark>coopérative</mark>." in text


def test_what_only_the_text_says_is_shown_by_a_stretch_of_it(client, db):
    body = f"{'Before this. ' * 30}They met <b>alpacas</b> & llamas there. {'After that. ' * 30}"
    NewsItemFactory(title="Weavers", body=body)
    text = client.get("/news/?q=weavers+alpaca").text
    assert "… " in text and "&lt;b&gt;<mark>alpacas</mark>&lt;/b&gt; &amp; llamas" in text


def test_markup_of_a_page_is_never_marked(client, db):
    NewsItemFactory(title="The class of an article & its span", summary="amp")
    response = client.get("/news/?q=class+article+span")
    assert "The <mark>class</mark> of an <mark>article</mark> &amp; its <mark>span</mark>" in (
        response.text
    )
    assert tags(response, "article", **{"class": "card"})


def test_a_card_is_never_behind(client, seeded):
    item = NewsItemFactory(title="Before", published_on="2026-06-14", countries=["fiji"])
    assert "Before" in client.get("/news/").text
    type(item).objects.filter(pk=item.pk).update(title="After")
    assert "Before" not in client.get("/news/").text
    Country.objects.filter(slug="fiji").update(name="Viti")
    assert ">Viti</a>" in client.get("/news/").text
