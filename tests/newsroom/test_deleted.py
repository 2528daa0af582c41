"""What was deleted can be looked at and brought back, by those who may delete."""

import pytest

from interviews.models import Profile
from news.models import NewsItem
from sseportal.importing.models import Import
from sseportal.importing.undoing import undo
from sseportal.publishing.history.keeping import remember
from sseportal.publishing.models import Status
from tests.admin.newsroom import act, address
from tests.factories import (
    NewsItemFactory,
    OrganisationFactory,
    ParticipantFactory,
    QuestionFactory,
    SeriesFactory,
)
from tests.importing.pages import entry, imported
from tests.newsroom.staff import client_of, somebody
from tests.publishing.pages import titles

pytestmark = pytest.mark.django_db


@pytest.fixture
def publisher():
    return somebody("Publisher")


@pytest.fixture
def desk(publisher):
    return client_of(publisher)


def delete(client, item):
    client.post(address(type(item), "delete", item.pk), {"post": "yes"})
    assert not type(item).objects.filter(pk=item.pk).exists()


def listed(client, model):
    return [one.title for one in client.get(address(model, "deleted")).context["page"]]


def recover(client, item, seen=None):
    url = address(type(item), "recover", item.pk)
    if seen is None:
        seen = client.get(url).context["restoring"].seen
    return client.post(url, {"seen": seen}, follow=True)


def test_what_goes_with_an_item_is_told_without_the_ties_of_its_tags(desk):
    item = NewsItemFactory(title="A fair", countries=["kenya"])
    text = desk.get(address(NewsItem, "delete", item.pk)).text
    assert "Delete “A fair”?" in text
    assert "tagged with" not in text and "countrys" not in text
    assert f'<a href="{address(NewsItem, "deleted")}">' in text
    part = ParticipantFactory(person__name="Awa Diop")
    assert "Participant: Awa Diop" in desk.get(address(Profile, "delete", part.profile.pk)).text


@pytest.mark.parametrize("at_once", [False, True])
def test_who_deletes_is_told_the_way_back(desk, at_once):
    item = NewsItemFactory(countries=["kenya"])
    data = {"action": "delete_selected", "_selected_action": [item.pk]}
    page = address(NewsItem) if at_once else address(NewsItem, "delete", item.pk)
    if at_once:
        asked = desk.post(page, data).text
        assert "Delete this item?" in asked and "tagged with" not in asked
    answer = desk.post(page, data | {"post": "yes"}, follow=True)
    done, way_back = map(str, answer.context["messages"])
    assert "deleted" in done
    assert f'<a href="{address(NewsItem, "deleted")}">Deleted items</a>' in way_back


def test_the_list_says_who_deleted_what(desk, publisher):
    item = NewsItemFactory(title="A fair")
    NewsItemFactory(title="Still here")
    remember(NewsItem, NewsItem.objects.values_list("pk", flat=True))
    delete(desk, item)
    assert listed(desk, NewsItem) == ["A fair"]
    text = desk.get(address(NewsItem, "deleted")).text
    assert publisher.username in text and "15 June 2026" in text
    assert address(NewsItem, "deleted") in desk.get(address(NewsItem)).text


def test_many_deleted_at_once_are_all_there(desk):
    items = NewsItemFactory.create_batch(3)
    data = {"action": "delete_selected", "_selected_action": [one.pk for one in items]}
    desk.post(address(NewsItem), data | {"post": "yes"})
    assert len(listed(desk, NewsItem)) == 3


def test_a_news_item_comes_back_with_its_tags(desk):
    ring = OrganisationFactory(name="Ring")
    item = NewsItemFactory(title="A fair", summary="In short.", countries=["kenya"],
                           organisations=[ring])  # fmt: skip
    created, key = item.created_at, item.pk
    delete(desk, item)
    item.pk = key
    text = desk.get(address(NewsItem, "recover", key)).text
    assert "In short." in text and "15 June 2026, " in text.partition("Last version:")[2][:60]
    recover(desk, item)
    found = NewsItem.objects.get(pk=key)
    assert (found.title, found.summary, found.slug) == ("A fair", "In short.", item.slug)
    assert found.countries.get().slug == "kenya" and found.organisations.get() == ring
    assert found.created_at == created
    assert listed(desk, NewsItem) == []
    assert [one.history_type for one in found.history.order_by("history_id")] == ["-", "+"]


def test_an_interview_comes_back_with_its_people_and_questions(desk):
    part = ParticipantFactory(role="Baker")
    item = part.profile
    QuestionFactory(profile=item)
    delete(desk, item)
    recover(desk, item)
    found = Profile.objects.get()
    assert (found.participants.get().person, found.participants.get().role) == (
        part.person, "Baker"
    )  # fmt: skip
    assert found.questions.get().answer == "<p>With seven members.</p>"


def test_it_comes_back_as_a_draft(desk, client):
    item = NewsItemFactory()
    delete(desk, item)
    recover(desk, item)
    assert NewsItem.objects.get().status == Status.DRAFT
    assert client.get(item.get_absolute_url()).status_code == 404


def test_what_is_gone_is_told_and_the_rest_comes_back(desk):
    ring = OrganisationFactory(name="Ring")
    item = NewsItemFactory(slug="fair", organisations=[ring], countries=["kenya"])
    delete(desk, item)
    ring.delete()
    NewsItemFactory(slug="fair")
    text = desk.get(address(NewsItem, "recover", item.pk)).text
    assert "Organisations: Ring is not there any more." in text
    assert "Address: can’t be what it was." in text
    recover(desk, item)
    found = NewsItem.objects.get(pk=item.pk)
    assert found.slug not in ("", "fair") and found.countries.get().slug == "kenya"


def test_an_interview_without_its_series_waits_for_one_of_that_name(desk):
    item = ParticipantFactory(profile__series__name="Voices").profile
    delete(desk, item)
    item.series.delete()
    text = desk.get(address(Profile, "recover", item.pk)).text
    assert "Series: Voices is not there any more." in text and "can’t be done" in text
    assert recover(desk, item, "x").status_code == 200 and not Profile.objects.exists()
    series = SeriesFactory(name="Voices")
    recover(desk, item)
    assert Profile.objects.get().series == series


def test_an_imported_item_that_came_back_is_known_to_imports(desk):
    (outcome,) = imported(entry(summary="In Kenya."))
    delete(desk, outcome.item)
    recover(desk, outcome.item)
    (again,) = imported(entry(summary="In Kenya."), heading="Another page")
    assert again.result == "unchanged" and NewsItem.objects.count() == 1


def test_what_is_taken_back_with_its_import_was_not_deleted(moving_clock, desk, publisher):
    imported(entry(summary=""))
    imported(entry(summary="In Kenya."), heading="Another page")
    for record in Import.objects.order_by("-pk"):
        undo(record, publisher)
    assert NewsItem.history.exists() and not NewsItem.objects.exists()
    assert listed(desk, NewsItem) == []


def test_what_came_back_is_found_by_visitors_once_it_is_published(desk, client):
    item = NewsItemFactory(title="Quinoa fair", summary="In short.", countries=["peru"])
    delete(desk, item)
    recover(desk, item)
    act(desk, NewsItem, "publish", [item])
    assert titles(client.get("/news/?q=quinoa")) == ["Quinoa fair"]


def test_it_comes_back_once(desk):
    item = NewsItemFactory()
    delete(desk, item)
    seen = desk.get(address(NewsItem, "recover", item.pk)).context["restoring"].seen
    recover(desk, item, seen)
    assert recover(desk, item, seen).status_code == 404
    assert NewsItem.objects.count() == 1


def test_without_a_look_nothing_comes_back(desk):
    item = NewsItemFactory()
    delete(desk, item)
    assert "changed in the meantime" in recover(desk, item, "").text
    assert not NewsItem.objects.exists()


@pytest.mark.parametrize("role", ["Writer", "Editor", ""])
def test_who_may_not_delete_neither_sees_nor_recovers(desk, role):
    item = NewsItemFactory(title="A fair")
    delete(desk, item)
    client = client_of(somebody(role))
    for url in (address(NewsItem, "deleted"), address(NewsItem, "recover", item.pk)):
        assert client.get(url).status_code == 403
        assert client.post(url).status_code in (403, 405)
    assert "Deleted items" not in client.get(address(NewsItem)).text


@pytest.mark.parametrize("number", [0, 999999, 10**30])
def test_what_was_never_there_is_not_found(desk, number):
    assert desk.get(address(NewsItem, "recover", number)).status_code == 404
