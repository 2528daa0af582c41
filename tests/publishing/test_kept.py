"""What is rendered of items is kept, and never behind: nor does a list lack what has no room."""

from datetime import timedelta

import pytest
import time_machine

from news.models import NewsItem
from sseportal.importing.models import Sighting
from sseportal.publishing.cards import cards
from sseportal.publishing.results import newest_of_all
from sseportal.search.rooms import Room
from tests.conftest import FROZEN_NOW
from tests.factories import (
    NewsItemFactory,
    OrganisationFactory,
    ParticipantFactory,
    PersonFactory,
    ProfileFactory,
)
from tests.publishing.pages import entry_titles, says_in_order, tags


def test_a_list_is_whole_when_the_room_is_full(db):
    NewsItemFactory.create_batch(5)
    results = newest_of_all()
    results.snapshot.kept = Room(2000)
    assert len(cards(results[:2], 2)) == 2
    assert len(cards(results[:5], 2)) == 5
    assert len(cards(results[:5], 2)) == 5
    assert len(results.snapshot.kept) < 5


def rename(item):
    item.title = "Renamed"
    item.save()


def rename_organisation(item):
    organisation = item.organisations.get()
    organisation.name = "Renamed"
    organisation.save()


@pytest.mark.parametrize("change", [rename, rename_organisation])
@pytest.mark.parametrize("path", ["/news/milk/", "/news/", "/news/?q=milk", "/news/feed.atom"])
def test_what_was_shown_is_shown_as_it_is_now(client, db, path, change):
    item = NewsItemFactory(
        title="Milk", slug="milk", body="Milk", organisations=[OrganisationFactory(name="Dairy")]
    )
    assert b"Renamed" not in client.get(path).content
    change(item)
    assert b"Renamed" in client.get(path).content


def test_a_former_address_leads_nowhere_and_another_item_may_have_it(client, db):
    item = NewsItemFactory(title="Milk", slug="milk")
    assert says_in_order(client.get("/news/milk/"), "Milk")
    NewsItem.objects.filter(pk=item.pk).update(slug="honey")
    assert client.get("/news/milk/").status_code == 404
    NewsItemFactory(title="Other", slug="milk")
    assert says_in_order(client.get("/news/milk/"), "Other")


def test_a_page_tells_no_longer_of_a_source_that_is_gone(client, seeded):
    item = NewsItem.objects.visible().newest().first()
    path = item.get_absolute_url()
    assert b"ILO Cooperatives Unit, entry" in client.get(path).content
    Sighting.objects.of(item).delete()
    assert b"ILO Cooperatives Unit, entry" not in client.get(path).content


def test_a_page_leads_to_a_translation_from_its_second_on(client, db):
    due = FROZEN_NOW + timedelta(hours=1)
    original = NewsItemFactory(slug="milk")
    NewsItemFactory(slug="lait", language="fr", translation_of=original, publish_at=due)
    assert not tags(client.get("/news/milk/"), "a", hreflang="fr")
    with time_machine.travel(due, tick=False):
        assert tags(client.get("/news/milk/"), "a", hreflang="fr", href="/news/lait/")


def test_a_page_counts_the_pieces_of_its_people_as_they_are(client, db):
    person, profile = PersonFactory(), ProfileFactory(slug="one")
    ParticipantFactory(profile=profile, person=person)
    assert not tags(client.get("/interviews/one/"), "a", href=person.get_absolute_url())
    ParticipantFactory(profile=ProfileFactory(), person=person)
    assert tags(client.get("/interviews/one/"), "a", href=person.get_absolute_url())
    assert b"2 pieces" in client.get("/interviews/one/").content


def test_each_query_has_its_own_marks(client, db):
    NewsItemFactory(title="Milk and honey")
    assert b"<mark>Milk</mark> and honey" in client.get("/news/?q=milk").content
    assert b"Milk and <mark>honey</mark>" in client.get("/news/?q=honey").content
    assert b"<mark>" not in client.get("/news/").content


def test_addresses_name_the_host_that_was_asked(client, db, settings):
    settings.ALLOWED_HOSTS = ["one.example", "other.example"]
    NewsItemFactory(slug="milk")
    for host in settings.ALLOWED_HOSTS:
        for path in ("/news/milk/", "/news/feed.atom"):
            content = client.get(path, headers={"host": host}).content.decode()
            assert f"http://{host}/news/milk/" in content
            assert content.count(".example/") == content.count(f"{host}/")


def test_nothing_is_kept_while_templates_are_worked_on(client, db, settings):
    settings.DEBUG = True
    NewsItemFactory(slug="milk")
    assert entry_titles(client.get("/news/feed.atom"))
    client.get("/news/milk/")
    assert len(newest_of_all().snapshot.kept) == 0
