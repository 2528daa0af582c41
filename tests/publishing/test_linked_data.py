"""What pages say of themselves in schema.org's terms."""

import json
import re
from datetime import date, timedelta

import pytest
from django.utils import timezone

from interviews.models import Profile
from news.models import NewsItem
from sseportal.publishing.linked_data import data_block
from sseportal.taxonomy.models import Organisation
from tests.factories import (
    NewsItemFactory,
    OrganisationFactory,
    ParticipantFactory,
    PersonFactory,
    ProfileFactory,
)
from tests.publishing.pages import inline_scripts, nodes

SITE = "http://testserver"


def node(response, kind):
    """The one node of that type."""
    (found,) = [each for each in nodes(response) if each["@type"] == kind]
    return found


def page(client, item):
    return client.get(item.get_absolute_url())


# -- Items ----------------------------------------------------------------------------------------


def test_news_are_articles_with_all_that_is_known(client, db):
    guild = OrganisationFactory(name="Dairy Union", slug="dairy", acronym="DU")
    item = NewsItemFactory(
        title="Milk & honey", slug="milk", summary="In short.", language="fr", kind="event",
        published_on=date(2026, 6, 2), external_url="https://example.org/milk",
        countries=["kenya"], organisations=[guild],
    )  # fmt: skip
    told = node(page(client, item), "NewsArticle")
    assert told["headline"] == "Milk & honey"
    assert told["url"] == f"{SITE}/news/milk/"
    assert told["description"] == "In short."
    assert (told["inLanguage"], told["articleSection"]) == ("fr", "Event")
    assert told["datePublished"] == "2026-06-02"
    assert told["dateModified"] == item.updated_at.isoformat()
    assert told["isBasedOn"] == "https://example.org/milk"
    assert told["publisher"]["name"] == "SSE Portal"
    assert told["about"] == [
        {"@type": "Country", "@id": f"{SITE}/countries/kenya/#about", "name": "Kenya",
         "identifier": "KE"},
        {"@type": "Organization", "@id": f"{SITE}/organisations/dairy/#about",
         "name": "Dairy Union", "alternateName": "DU"},
    ]  # fmt: skip


def test_what_nobody_knows_is_not_said(client, db):
    told = node(page(client, NewsItemFactory()), "NewsArticle")
    assert not told.keys() & {"about", "isBasedOn"}
    assert all(value for value in told.values())


@pytest.mark.parametrize(("precision", "said"), [("month", "2023-03"), ("year", "2023")])
def test_a_date_is_as_precise_as_it_is_known(client, db, precision, said):
    item = NewsItemFactory(published_on=date(2023, 3, 1), date_precision=precision)
    assert node(page(client, item), "NewsArticle")["datePublished"] == said


def test_a_scheduled_item_changed_when_it_came(client, db):
    came = timezone.now()
    NewsItem.objects.all().delete()
    item = NewsItemFactory(publish_at=came)
    NewsItem.objects.update(updated_at=came - timedelta(days=3))
    assert node(page(client, item), "NewsArticle")["dateModified"] == came.isoformat()


def test_a_profile_is_the_page_of_its_person(client, db):
    profile = ProfileFactory(title="A miller speaks", series__name="Voices")
    ParticipantFactory(profile=profile, person=PersonFactory(name="Awa Diop"), role="Miller",
                       organisation="Mills United")  # fmt: skip
    told = node(page(client, profile), "ProfilePage")
    assert told["mainEntity"] == {
        "@type": "Person", "name": "Awa Diop", "jobTitle": "Miller",
        "affiliation": {"@type": "Organization", "name": "Mills United"},
    }  # fmt: skip
    assert (told["name"], told["headline"]) == ("Awa Diop", "A miller speaks")
    assert {"@type": "CreativeWorkSeries", "name": "Voices"} in told["isPartOf"]


def test_a_profile_of_several_people_names_each(client, db):
    profile = ProfileFactory()
    for position, name in enumerate(["Awa Diop", "Bo Li"]):
        ParticipantFactory(profile=profile, person=PersonFactory(name=name), position=position)
    told = node(page(client, profile), "ProfilePage")
    assert told["mainEntity"] == [
        {"@type": "Person", "name": "Awa Diop"}, {"@type": "Person", "name": "Bo Li"},
    ]  # fmt: skip


def test_a_profile_that_names_nobody_is_an_article(client, db):
    assert node(page(client, ProfileFactory()), "Article")["headline"]


@pytest.mark.parametrize("model", [NewsItem, Profile])
def test_every_seed_has_what_search_engines_require(client, seeded, model):
    required = {"headline", "url", "datePublished", "dateModified", "publisher", "inLanguage"}
    for item in model.objects.visible():
        told, crumbs = nodes(page(client, item))
        assert required <= told.keys()
        assert crumbs["@type"] == "BreadcrumbList"
        if told["@type"] == "ProfilePage":
            people = told["mainEntity"]
            for person in people if isinstance(people, list) else [people]:
                assert person["@type"] == "Person" and person["name"]


def test_crumbs_lead_from_the_list_to_the_item(client, db):
    item = NewsItemFactory(title="Milk", slug="milk")
    steps = node(page(client, item), "BreadcrumbList")["itemListElement"]
    assert [(step["position"], step["name"], step["item"]) for step in steps] == [
        (1, "News", f"{SITE}/news/"), (2, "Milk", f"{SITE}/news/milk/"),
    ]  # fmt: skip


# -- Lists, countries, organisations, the front page ----------------------------------------------


def test_a_country_is_a_collection_about_it(client, db):
    NewsItemFactory.create_batch(2, countries=["kenya"])
    response = client.get("/countries/kenya/")
    told = node(response, "CollectionPage")
    assert told["url"] == f"{SITE}/countries/kenya/"
    assert (told["about"]["@type"], told["about"]["name"]) == ("Country", "Kenya")
    assert told["mainEntity"] == {"@type": "ItemList", "numberOfItems": 2}
    steps = node(response, "BreadcrumbList")["itemListElement"]
    assert [step["name"] for step in steps] == ["Countries", "Kenya"]


def test_an_organisation_is_a_collection_about_it(client, seeded):
    ilo = Organisation.objects.get(slug="ilo")
    told = node(client.get(ilo.get_absolute_url()), "CollectionPage")
    assert (told["about"]["@type"], told["about"]["name"]) == ("Organization", ilo.name)
    assert told["about"]["alternateName"] == "ILO"


def test_what_items_and_pages_are_about_has_one_name(client, db):
    item = NewsItemFactory(countries=["kenya"])
    (country,) = node(page(client, item), "NewsArticle")["about"]
    assert node(client.get("/countries/kenya/"), "CollectionPage")["about"] == country


@pytest.mark.parametrize("path", ["/countries/", "/organisations/"])
def test_indexes_are_collections(client, seeded, path):
    told = node(client.get(path), "CollectionPage")
    assert told["url"] == f"{SITE}{path}"
    assert told["mainEntity"]["numberOfItems"] > 5


def test_a_selection_is_a_collection_called_as_it_is(client, seeded):
    told = node(client.get("/news/?country=kenya"), "CollectionPage")
    assert told["name"] == "News from Kenya – SSE Portal"
    assert told["url"] == f"{SITE}/news/?country=kenya"
    assert told["isPartOf"]["@id"] == f"{SITE}/#website"


def test_the_front_page_is_the_site_and_how_it_is_searched(client, seeded):
    told = node(client.get("/"), "WebSite")
    assert (told["name"], told["url"]) == ("SSE Portal", f"{SITE}/")
    action = told["potentialAction"]
    assert action["@type"] == "SearchAction"
    assert action["query-input"] == "required name=search_term_string"
    template = action["target"]["urlTemplate"]
    found = client.get(template.replace("{search_term_string}", "kenya"))
    assert found.status_code == 200
    assert "Kenya" in found.content.decode()


def test_a_missing_page_says_nothing_of_itself(client, db):
    response = client.get("/news/nothing/")
    assert response.status_code == 404
    assert nodes(response) == []


# -- Hostile text ---------------------------------------------------------------------------------

HOSTILE = [
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "]]>&lt;/script&gt;",
    "\"},{\"@type\":\"Person\\",
    "\u2028\u2029line\nends\r",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_ends_the_block_or_changes_its_shape(client, db, text):
    guild = OrganisationFactory(name=text, slug="guild", acronym=text[:30])
    profile = ProfileFactory(title=text, summary=text, series__name=text, organisations=[guild])
    ParticipantFactory(profile=profile, person=PersonFactory(name=text), role=text)
    item = NewsItemFactory(title=text, summary=text, organisations=[guild])
    for path in (profile.get_absolute_url(), item.get_absolute_url(), "/organisations/guild/"):
        response = client.get(path)
        assert inline_scripts(response) == [{"type": "application/ld+json"}]
        assert text.split() == " ".join(said(nodes(response), text)).split()


def said(value, text):
    """The first text in it that has the words of `text`."""
    if isinstance(value, str):
        return [value] if value.split() == text.split() else []
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    found = [each for part in parts for each in said(part, text)]
    return found[:1]


def test_the_block_holds_no_character_that_means_anything_in_markup():
    text = data_block([{"@type": "Thing", "name": "</script><!-- & -->"}])
    inside = re.fullmatch(r'<script type="application/ld\+json">(.*)</script>', text)[1]
    assert not set("<>&") & set(inside)
    assert json.loads(inside)["@graph"][0]["name"] == "</script><!-- & -->"


def test_control_characters_are_left_out():
    text = data_block([{"@type": "Thing", "name": "Milk\x00\x0b\x1b\u202e\ud800 honey"}])
    assert text.encode()
    assert " honey" in text and not set("\x00\x0b\x1b\u202e") & set(text)


def test_nothing_to_say_is_no_block():
    assert data_block([]) == data_block(None) == ""
