"""SQLite knows how many rows are alike where much came or went, and plans by it."""

from datetime import date

from news.models import NewsItem
from sseportal.publishing.models import Status
from sseportal.search.indexing import bring_up_to_date


def test_few_items_of_many_are_found_by_their_numbers(db):
    NewsItem.objects.bulk_create(
        NewsItem(title=n, slug=n, published_on=date(2024, 1, 1), status=Status.PUBLISHED)
        for n in map(str, range(500))
    )
    bring_up_to_date()
    plan = NewsItem.objects.visible().filter(pk__in=range(20)).order_by().explain()
    assert "USING INTEGER PRIMARY KEY" in plan
