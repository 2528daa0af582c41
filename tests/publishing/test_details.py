"""The page of one item, whatever its kind."""

from datetime import date

import pytest
from django.utils.html import escape

from interviews.models import Profile
from news.models import NewsItem
from sseportal.publishing.selections import onward
from sseportal.search.index import current
from sseportal.taxonomy.slugs import SLUG_LENGTH
from tests.factories import NewsItemFactory, OrganisationFactory, ProfileFactory
from tests.publishing.pages import inline_scripts, links, tags

BOTH = pytest.mark.parametrize("make", [NewsItemFactory, ProfileFactory])


def page(client, item):
    response = client.get(item.get_absolute_url())
    assert response.status_code == 200
    return response


def onward_from(item, limit):
    snapshot = current()
    return onward(snapshot, snapshot.slot_of(item._meta.app_label, item.pk), limit)


def chain(client, model):
    """The items from the newest to the oldest, as the links between their pages lead."""
    item, found = model.objects.visible().newest().first(), []
    while item:
        found.append(item.pk)
        item = page(client, item).context["onward"].older
    return found


@pytest.mark.parametrize("model", [NewsItem, Profile])
def test_every_seed_has_a_page(client, seeded, model):
    for item in model.objects.visible():
        response = page(client, item)
        assert escape(item.title) in response.content.decode()
        assert {country.get_absolute_url() for country in item.public_countries} <= set(
            links(response)
        )


@pytest.mark.parametrize("model", [NewsItem, Profile])
def test_older_leads_from_the_newest_to_the_oldest_meeting_each_once(client, seeded, model):
    assert chain(client, model) == [item.pk for item in model.objects.visible().newest()]


@pytest.mark.parametrize("model", [NewsItem, Profile])
def test_newer_leads_back_the_same_way(client, seeded, model):
    items = list(model.objects.visible().newest())
    newer = [page(client, item).context["onward"].newer for item in items]
    assert newer == [None, *items[:-1]]


@BOTH
def test_neighbours_of_one_day_month_and_year_form_one_chain(client, db, make):
    first = date(2023, 1, 1)
    for precision in ("year", "day", "month", "day", "month", "year", "day"):
        make(published_on=first, date_precision=precision)
    make(published_on=date(2022, 12, 31), draft=True)
    make(published_on=date(2022, 12, 30))
    model = make._meta.model
    assert chain(client, model) == [item.pk for item in model.objects.visible().newest()]


@BOTH
def test_a_page_shows_what_is_known(client, db, make):
    guild = OrganisationFactory(name="Dairy Union")
    item = make(
        title="Milk & honey", summary="In short.", body="One.\n\nTwo.", credit="© A. Person",
        external_url="https://example.org/milk", countries=["kenya"], organisations=[guild],
    )  # fmt: skip
    response = page(client, item)
    for part in ("Milk &amp; honey", "In short.", "<p>One.</p>", "© A. Person", "1 June 2026"):
        assert part in response.content.decode()
    assert tags(response, "a", href="https://example.org/milk")
    assert {"/countries/kenya/", guild.get_absolute_url()} <= set(links(response))
    assert tags(response, "meta", name="description", content="In short.")
    assert tags(
        response, "link", rel="canonical", href=f"http://testserver{item.get_absolute_url()}"
    )


@BOTH
def test_a_page_without_summary_or_tags_has_no_empty_parts(client, db, make):
    item = make(title="Bare")
    content = page(client, item).content.decode()
    assert "lead" not in content
    assert "<dt>" not in content
    assert tags(page(client, item), "meta", name="description", content="Bare")


@BOTH
def test_a_page_of_which_nothing_is_known_has_no_frame_for_it(client, db, make):
    body = page(client, make(body="", countries=[], organisations=[])).content.decode()
    assert "About this item" not in body
    assert "<p></p>" not in body


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("solidarity " * 12, "-".join(["solidarity"] * 8)),
        ("s" * 200, "s" * SLUG_LENGTH),
        ("short enough", "short-enough"),
    ],
)
def test_a_long_address_ends_with_a_whole_word(db, title, slug):
    assert NewsItem.free_slug(title) == slug


@BOTH
@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("en", "ltr"), ("tr", "ltr")])
def test_an_items_words_are_marked_with_their_language(client, db, make, language, direction):
    item = make(title="التعاونيات", summary="ملخص", language=language)
    (heading,) = tags(page(client, item), "h1")
    assert (heading["lang"], heading["dir"]) == (language, direction)
    (whole,) = tags(page(client, item), "html")
    assert (whole["lang"], whole["dir"]) == ("en", "ltr")
    card = tags(client.get(f"/{item._meta.app_label}/"), "h2", lang=language, dir=direction)
    assert card


def test_an_imported_item_says_where_it_comes_from(client, seeded):
    item = NewsItem.objects.get(slug__startswith="ilo-supports-the-transformation")
    assert "ILO Cooperatives Unit, entry " in page(client, item).content.decode()


def test_hostile_text_stays_text(client, db):
    text = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    guild = OrganisationFactory(name=text[:100])
    item = NewsItemFactory(title=text, summary=text, body=text, credit=text, kind_label=text,
                           organisations=[guild])  # fmt: skip
    for path in (item.get_absolute_url(), "/", "/news/", guild.get_absolute_url()):
        response = client.get(path)
        assert all(tag == {"type": "application/ld+json"} for tag in inline_scripts(response))
        assert not tags(response, "img")


def test_related_items_share_the_most_countries_and_organisations(db):
    guild = OrganisationFactory()
    item = NewsItemFactory(countries=["kenya", "peru"], organisations=[guild])
    NewsItemFactory(countries=["fiji"])
    organisation_only = NewsItemFactory(organisations=[guild])
    two = ProfileFactory(countries=["kenya", "peru"], series__name="Two")
    one = NewsItemFactory(countries=["kenya"])
    NewsItemFactory(countries=["kenya", "peru"], archived=True)
    assert list(onward_from(item, 3).items) == [two, one, organisation_only]
    assert list(onward_from(item, 1).items) == [two]


def test_an_item_about_nothing_is_related_to_nothing(db):
    NewsItemFactory.create_batch(2)
    assert not onward_from(NewsItemFactory(), 3).are_related


def test_a_page_shows_related_items_and_not_itself(client, db):
    item = NewsItemFactory(countries=["fiji"])
    other = ProfileFactory(countries=["fiji"])
    response = page(client, item)
    assert list(response.context["onward"].items) == [other]
    assert other.get_absolute_url() in links(response)


def test_an_unknown_address_is_a_404_that_leads_on(client, db):
    response = client.get("/news/no-such-item/")
    assert response.status_code == 404
    assert {"/", "/news/", "/interviews/", "/countries/"} <= set(links(response))
