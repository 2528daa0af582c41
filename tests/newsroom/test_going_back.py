"""Back to an earlier version of an item, after a look at it."""

from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.utils import timezone

from interviews.models import Person, Profile
from news.models import NewsItem
from sseportal.publishing.history.keeping import remember
from sseportal.publishing.models import Status
from sseportal.publishing.outgoing.checking import collect
from sseportal.publishing.outgoing.models import OutgoingLink
from sseportal.taxonomy.models import Country
from tests.admin.newsroom import kenya
from tests.factories import (
    NewsItemFactory,
    OrganisationFactory,
    ParticipantFactory,
    ProfileFactory,
    QuestionFactory,
)
from tests.newsroom.staff import client_of, somebody
from tests.newsroom.test_history import page, restore, save, versions

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return somebody("Editor")


@pytest.fixture
def desk(editor):
    return client_of(editor)


def test_a_look_first_changes_nothing(desk):
    item = save(desk, NewsItemFactory(summary="Old."), summary="New.")
    text = desk.get(page(item, "restore", version=versions(item)[0].pk)).text
    assert "<del>New.</del>" in text and "<ins>Old.</ins>" in text
    item.refresh_from_db()
    assert item.summary == "New." and len(versions(item)) == 2


def test_restoring_makes_a_new_version_and_keeps_what_was(desk, editor):
    item = save(desk, NewsItemFactory(summary="Old.", countries=["kenya"]), summary="New.",
                countries=[Country.objects.get(slug="peru").pk])  # fmt: skip
    answer = restore(desk, item, versions(item)[0])
    item.refresh_from_db()
    assert item.summary == "Old." and item.countries.get().pk == kenya()
    last = versions(item)[-1]
    assert len(versions(item)) == 3 and last.history_user == editor
    assert last.history_change_reason.startswith("Restored the version of 15 June 2026")
    assert last.history_change_reason in answer.text
    assert LogEntry.objects.latest("pk").get_change_message() == last.history_change_reason


def test_people_and_questions_come_back_in_their_order(desk):
    item = ProfileFactory()
    for position, name in enumerate(["Awa", "Ben"]):
        ParticipantFactory(profile=item, person__name=name, role="Baker", position=position)
        QuestionFactory(profile=item, question=f"{name}?", position=position)
    remember(Profile, [item.pk])
    item.participants.all().delete()
    item.questions.all().delete()
    restore(desk, item, versions(item)[0])
    assert [str(one) for one in item.participants.all()] == ["Awa", "Ben"]
    assert [one.role for one in item.participants.all()] == ["Baker", "Baker"]
    assert [str(one) for one in item.questions.all()] == ["Awa?", "Ben?"]


def test_what_is_gone_is_told_and_the_rest_comes_back(desk):
    ring = OrganisationFactory(name="Ring")
    item = ParticipantFactory(person__name="Awa Diop", role="Baker").profile
    item.organisations.set([ring])
    item.countries.add(Country.objects.get(slug="kenya"))
    remember(Profile, [item.pk])
    item.organisations.clear()
    item.countries.clear()
    item.participants.all().delete()
    Person.objects.all().delete()
    ring.delete()
    url = page(item, "restore", version=versions(item)[0].pk)
    told = desk.get(url).context["restoring"].lost
    assert told == ["Organisations: Ring is not there any more.",
                    "Person: Awa Diop is not there any more."]  # fmt: skip
    restore(desk, item, versions(item)[0])
    assert item.countries.get().pk == kenya()
    assert not item.organisations.exists() and not item.participants.exists()


def test_a_tag_that_was_made_anew_is_found_by_its_name(desk):
    ring = OrganisationFactory(name="Ring")
    item = NewsItemFactory(organisations=[ring])
    remember(NewsItem, [item.pk])
    item.organisations.clear()
    ring.delete()
    anew = OrganisationFactory(name="Ring")
    restore(desk, item, versions(item)[0])
    assert item.organisations.get() == anew


def test_an_address_that_another_has_now_stays_and_is_told(desk):
    item = NewsItemFactory(slug="fair", summary="Old.")
    remember(NewsItem, [item.pk])
    NewsItem.objects.update(slug="the-fair", summary="New.")
    NewsItemFactory(slug="fair")
    answer = desk.get(page(item, "restore", version=versions(item)[0].pk))
    assert "Address: can’t be what it was." in answer.text
    restore(desk, item, versions(item)[0])
    item.refresh_from_db()
    assert (item.slug, item.summary) == ("the-fair", "Old.")


@pytest.mark.parametrize("role", ["Editor", "Publisher"])
@pytest.mark.parametrize(("then", "now"), [("published", "draft"), ("draft", "published")])
def test_restoring_neither_publishes_nor_hides(role, then, now):
    soon = timezone.now() + timedelta(days=1)
    item = NewsItemFactory(status=then, summary="Old.")
    remember(NewsItem, [item.pk])
    NewsItem.objects.update(status=now, summary="New.", publish_at=soon)
    restore(client_of(somebody(role)), item, versions(item)[0])
    item.refresh_from_db()
    assert (item.status, item.summary, item.publish_at) == (now, "Old.", soon)


def test_a_published_item_keeps_its_date(desk):
    item = NewsItemFactory(draft=True, published_on=None, summary="Old.")
    remember(NewsItem, [item.pk])
    NewsItem.objects.update(status=Status.PUBLISHED, published_on="2026-06-01", summary="New.")
    answer = restore(desk, item, versions(item)[0])
    item.refresh_from_db()
    assert answer.status_code == 200
    assert (str(item.published_on), item.summary) == ("2026-06-01", "Old.")


def test_what_another_changed_meanwhile_is_looked_at_again(desk):
    item = save(desk, NewsItemFactory(summary="Old."), summary="New.")
    first = versions(item)[0]
    seen = desk.get(page(item, "restore", version=first.pk)).context["restoring"].seen
    NewsItem.objects.update(summary="Somebody else’s.")
    answer = restore(desk, item, first, seen)
    item.refresh_from_db()
    assert "changed in the meantime" in answer.text and item.summary == "Somebody else’s."


def test_links_that_a_restored_text_lacks_are_forgotten(desk):
    item = save(desk, NewsItemFactory(), body='<a href="http://gone.test/">There</a>')
    collect()
    assert OutgoingLink.objects.exists()
    restore(desk, item, versions(item)[0])
    assert not OutgoingLink.objects.exists()
