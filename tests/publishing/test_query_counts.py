"""How often a page asks the database, whatever it holds."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from interviews.models import Person, Series
from news.models import NewsItem
from sseportal.search import index
from sseportal.taxonomy.models import Organisation
from tests.factories import NewsItemFactory, ParticipantFactory, PersonFactory, ProfileFactory

THREE_FILTERS = "country=kenya&country=senegal&organisation=ilo&year=2024"
SERIES = "series=coop-champions&country=turkiye&year=2017"
NEWS = "/news/ilo-supports-the-transformation-of-the-cooperative-sector-in-kenya/"
PROFILE = "/interviews/ozge-berber-agtas-ilo-office-for-turkey-in-ankara/"
PERSON = "/interviews/people/ozge-berber-agtas/"
PINNED = {
    "/": 8,
    "/news/": 1,
    f"/news/?{THREE_FILTERS}": 1,
    "/news/?q=ilo&year=2024&sort=oldest": 1,
    "/interviews/": 1,
    "/interviews/people/": 6,
    f"/interviews/?{SERIES}": 1,
    NEWS: 1,
    PROFILE: 1,
    "/countries/": 2,
    "/organisations/": 2,
    "/countries/turkiye/": 9,
    "/organisations/ilo/": 9,
    "/countries/turkiye/?year=2023": 8,
    "/map/": 2,
    "/feed.atom": 1,
    "/news/feed.atom": 1,
    f"/news/feed.atom?{THREE_FILTERS}": 1,
    "/interviews/feed.atom": 1,
    f"/interviews/feed.atom?{SERIES}": 1,
    "/countries/turkiye/feed.atom": 2,
    "/organisations/ilo/feed.atom": 2,
    "/search/": 1,
    "/search/?q=ilo&sort=oldest": 1,
    "/opensearch.xml": 0,
    "/sitemap.xml": 10,
    "/sitemap-news.xml": 1,
    "/pages.sitemap.xml": 0,
    "/news.sitemap.xml": 2,
    "/countries.sitemap.xml": 2,
    "/api/": 0,
    "/api/v1/openapi.json": 0,
    "/api/v1/news/": 5,
    f"/api/v1/news/?{THREE_FILTERS}&facets=all": 5,
    "/api/v1/interviews/": 7,
    "/api/v1/search/?q=ilo&page_size=5": 5,
    "/api/v1/countries/": 4,
    "/api/v1/organisations/?q=co": 4,
    "/search/suggest/?q=coop": 5,
    "/search/suggest/?q=özge": 6,
}
# In a process that begins.
FIRST = {
    "/news/": 11,
    "/news/?q=ilo": 14,
    "/interviews/": 14,
    "/feed.atom": 6,
    NEWS: 13,
    PROFILE: 16,
}
OF_A_PERSON = {PERSON: 6, f"{PERSON}feed.atom": 2, f"{PERSON}feed.json": 2, PROFILE: 1}


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


def test_a_page_asks_the_database_as_often_as_pinned(client, seeded):
    assert {path: queries(client, path) for path in PINNED} == PINNED


def test_a_page_asks_no_more_of_a_site_three_times_as_large(client, thrice):
    asked = {path: queries(client, path) for path in PINNED}
    assert {path: n for path, n in asked.items() if n > PINNED[path]} == {}


@pytest.mark.parametrize("path", FIRST)
def test_a_page_of_a_process_that_begins_asks_the_database_as_often_as_pinned(client, thrice, path):
    client.get(path)
    index._snapshots.clear()
    with CaptureQueriesContext(connection) as captured:
        client.get(path)
    assert len(captured) == FIRST[path]


@pytest.mark.parametrize("pieces", [2, 6])
@pytest.mark.parametrize("path", OF_A_PERSON)
def test_a_persons_page_asks_as_often_whatever_their_pieces(client, seeded, path, pieces):
    person = Person.objects.get(slug="ozge-berber-agtas")
    for profile in ProfileFactory.create_batch(pieces - 1, countries=["kenya", "senegal"]):
        ParticipantFactory(profile=profile, person=person)
        ParticipantFactory(profile=profile)
    assert queries(client, path) == OF_A_PERSON[path]
