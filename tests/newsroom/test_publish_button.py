"""Save and publish, submit, take back: one button each, and words on what became of the item."""

import pytest
from lxml import html

from news.models import NewsItem
from sseportal.publishing.models import Status
from sseportal.taxonomy.models import Country
from tests.admin.newsroom import address
from tests.conftest import FROZEN_NOW
from tests.factories import NewsItemFactory
from tests.media.files import jpeg, sent
from tests.newsroom.sending import Page, opened
from tests.newsroom.staff import client_of, somebody

pytestmark = pytest.mark.django_db


# -- Save and publish -----------------------------------------------------------------------------


def draft(**fields):
    return NewsItemFactory(draft=True, summary="In short.", countries=["kenya"], **fields)


def test_a_publisher_saves_and_publishes_with_one_button():
    item = draft()
    page = opened(client_of(somebody("Publisher")), item)
    assert page.type(title="Typed").send("_publish") is None
    item.refresh_from_db()
    assert (item.title, item.status) == ("Typed", Status.PUBLISHED)


def test_what_is_lacking_is_told_and_nothing_is_lost():
    item = NewsItemFactory(draft=True)
    back = opened(client_of(somebody("Publisher")), item).type(title="Typed").send("_publish")
    assert back.values["title"] == ["Typed"]
    assert {"summary", "countries"} <= back.answer.context["adminform"].form.errors.keys()


def test_a_refused_item_is_a_draft_still_and_can_be_saved():
    item = NewsItemFactory(draft=True)
    back = opened(client_of(somebody("Publisher")), item).type(title="Typed").send("_publish")
    assert back.values["status"] == [Status.DRAFT]
    assert back.send() is None
    item.refresh_from_db()
    assert (item.title, item.status) == ("Typed", Status.DRAFT)


@pytest.mark.parametrize(("role", "button"), [("Publisher", "_publish"), ("Writer", "_submit")])
def test_a_refused_item_stays_a_draft_when_a_picture_was_sent_with_it(
    role, button, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    user = somebody(role)
    item = NewsItemFactory(draft=True, author=user)
    page = opened(client_of(user), item).type(external_url="mill", summary="In short.")
    back = page.type(picture_file=[sent(jpeg(), "mill.jpg")], picture_alt="A mill").send(button)
    assert back.values["status"] == [Status.DRAFT]
    assert back.type(external_url="").send() is None
    item.refresh_from_db()
    assert (item.status, item.picture.alt) == (Status.DRAFT, "A mill")


def test_what_is_lacking_is_named_with_a_way_there():
    page = Page(client_of(somebody("Publisher")), address(NewsItem, "add"))
    back = html.fromstring(page.type(title="New").send("_publish").answer.text)
    links = back.xpath("//ul[@class='error-links']//a")
    assert [link.text for link in links] == ["Summary", "Countries"]
    assert all(back.get_element_by_id(link.get("href")[1:]) is not None for link in links)


def test_a_new_item_is_published_with_the_same_button_and_dated_today():
    page = Page(client_of(somebody("Publisher")), address(NewsItem, "add"))
    kenya = str(Country.objects.get(slug="kenya").pk)
    assert page.type(title="New", summary="In short.", countries=kenya).send("_publish") is None
    item = NewsItem.objects.get()
    assert (item.status, item.published_on) == (Status.PUBLISHED, FROZEN_NOW.date())


def test_what_is_scheduled_is_published_now_with_one_button():
    item = NewsItemFactory(scheduled=True)
    page = opened(client_of(somebody("Publisher")), item)
    assert page.send("_publish_now") is None
    item.refresh_from_db()
    assert item.is_visible and item.publish_at is None


def test_what_became_of_an_item_is_told():
    client = client_of(somebody("Publisher"))
    for item, told in (
        (draft(), "is saved as a draft."),
        (NewsItemFactory(), "is published."),
        (NewsItemFactory(scheduled=True), "is scheduled: visitors see it from"),
        (NewsItemFactory(archived=True), "is archived"),
    ):
        opened(client, item).type(title="Typed").send()
        text = client.get("/admin/").text
        assert told in text and (f'href="{item.get_absolute_url()}"' in text) is item.is_visible


# -- Submit for review, and back ------------------------------------------------------------------


def test_a_writer_submits_with_one_button_and_takes_it_back():
    writer = somebody("Writer")
    client, item = client_of(writer), draft(author=writer)
    assert opened(client, item).send("_submit") is None
    item.refresh_from_db()
    assert item.status == Status.REVIEW
    page = client.get(address(NewsItem, "change", item.pk)).text
    assert address(NewsItem, "withdraw", item.pk) in page
    answer = client.post(address(NewsItem, "withdraw", item.pk), follow=True)
    item.refresh_from_db()
    assert item.status == Status.DRAFT and "is a draft again" in answer.text
    assert item.history.latest("history_id").history_change_reason == "Taken back to draft."


def test_what_is_decided_on_is_not_taken_back():
    editor = somebody("Editor")
    for item in (NewsItemFactory(), NewsItemFactory(archived=True)):
        before = item.status
        answer = client_of(editor).post(address(NewsItem, "withdraw", item.pk), follow=True)
        item.refresh_from_db()
        assert item.status == before and "not in review any more" in answer.text


@pytest.mark.parametrize("role", ["Writer", "Editor"])
def test_who_may_not_publish_has_no_such_button_and_can_t_send_it(role):
    user = somebody(role)
    item = draft(author=user)
    page = opened(client_of(user), item)
    assert 'name="_publish"' not in page.answer.text
    page.send("_publish")
    item.refresh_from_db()
    assert item.status == Status.DRAFT


def test_what_is_published_has_no_such_button():
    page = opened(client_of(somebody("Publisher")), NewsItemFactory())
    assert 'name="_publish"' not in page.answer.text
