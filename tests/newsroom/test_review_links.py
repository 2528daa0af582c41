"""Links by which somebody without an account reads what is not published, and nothing else does."""

import re
from datetime import timedelta
from urllib.parse import urljoin

import pytest
import time_machine
from django.contrib.admin.models import LogEntry

from news.models import NewsItem
from sseportal.publishing.models import Status
from sseportal.publishing.review_links import LIFETIME, ReviewLink, make_link
from tests.admin.newsroom import act, address, news
from tests.conftest import FROZEN_NOW
from tests.factories import (
    NewsItemFactory,
    ParticipantFactory,
    PictureFactory,
    ProfileFactory,
    QuestionFactory,
)
from tests.newsroom.at_once import once_looked
from tests.newsroom.staff import client_of, somebody
from tests.publishing.pages import tags
from tests.publishing.test_figures import figure

pytestmark = pytest.mark.django_db
UNKNOWN = "/review/" + "A" * 22 + "/"
BOTH = pytest.mark.parametrize("make", [NewsItemFactory, ProfileFactory])


@pytest.fixture
def editor():
    return client_of(somebody("Editor"))


def path_to(item, note="Ada, who checks the figures"):
    return f"/review/{make_link(item, note, None)}/"


def links(item):
    return address(type(item), "review_links", item.pk)


def made(client, item, note="Ada"):
    """The address that the page tells once."""
    page = client.post(links(item), {"_make_link": "1", "_link_for": note})
    (field,) = tags(page, "input", id="review-link-made")
    return field["value"]


def pictures_on(client, path):
    """Where a browser asks for them."""
    return {urljoin(path, image["src"]) for image in tags(client.get(path), "img")}


def body(response):
    """A page that does not say what was asked for."""
    return response.status_code, re.sub(r"/review/[^/]*/", "", response.text)


# -- Reading --------------------------------------------------------------------------------------


def test_somebody_without_an_account_reads_the_item_as_it_is_saved(client, editor):
    item = NewsItemFactory(draft=True, title="Weavers", body="Not yet told.")
    url = made(editor, item)
    assert url.startswith("http://testserver/review/")
    assert "Not yet told." in client.get(url).text
    NewsItem.objects.filter(pk=item.pk).update(body="Now corrected.")
    page = client.get(url).text
    assert "Now corrected." in page and "Not yet told." not in page
    assert "22 June 2026, 12:00 (UTC)" in page


def test_an_interview_shows_its_people_and_questions(client):
    item = ProfileFactory(review=True)
    person = ParticipantFactory(profile=item, role="Miller").person
    QuestionFactory(profile=item, question="How come?")
    page = client.get(path_to(item)).text
    assert person.name in page and "Miller" in page and "How come?" in page


def test_they_see_its_pictures_and_those_of_its_texts(client):
    own, shown = PictureFactory(stored=True), PictureFactory(stored=True)
    item = ProfileFactory(draft=True, picture=own)
    QuestionFactory(profile=item, answer=figure(shown, "At work"))
    path = path_to(item)
    files = pictures_on(client, path)
    assert files == {f"{path}pictures/{each.token}/800.jpg" for each in (own, shown)}
    for file in map(client.get, files):
        assert file.getvalue() == b"picture" and file.headers["Content-Type"] == "image/jpeg"
        assert file.headers["Cache-Control"] == "no-store"
    for public in (own.url("800.jpg"), shown.url("800.jpg")):
        assert client.get(public).status_code == 404
    item.review_links.all().delete()
    assert {client.get(file).status_code for file in files} == {404}


def test_they_see_no_picture_of_another_item_and_no_original(client):
    item, other = (
        NewsItemFactory(draft=True, picture=PictureFactory(stored=True)) for _ in range(2)
    )
    path = path_to(item)
    assert client.get(f"{path}pictures/{item.picture.token}/800.jpg").getvalue() == b"picture"
    for token, name in (
        (other.picture.token, "800.jpg"),
        (item.picture.token, "master.jpg"),
        (item.picture.token, "no.jpg"),
    ):
        assert client.get(f"{path}pictures/{token}/{name}").status_code == 404


def test_the_page_is_kept_by_nobody_and_its_address_told_to_nobody(client):
    item = NewsItemFactory(draft=True, external_url="https://example.org/")
    path = path_to(item)
    page = client.get(path)
    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["X-Robots-Tag"] == "noindex"
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert "ETag" not in page.headers and "Set-Cookie" not in page.headers
    assert path.split("/")[2] not in page.text
    assert tags(page, "meta", name="robots", content="noindex")


def test_the_page_cache_keeps_no_page_of_a_reviewer(client, settings):
    settings.PAGE_CACHE = True
    item = NewsItemFactory(draft=True, title="First")
    path = path_to(item)
    client.get(path)
    NewsItem.objects.filter(pk=item.pk).update(title="Second")
    assert "Second" in client.get(path).text
    ReviewLink.objects.all().delete()
    assert client.get(path).status_code == 404


def test_a_token_is_128_random_bits_of_which_a_hash_is_stored(editor):
    item = NewsItemFactory(draft=True)
    tokens = {made(editor, item, note).split("/")[-2] for note in ("Ada", "Omar")}
    assert len(tokens) == 2 and all(len(token) == 22 for token in tokens)
    stored = str(list(ReviewLink.objects.values()))
    assert not [token for token in tokens if token in stored]


# -- Its end --------------------------------------------------------------------------------------


def test_it_works_for_seven_days(client):
    path = path_to(NewsItemFactory(draft=True))
    end = FROZEN_NOW + timedelta(days=7)
    with time_machine.travel(end - timedelta(seconds=1), tick=False):
        assert client.get(path).status_code == 200
    with time_machine.travel(end, tick=False):
        assert client.get(path).status_code == 404
    assert timedelta(days=7) >= LIFETIME


@BOTH
@pytest.mark.parametrize("status", [Status.PUBLISHED, Status.ARCHIVED])
def test_it_dies_when_the_item_is_published_or_archived_and_stays_dead(client, make, status):
    item = make(draft=True)
    for change in (saved, updated, updated_in_bulk):
        path = path_to(item)
        change(item, status)
        assert client.get(path).status_code == 404
        change(item, Status.DRAFT)
        assert client.get(path).status_code == 404


def saved(item, status):
    item.status = status
    item.save(update_fields=["status"])


def updated(item, status):
    type(item).objects.filter(pk=item.pk).update(status=status)


def updated_in_bulk(item, status):
    item.status = status
    type(item).objects.bulk_update([item], ["status"])


def test_it_dies_when_an_action_or_a_form_publishes(client):
    publisher = client_of(somebody("Publisher"))
    item = NewsItemFactory(draft=True, summary="In short.", countries=["kenya"])
    path = path_to(item)
    act(publisher, NewsItem, "publish", [item])
    assert not ReviewLink.objects.exists() and client.get(path).status_code == 404
    act(publisher, NewsItem, "withdraw", [item])
    path = path_to(item)
    publisher.post(address(NewsItem, "change", item.pk), news())
    assert not ReviewLink.objects.exists() and client.get(path).status_code == 404


def scheduled_by_a_form(item, moment):
    data = news(publish_at_0=f"{moment:%Y-%m-%d}", publish_at_1=f"{moment:%H:%M}")
    client_of(somebody("Publisher")).post(address(NewsItem, "change", item.pk), data)


def scheduled_by_an_update(item, moment):
    NewsItem.objects.filter(pk=item.pk).update(status=Status.PUBLISHED, publish_at=moment)


@pytest.mark.parametrize("schedule", [scheduled_by_a_form, scheduled_by_an_update])
def test_of_what_is_scheduled_it_lives_till_then_and_no_longer(client, schedule):
    item = NewsItemFactory(draft=True, summary="In short.", countries=["kenya"])
    path, moment = path_to(item), FROZEN_NOW.replace(second=0) + timedelta(hours=2)
    schedule(item, moment)
    assert client.get(path).status_code == 200
    with time_machine.travel(moment, tick=False):
        assert client.get(path).status_code == 404
        saved(NewsItem.objects.get(pk=item.pk), Status.DRAFT)
        assert client.get(path).status_code == 404


def test_what_changes_otherwise_leaves_it(client):
    item = NewsItemFactory(draft=True)
    path = path_to(item)
    saved(item, Status.REVIEW)
    updated(NewsItemFactory(), Status.ARCHIVED)
    assert client.get(path).status_code == 200


@BOTH
def test_it_dies_with_the_item(client, make):
    items = make.create_batch(2, draft=True)
    for item, delete in zip(items, (lambda one: one.delete(), delete_several), strict=True):
        path, copy = path_to(item), type(item)(**plain(item))
        delete(item)
        assert client.get(path).status_code == 404 and not ReviewLink.objects.exists()
        copy.save()  # as what is recovered is
        assert client.get(path).status_code == 404


def delete_several(item):
    type(item).objects.filter(pk=item.pk).delete()


def plain(item):
    return {field.attname: getattr(item, field.attname) for field in item._meta.concrete_fields}


def test_it_dies_when_it_is_revoked_and_others_live_on(client, editor):
    item = NewsItemFactory(draft=True)
    first, second = made(editor, item, "Ada"), made(editor, item, "Omar")
    link = ReviewLink.objects.get(note="Ada")
    page = editor.post(links(item), {"_revoke_link": link.pk})
    assert "The link for Ada works no more." in page.text
    assert client.get(first).status_code == 404 and client.get(second).status_code == 200
    assert "gone already" in editor.post(links(item), {"_revoke_link": link.pk}).text


def test_dead_links_and_those_that_never_were_get_the_same_answer(client):
    item, other, hidden = NewsItemFactory.create_batch(3, draft=True)
    revoked, published, gone = path_to(item), path_to(other), path_to(hidden)
    ReviewLink.objects.filter(object_id=item.pk).delete()
    saved(other, Status.PUBLISHED)
    hidden.delete()
    unknown = client.get(UNKNOWN)
    for path in (revoked, published, gone, "/review/x/", "/review/%F0%9F%90%9D%00/"):
        answer = client.get(path)
        assert body(answer) == body(unknown) and answer.status_code == 404
        assert answer.headers == unknown.headers
    with time_machine.travel(FROZEN_NOW + timedelta(days=8), tick=False):
        assert body(client.get(path_to(item))) != body(unknown)
    expired = path_to(item)
    with time_machine.travel(FROZEN_NOW + timedelta(days=8), tick=False):
        assert body(client.get(expired)) == body(client.get(UNKNOWN))


# -- Making and revoking --------------------------------------------------------------------------


def test_the_form_lists_the_links_for_whom_and_until_when(editor):
    item = NewsItemFactory(draft=True)
    for note in ("Ada <Bell>", "Omar"):
        made(editor, item, note)
    page = editor.get(address(NewsItem, "change", item.pk))
    assert "Ada &lt;Bell&gt;" in page.text and "Omar" in page.text
    assert page.text.count("works until 22 June 2026, 12:00 (UTC)") == 2
    assert len(tags(page, "button", name="_revoke_link", formtarget="_blank")) == 2


def test_what_is_typed_stays_in_the_form_s_own_tab(editor):
    """Without JavaScript the buttons send the form to another page, in another tab."""
    item = NewsItemFactory(draft=True)
    page = editor.get(address(NewsItem, "change", item.pk))
    assert tags(page, "button", name="_make_link", formaction=links(item), formtarget="_blank")
    answer = editor.post(links(item), news(title="Typed", _make_link="1", _link_for="Ada"))
    assert answer.status_code == 200
    item.refresh_from_db()
    assert item.title != "Typed"


@pytest.mark.parametrize("note", ["", "  ", "x" * 201, "a\0b"])
def test_a_link_needs_a_note_and_a_bad_one_is_told(editor, note):
    item = NewsItemFactory(draft=True)
    page = editor.post(links(item), {"_make_link": "1", "_link_for": note})
    assert "Say for whom the link is" in page.text and not ReviewLink.objects.exists()


@pytest.mark.parametrize("number", ["", "x", "²", "9" * 40, "9" * 5000, "-1"])
def test_an_odd_link_is_not_revoked(editor, number):
    page = editor.post(links(NewsItemFactory(draft=True)), {"_revoke_link": number})
    assert "gone already" in page.text


def test_nobody_revokes_a_link_through_another_item(editor):
    item, other = NewsItemFactory.create_batch(2, draft=True)
    made(editor, item)
    editor.post(links(other), {"_revoke_link": ReviewLink.objects.get().pk})
    assert ReviewLink.objects.exists()


@pytest.mark.parametrize("state", [{}, {"archived": True}])
def test_what_is_published_or_was_gets_no_link(editor, state):
    item = NewsItemFactory(**state)
    page = editor.post(links(item), {"_make_link": "1", "_link_for": "Ada"})
    assert "has no links for reviewers" in page.text and not ReviewLink.objects.exists()
    assert 'id="review-links"' not in editor.get(address(NewsItem, "change", item.pk)).text


def test_no_link_is_made_to_what_is_published_at_that_moment(editor, monkeypatch):
    item = NewsItemFactory(draft=True)
    once_looked(monkeypatch, lambda: NewsItem.objects.update(status=Status.PUBLISHED))
    page = editor.post(links(item), {"_make_link": "1", "_link_for": "Ada"})
    assert "has no links for reviewers" in page.text and not ReviewLink.objects.exists()


def test_a_writer_makes_links_to_drafts_of_their_own_alone():
    writer = somebody("Writer")
    own, others = NewsItemFactory(author=writer, draft=True), NewsItemFactory(draft=True)
    sent = NewsItemFactory(author=writer, review=True)
    client = client_of(writer)
    assert made(client, own)
    for item, status in ((others, 404), (sent, 403)):
        assert client.post(links(item), {"_make_link": "1", "_link_for": "A"}).status_code == status
    assert ReviewLink.objects.count() == 1
    assert 'id="review-links"' not in client.get(address(NewsItem, "change", sent.pk)).text


def test_what_was_made_and_revoked_is_in_the_log(editor):
    item = NewsItemFactory(draft=True)
    made(editor, item, "Ada")
    editor.post(links(item), {"_revoke_link": ReviewLink.objects.get().pk})
    told = {entry.get_change_message() for entry in LogEntry.objects.filter(object_id=item.pk)}
    assert told == {"Link for a reviewer revoked: Ada.", "Link for a reviewer made: Ada."}
