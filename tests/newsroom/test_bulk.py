"""Many items at once: a page says what will change and what will not; confirming does it."""

from datetime import datetime

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from interviews.models import Profile
from news.models import NewsItem
from sseportal.publishing.models import Status
from sseportal.search.models import Dirty
from tests.admin.newsroom import act, address, kenya, look
from tests.factories import (
    NewsItemFactory,
    OrganisationFactory,
    ProfileFactory,
    SeriesFactory,
)
from tests.newsroom.staff import client_of, somebody

pytestmark = pytest.mark.django_db
WHOLE = {"summary": "In short.", "countries": ["kenya"]}
LATER = {"to-publish_at_0": "2026-06-20", "to-publish_at_1": "10:00", "told": "1"}


@pytest.fixture
def publisher():
    return client_of(somebody("Publisher"))


def told(response):
    return [str(message) for message in response.context["messages"]]


def statuses():
    return set(NewsItem.objects.values_list("status", flat=True))


def tagging(**tags):
    return {f"to-{name}": pks for name, pks in tags.items()} | {"told": "1"}


@pytest.mark.parametrize(
    ("action", "before", "after"),
    [
        ("submit", "draft", Status.REVIEW),
        ("publish", "review", Status.PUBLISHED),
        ("withdraw", "published", Status.DRAFT),
        ("archive", "published", Status.ARCHIVED),
    ],
)
def test_nothing_changes_before_it_is_confirmed(publisher, action, before, after):
    items = [NewsItemFactory(status=before, **WHOLE) for _ in range(2)]
    page = look(publisher, NewsItem, action, items)
    assert items[0].title in page.text and statuses() == {before}
    assert told(act(publisher, NewsItem, action, items)) == ["2 items changed."]
    assert statuses() == {after}


def test_what_stays_as_it_is_is_named_with_the_reason(publisher):
    items = [NewsItemFactory(title="Mill", **WHOLE), NewsItemFactory(title="Bare", draft=True)]
    page = look(publisher, NewsItem, "publish", items)
    assert page.context["found"].staying == {
        "it is published already": [items[0]],
        "it lacks a summary and a country or an organisation": [items[1]],
    }
    assert "Mill" in page.text and "Bare" in page.text
    assert 'name="confirm"' not in page.text


def test_a_writer_changes_own_drafts_and_hears_of_no_others():
    writer = somebody("Writer")
    draft = NewsItemFactory(author=writer, draft=True)
    sent, secret = NewsItemFactory(author=writer, review=True), NewsItemFactory(title="Secret")
    page = look(client_of(writer), NewsItem, "submit", [draft, sent, secret])
    assert page.context["found"].changing == [draft]
    assert page.context["found"].staying == {"you may not change it": [sent]}
    assert "Secret" not in page.text
    act(client_of(writer), NewsItem, "tag", [draft, sent, secret], **tagging(countries=[kenya()]))
    assert list(NewsItem.objects.filter(countries=kenya())) == [draft]


@pytest.mark.parametrize(
    ("action", "sent"), [("publish", {}), ("archive", {}), ("withdraw", {}), ("schedule", LATER)]
)
@pytest.mark.parametrize("role", ["Writer", "Editor"])
def test_what_visitors_see_is_for_publishers(role, action, sent):
    user = somebody(role)
    item = NewsItemFactory(author=user, draft=True, **WHOLE)
    act(client_of(user), NewsItem, action, [item], **sent, confirm="1")
    item.refresh_from_db()
    assert (item.status, item.publish_at) == (Status.DRAFT, None)


def test_items_are_scheduled_at_a_time(publisher):
    item, bare = NewsItemFactory(draft=True, **WHOLE), NewsItemFactory(draft=True)
    shown = NewsItemFactory(**WHOLE)
    page = look(publisher, NewsItem, "schedule", [item, bare, shown], **LATER)
    assert page.context["found"].stay == 2 and "20 June 2026" in page.text
    act(publisher, NewsItem, "schedule", [item, bare, shown], **LATER)
    item.refresh_from_db()
    at = timezone.make_aware(datetime(2026, 6, 20, 10))
    assert (item.status, item.publish_at, item.is_visible) == (Status.PUBLISHED, at, False)


def test_what_is_scheduled_is_published_at_once(publisher):
    item = NewsItemFactory(scheduled=True, **WHOLE)
    act(publisher, NewsItem, "publish", [item])
    item.refresh_from_db()
    assert item.is_visible


@pytest.mark.parametrize("day", ["2026-06-14", "soon", ""])
def test_a_time_that_is_past_or_none_is_refused_and_stays_typed(publisher, day):
    item = NewsItemFactory(draft=True, **WHOLE)
    page = act(publisher, NewsItem, "schedule", [item], **LATER | {"to-publish_at_0": day})
    assert page.context["form"].errors.keys() == {"publish_at"}
    assert f'value="{day}"' in page.text or not day
    item.refresh_from_db()
    assert item.status == Status.DRAFT


def test_tags_are_added_and_taken_away(publisher):
    bakers = OrganisationFactory(name="Bakers")
    items = [NewsItemFactory(countries=["kenya"]), NewsItemFactory()]
    tags = tagging(countries=[kenya()], organisations=[bakers.pk])
    act(publisher, NewsItem, "tag", items, **tags)
    assert set(NewsItem.objects.filter(countries=kenya(), organisations=bakers)) == set(items)
    assert told(look(publisher, NewsItem, "tag", items, **tags)) == []
    page = act(publisher, NewsItem, "untag", items, **tagging(organisations=[bakers.pk]))
    assert told(page) == ["2 items changed."]
    assert not NewsItem.objects.filter(organisations=bakers).exists()
    page = look(publisher, NewsItem, "untag", items, **tagging(organisations=[bakers.pk]))
    assert page.context["found"].staying == {"it has none of them": items[::-1]}


def test_without_a_tag_the_form_comes_back(publisher):
    page = act(publisher, NewsItem, "tag", [NewsItemFactory()], told="1")
    assert "Choose a country or an organisation." in page.text


def test_kinds_and_series_change(publisher):
    event, report = NewsItemFactory(kind="event"), NewsItemFactory(kind="publication")
    sent = {"to-kind": "event", "told": "1"}
    page = look(publisher, NewsItem, "change_kind", [event, report], **sent)
    assert page.context["found"].staying == {"it has it already": [event]}
    act(publisher, NewsItem, "change_kind", [event, report], **sent)
    assert set(NewsItem.objects.values_list("kind", flat=True)) == {"event"}
    series = SeriesFactory()
    sent = {"to-series": series.pk, "told": "1"}
    act(publisher, Profile, "change_series", [ProfileFactory()], **sent)
    assert Profile.objects.get().series == series


def test_all_of_a_filtered_list_are_changed_and_no_others(publisher):
    events = NewsItemFactory.create_batch(3, kind="event")
    other = NewsItemFactory()
    answer = act(publisher, NewsItem, "archive", "all", "?kind__exact=event")
    assert told(answer) == ["3 items changed."]
    assert set(NewsItem.objects.filter(status=Status.ARCHIVED)) == set(events)
    other.refresh_from_db()
    assert other.status == Status.PUBLISHED


def test_of_many_some_are_named_and_the_others_counted_with_bounded_queries(publisher):
    rows = [NewsItem(title=f"Mill {n}", slug=f"mill-{n}", status="review") for n in range(600)]
    NewsItem.objects.bulk_create(rows)
    with CaptureQueriesContext(connection) as asked:
        page = look(publisher, NewsItem, "archive", "all")
    assert page.text.count("Mill ") == 100 and "and 500 more" in page.text
    assert len(page.content) < 60_000 and len(asked) < 30
    with CaptureQueriesContext(connection) as asked:
        assert told(act(publisher, NewsItem, "archive", "all")) == ["600 items changed."]
    assert (
        statuses() == {Status.ARCHIVED} and len(asked) < 140
    )  # with the versions before and after
    assert LogEntry.objects.count() == 600


def test_each_change_is_logged_and_found_right_afterwards(publisher, client):
    item = NewsItemFactory(title="Millers", draft=True, **WHOLE)
    act(publisher, NewsItem, "publish", [item])
    entry = LogEntry.objects.get(object_id=item.pk)
    assert entry.get_change_message() == "Changed status."
    assert not Dirty.objects.exists()
    assert "Millers" in client.get("/search/?q=millers").text


def test_when_something_changed_in_between_nothing_is_done(publisher):
    items = NewsItemFactory.create_batch(2, draft=True, **WHOLE)
    seen = look(publisher, NewsItem, "publish", items).context["found"].seen
    NewsItem.objects.filter(pk=items[0].pk).update(status=Status.ARCHIVED, summary="")
    page = look(publisher, NewsItem, "publish", items, confirm="1", seen=seen)
    assert "Something changed in the meantime" in told(page)[0]
    assert statuses() == {Status.DRAFT, Status.ARCHIVED}
    assert 'name="confirm"' in page.text


def test_items_that_joined_the_list_in_between_are_not_changed_unseen(publisher):
    NewsItemFactory()
    seen = look(publisher, NewsItem, "archive", "all").context["found"].seen
    NewsItemFactory()
    look(publisher, NewsItem, "archive", "all", confirm="1", seen=seen)
    assert statuses() == {Status.PUBLISHED}


@pytest.mark.parametrize("series", ["abc", "9" * 30, "9" * 5000])
def test_a_series_that_is_none_is_refused(publisher, series):
    sent = {"told": "1", "to-series": series}
    page = look(publisher, Profile, "change_series", [ProfileFactory()], **sent)
    assert "series" in page.context["form"].errors


@pytest.mark.parametrize("ticked", ["x", "-1", "9" * 30, "１"])
def test_what_is_no_item_is_refused(publisher, ticked):
    data = {"action": "archive", "_selected_action": [ticked]}
    assert publisher.post(address(NewsItem), data, follow=True).status_code == 200


def test_the_first_button_of_the_page_changes_them(publisher):
    page = look(publisher, NewsItem, "tag", [NewsItemFactory()], **tagging(countries=[kenya()]))
    form = page.text.partition('class="bulk"')[2]
    assert form.index('name="confirm"') < form.index('name="again"')
