"""How often a page asks the database, whatever it holds."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from interviews.models import Series
from news.models import NewsItem
from sseportal.taxonomy.models import Organisation
from tests.factories import NewsItemFactory, ParticipantFactory, PersonFactory, ProfileFactory

THREE_FILTERS = "country=kenya&country=senegal&organisation=ilo&year=2024"
SERIES = "series=coop-champions&country=turkiye&year=2017"
NEWS = "/news/ilo-supports-the-transformation-of-the-cooperative-sector-in-kenya/"
PROFILE = "/interviews/ozge-berber-agtas-ilo-office-for-turkey-in-ankara/"
PINNED = {
    "/": 16,
    "/news/": 9,
    f"/news/?{THREE_FILTERS}": 11,
    "/news/?q=ilo&year=2024&sort=oldest": 10,
    "/interviews/": 11,
    f"/interviews/?{SERIES}": 13,
    NEWS: 15,
    PROFILE: 18,
    "/countries/": 3,
    "/organisations/": 3,
    "/countries/turkiye/": 11,
    "/organisations/ilo/": 11,
    "/feed.atom": 8,
    "/news/feed.atom": 3,
    f"/news/feed.atom?{THREE_FILTERS}": 5,
    "/interviews/feed.atom": 5,
    f"/interviews/feed.atom?{SERIES}": 7,
    "/countries/turkiye/feed.atom": 9,
    "/organisations/ilo/feed.atom": 9,
    "/opensearch.xml": 0,
    "/sitemap.xml": 10,
    "/sitemap-news.xml": 2,
    "/pages.sitemap.xml": 0,
    "/news.sitemap.xml": 2,
    "/countries.sitemap.xml": 3,
}


def queries(client, path):
    assert client.get(path).status_code == 200  # content types are read once a process
    with CaptureQueriesContext(connection) as captured:
        client.get(path)
    return len(captured)


@pytest.fixture
def thrice(seeded):
    """As many again as there are, twice, each with all that a card shows."""
    about = {
        "countries": ["kenya", "senegal", "turkiye"],
        "organisations": Organisation.objects.filter(slug__in=["ilo", "un", "copac", "kosea"]),
    }
    news, profiles = date(2024, 2, 2), date(2017, 3, 3)
    NewsItemFactory.create_batch(
        2 * NewsItem.objects.count(), kind="event", published_on=news, **about
    )
    series = Series.objects.get(slug="coop-champions")
    for profile in ProfileFactory.create_batch(12, series=series, published_on=profiles, **about):
        ParticipantFactory(profile=profile, person=PersonFactory())


@pytest.mark.parametrize("path", PINNED)
def test_a_page_asks_the_database_as_often_as_pinned(client, seeded, path):
    assert queries(client, path) == PINNED[path]


@pytest.mark.parametrize("path", PINNED)
def test_a_page_asks_no_more_of_a_site_three_times_as_large(client, thrice, path):
    assert queries(client, path) <= PINNED[path]
