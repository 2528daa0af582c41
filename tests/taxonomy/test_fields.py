import pytest

from news.models import NewsItem
from sseportal.taxonomy.models import Country
from tests.factories import NewsItemFactory


@pytest.fixture
def tagged(db):
    item = NewsItemFactory()
    for slug in ("senegal", "kenya", "ghana"):
        item.countries.add(Country.objects.get(slug=slug))
    NewsItemFactory(countries=["togo"])
    return item


def test_tags_stand_in_the_order_given(tagged):
    assert [country.slug for country in tagged.countries.all()] == ["senegal", "kenya", "ghana"]


@pytest.mark.parametrize(
    "items", [NewsItem.objects, NewsItem.objects.prefetch_related("countries")]
)
def test_tags_can_be_counted_narrowed_and_changed(tagged, items):
    item = items.get(pk=tagged.pk)
    assert len(item.countries.all()) == item.countries.count() == 3
    item.countries.remove(item.countries.get(slug="kenya"))
    left = item.countries.exclude(slug="ghana")
    assert [country.slug for country in left] == ["senegal"]
    assert {country.slug for country in item.countries.all()} == {"senegal", "ghana"}
