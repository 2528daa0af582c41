"""What pages say in meta elements: to those who share a link, to reference managers."""

from datetime import date

import pytest
from django.conf import settings

from sseportal.publishing.meta_tags import LOCALES
from tests.factories import (
    NewsItemFactory,
    OrganisationFactory,
    ParticipantFactory,
    PersonFactory,
    ProfileFactory,
)
from tests.publishing.pages import inline_scripts, tags

SITE = "http://testserver"


def said(response, attribute):
    """{name: [contents]} of the meta elements that are named by `attribute`."""
    found = {}
    for tag in tags(response, "meta"):
        if attribute in tag:
            found.setdefault(tag[attribute], []).append(tag["content"])
    return found


def page(client, item):
    return client.get(item.get_absolute_url())


# -- Those who share a link -----------------------------------------------------------------------


def test_news_are_shared_as_articles(client, db):
    guild = OrganisationFactory(name="Dairy & Union")
    item = NewsItemFactory(title="Milk “&” honey", slug="milk", summary="In short.", language="fr",
                           published_on=date(2026, 6, 2), countries=["kenya"],
                           organisations=[guild])  # fmt: skip
    told = said(page(client, item), "property")
    assert told == {
        "og:description": ["In short."],
        "og:type": ["article"],
        "og:title": ["Milk “&” honey"],
        "og:url": [f"{SITE}/news/milk/"],
        "og:site_name": ["SSE Portal"],
        "og:locale": ["fr_FR"],
        "article:published_time": ["2026-06-02"],
        "article:modified_time": [item.updated_at.isoformat()],
        "article:tag": ["Kenya", "Dairy & Union"],
    }
    assert said(page(client, item), "name")["twitter:card"] == ["summary"]


def test_a_profile_is_shared_as_one(client, db):
    told = said(page(client, ProfileFactory(title="Awa Diop", countries=["kenya"])), "property")
    assert (told["og:type"], told["og:title"]) == (["profile"], ["Awa Diop"])
    assert not [name for name in told if name.startswith("article:")]


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/", "SSE Portal"),
        ("/countries/", "Countries"),
        ("/organisations/", "Organisations"),
        ("/countries/kenya/", "Kenya"),
    ],
)
def test_other_pages_are_shared_by_their_names(client, db, path, title):
    told = said(client.get(path), "property")
    assert (told["og:type"], told["og:title"]) == (["website"], [title])
    assert (told["og:url"], told["og:locale"]) == ([f"{SITE}{path}"], ["en_GB"])


def test_what_is_shared_is_the_canonical_address(client, seeded):
    response = client.get("/news/?country=kenya&country=peru&sort=oldest")
    (canonical,) = tags(response, "link", rel="canonical")
    assert said(response, "property")["og:url"] == [canonical["href"]]


def test_a_missing_page_is_not_to_be_shared(client, db):
    response = client.get("/news/nothing/")
    assert not [name for name in said(response, "property") if name != "og:description"]


def test_open_graph_has_a_name_for_every_language():
    assert LOCALES.keys() == {code for code, _ in settings.CONTENT_LANGUAGES}


# -- Reference managers ---------------------------------------------------------------------------


def citation(client, item):
    named = said(page(client, item), "name")
    return {name: told for name, told in named.items() if name.startswith(("citation_", "z:"))}


def test_news_are_cited_with_all_that_is_known(client, db):
    guild = OrganisationFactory(name="Dairy Union")
    item = NewsItemFactory(title="Milk & honey", slug="milk", language="es", countries=["kenya"],
                           published_on=date(2026, 6, 2), organisations=[guild])  # fmt: skip
    assert citation(client, item) == {
        "z:itemType": ["newspaperArticle"],
        "citation_title": ["Milk & honey"],
        "citation_publication_date": ["2026/06/02"],
        "citation_language": ["es"],
        "citation_keywords": ["Kenya; Dairy Union"],
        "citation_public_url": [f"{SITE}/news/milk/"],
    }


@pytest.mark.parametrize(("precision", "told"), [("month", "2023/03"), ("year", "2023")])
def test_a_date_is_cited_as_precise_as_it_is_known(client, db, precision, told):
    item = NewsItemFactory(published_on=date(2023, 3, 1), date_precision=precision)
    assert citation(client, item)["citation_publication_date"] == [told]
    assert said(page(client, item), "property")["article:published_time"] == [
        told.replace("/", "-")
    ]


def test_an_interview_is_cited_with_each_of_its_people(client, db):
    profile = ProfileFactory()
    for position, name in enumerate(["Awa Diop", "Bo Li"]):
        ParticipantFactory(profile=profile, person=PersonFactory(name=name), position=position)
    told = citation(client, profile)
    assert told["z:itemType"] == ["interview"]
    assert told["citation_author"] == ["Awa Diop", "Bo Li"]


def test_what_nobody_knows_is_not_cited(client, db):
    assert not citation(client, NewsItemFactory()).keys() & {"citation_author", "citation_keywords"}


# -- Hostile text ---------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ['"><script>x</script>', "a\x0b\x1b\u202eb", "' onload='x"])
def test_no_text_breaks_out_of_a_meta_element(client, db, text):
    guild = OrganisationFactory(name=text)
    item = NewsItemFactory(title=text, summary=text, organisations=[guild])
    response = page(client, item)
    assert all(tag == {"type": "application/ld+json"} for tag in inline_scripts(response))
    shared, named = said(response, "property"), said(response, "name")
    for content in (shared["og:title"], shared["og:description"], shared["article:tag"],
                    named["citation_title"], named["citation_keywords"]):  # fmt: skip
        assert content == [text.translate(dict.fromkeys(map(ord, "\x0b\x1b\u202e"), " "))]
    for tag in tags(response, "meta"):
        assert tag.keys() <= {"charset", "name", "property", "content"}
