"""One item in several languages, and the ways between them."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from interviews.models import Profile
from news.models import NewsItem
from sseportal.publishing.models import Status
from tests.factories import NewsItemFactory, ProfileFactory, SeriesFactory
from tests.publishing.pages import nodes, tags

BOTH = pytest.mark.parametrize("make", [NewsItemFactory, ProfileFactory])
SITE = "http://testserver"


@pytest.fixture
def three(db):
    """An original in English, and its translations into French and Spanish."""
    original = NewsItemFactory(slug="milk")
    for language in ("fr", "es"):
        NewsItemFactory(slug=f"milk-{language}", language=language, translation_of=original)
    return original


def page(client, slug):
    response = client.get(f"/news/{slug}/")
    assert response.status_code == 200
    return response


def alternates(response):
    """{language: path} for machines."""
    found = [tag for tag in tags(response, "link", rel="alternate") if "hreflang" in tag]
    return {tag["hreflang"]: tag["href"].removeprefix(SITE) for tag in found}


def offered(response):
    """{language: path} for visitors."""
    found = [tag for tag in tags(response, "a", rel="alternate") if "hreflang" in tag]
    assert all(tag["lang"] == tag["hreflang"] for tag in found)
    return {tag["hreflang"]: tag["href"] for tag in found}


# -- Pages ----------------------------------------------------------------------------------------

ALL = {"en": "/news/milk/", "es": "/news/milk-es/", "fr": "/news/milk-fr/"}


@pytest.mark.parametrize(("slug", "own"), [("milk", "en"), ("milk-fr", "fr"), ("milk-es", "es")])
def test_each_version_leads_to_the_others(client, three, slug, own):
    response = page(client, slug)
    assert alternates(response) == ALL
    assert offered(response) == {code: path for code, path in ALL.items() if code != own}


def test_languages_are_offered_by_their_own_names(client, three):
    content = page(client, "milk").content.decode()
    assert "Also in:" in content and ">Español</a>, " in content and ">Français</a>" in content


def test_a_page_in_one_language_says_nothing_of_others(client, db):
    response = page(client, NewsItemFactory().slug)
    assert alternates(response) == offered(response) == {}
    assert "Also in" not in response.content.decode()


def test_only_visible_versions_are_led_to(client, three):
    NewsItem.objects.filter(language="fr").update(status=Status.DRAFT)
    assert alternates(page(client, "milk")).keys() == {"en", "es"}
    NewsItem.objects.filter(language="es").update(status=Status.DRAFT)
    assert alternates(page(client, "milk")) == {}


def test_translations_lead_to_each_other_while_their_original_is_hidden(client, three):
    NewsItem.objects.filter(slug="milk").update(status=Status.ARCHIVED)
    response = page(client, "milk-fr")
    assert alternates(response).keys() == {"es", "fr"}
    assert "translationOfWork" not in nodes(response)[0]


def test_linked_data_tells_the_original_from_its_translations(client, three):
    told = nodes(page(client, "milk"))[0]
    assert [one["inLanguage"] for one in told["workTranslation"]] == ["es", "fr"]
    of = nodes(page(client, "milk-fr"))[0]["translationOfWork"]
    assert [(one["@id"], one["inLanguage"]) for one in of] == [(told["@id"], "en")]


def test_a_version_is_not_offered_again_as_related(client, three):
    for item in NewsItem.objects.all():
        item.countries.set(["Kenya"])
    others = NewsItemFactory.create_batch(3, countries=["kenya"])
    assert set(page(client, "milk").context["onward"].items) == set(others)


# -- Rules ----------------------------------------------------------------------------------------


def refused(item):
    with pytest.raises(ValidationError) as caught:
        item.full_clean()
    return set(caught.value.message_dict)


@BOTH
def test_a_translation_of_an_original_is_fine(db, make):
    make(language="fr", translation_of=make()).full_clean()


@BOTH
def test_an_item_is_no_translation_of_itself(db, make):
    item = make()
    item.translation_of = item
    assert refused(item) == {"translation_of"}
    with transaction.atomic(), pytest.raises(IntegrityError):
        type(item).objects.filter(pk=item.pk).update(translation_of=item)


@BOTH
def test_a_translation_is_made_from_an_original(db, make):
    translation = make(language="fr", translation_of=make())
    assert refused(make(language="es", translation_of=translation)) == {"translation_of"}


@BOTH
def test_what_has_translations_becomes_none(db, make):
    original = make()
    make(language="fr", translation_of=original)
    original.translation_of = make(language="es")
    assert refused(original) == {"translation_of"}


@BOTH
def test_there_is_one_version_in_each_language(db, make):
    original = make(language="en")
    make(language="fr", translation_of=original, draft=True)
    assert refused(make(language="en", translation_of=original)) == {"language"}
    assert refused(make(language="fr", translation_of=original)) == {"language"}
    original.language = "fr"
    assert refused(original) == {"language"}


@pytest.mark.parametrize("model", [NewsItem, Profile])
def test_new_items_without_an_original_may_share_a_language(db, model):
    series = {"series": SeriesFactory()} if model is Profile else {}
    for title in ("Milk", "Honey"):
        item = model(title=title, language="en", **series)
        item.full_clean()
        item.save()


@BOTH
def test_translations_outlive_their_original(db, make):
    original = make()
    translation = make(language="fr", translation_of=original)
    original.delete()
    translation.refresh_from_db()
    assert translation.translation_of is None
