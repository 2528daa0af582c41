"""What the words of a search find in a list, and what it shows of that."""

import pytest

from sseportal.taxonomy.models import Country, Organisation
from tests.factories import NewsItemFactory, OrganisationFactory
from tests.publishing.pages import tags, titles


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


def test_words_that_are_sent_with_the_usual_order_give_the_best_match_first(client, seeded):
    """The form sends both: only an order that somebody chose is kept."""
    page = client.get("/search/").content.decode()
    assert '<option value="" selected>Newest first</option>' in page
    found = client.get("/search/?q=kenya").content.decode()
    assert '<option value="" selected>Best match first</option>' in found
    assert '<option value="newest">Newest first</option>' in found


def test_the_words_of_a_search_are_marked_accents_and_all(client, db):
    NewsItemFactory(title="Coopératives d’Özge", summary="Une coopérative.", language="fr")
    text = client.get("/news/?q=cooperatives+ozge").text
    assert "<mark>Coopératives</mark> d’<mark>Özge</mark>" in text
    assert "Une <mark>coopérative</mark>." in text


def test_what_only_the_text_says_is_shown_by_a_stretch_of_it(client, db):
    body = f"{'Before. ' * 40}They met <b>alpacas</b> &lt;i> & llamas there. {'After. ' * 40}"
    NewsItemFactory(title="Weavers", body=body)
    text = client.get("/news/?q=weavers+alpaca").text
    assert "… " in text and "<mark>alpacas</mark> &lt;i&gt; &amp; llamas" in text


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
