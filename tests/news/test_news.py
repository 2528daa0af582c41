"""News has kinds; each is printed in the source's own words."""

import pytest

from news.models import NewsItem
from tests.factories import NewsItemFactory
from tests.publishing.pages import links


@pytest.mark.parametrize(
    ("kind", "kind_label", "label"),
    [
        ("news", "", ""),
        ("news", "News", ""),
        ("news", "Article", "Article"),
        ("event", "", "Event"),
        ("event", "Event", "Event"),
        ("publication", "Factsheet, May 2023", "Factsheet, May 2023"),
    ],
)
def test_a_label_is_the_sources_or_the_kinds_and_plain_news_has_none(kind, kind_label, label):
    assert str(NewsItem(kind=kind, kind_label=kind_label).label) == label


@pytest.mark.parametrize("kind", NewsItem.Kind.values)
def test_a_page_leads_to_all_of_its_kind(client, db, kind):
    item = NewsItemFactory(kind=kind)
    assert f"/news/?kind={kind}" in links(client.get(item.get_absolute_url()))
    assert client.get(f"/news/?kind={kind}").context["total"] == 1


def test_two_items_of_one_title_have_two_addresses(db):
    first, second = NewsItemFactory(title="Milk"), NewsItemFactory(title="Milk")
    assert (first.slug, second.slug) == ("milk", "milk-2")


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Кооперативы России", "kooperativy-rossii"),
        ("تعاونيات", "twnyt"),
        ("合作社", "hezuoshe"),
        ("—", "newsitem"),
    ],
)
def test_a_title_in_any_script_has_an_address_that_can_be_read(db, title, slug):
    assert NewsItemFactory(title=title).slug == slug


@pytest.mark.parametrize("title", ["التعاونيات", "🐝", "—", "x" * 500])
def test_any_title_has_an_address(client, db, title):
    assert client.get(NewsItemFactory(title=title).get_absolute_url()).status_code == 200
