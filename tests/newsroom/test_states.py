"""From a draft to what visitors see: who takes which step, and what an item must have by then."""

import pytest

from interviews.models import Profile
from news.models import NewsItem
from sseportal.publishing.models import Status
from tests.admin.newsroom import act, add, address, errors, look, news, profile
from tests.factories import NewsItemFactory, PersonFactory, ProfileFactory, SeriesFactory
from tests.newsroom.sending import opened
from tests.newsroom.staff import client_of, somebody
from tests.newsroom.tables import bring_in

pytestmark = pytest.mark.django_db
WHOLE = {"summary": "In short.", "countries": ["kenya"]}
BOTH = pytest.mark.parametrize("make", [NewsItemFactory, ProfileFactory])


@pytest.fixture
def writer():
    return somebody("Writer")


@pytest.fixture
def editor():
    return somebody("Editor")


@pytest.fixture
def publisher():
    return somebody("Publisher")


def offered(client, item):
    form = client.get(address(type(item), "change", item.pk)).context["adminform"].form
    return [value for value, _ in form.fields["status"].choices]


def bare(**fields):
    return news(**({"published_on": "", "summary": "", "countries": []} | fields))


def told(response):
    return [str(message) for message in response.context["messages"]]


def test_a_writer_writes_and_submits(writer):
    client = client_of(writer)
    add(client, NewsItem, news(status="draft"))
    item = NewsItem.objects.get()
    assert (item.author, item.status) == (writer, Status.DRAFT)
    assert offered(client, item) == ["draft", "review"]
    client.post(address(NewsItem, "change", item.pk), news(status="review"))
    item.refresh_from_db()
    assert item.status == Status.REVIEW


def test_a_writer_adds_an_interview_with_its_people(writer):
    person, series = PersonFactory(), SeriesFactory()
    people = [{"person": person.pk, "role": "Baker", "organisation": ""}]
    answer = add(client_of(writer), Profile, profile(series, people, status="draft"))
    assert Profile.objects.get().people.get() == person, errors(answer)


def test_what_is_submitted_is_out_of_its_writers_hands(writer):
    item = NewsItemFactory(author=writer, review=True)
    answer = client_of(writer).post(address(NewsItem, "change", item.pk), news(status="draft"))
    assert answer.status_code == 403


@BOTH
def test_a_writer_sees_no_items_but_their_own(writer, make):
    own = make(author=writer, draft=True)
    make(author=somebody("Writer"), draft=True)
    make()
    listed = client_of(writer).get(address(type(own))).context["cl"].result_list
    assert list(listed) == [own]


def test_a_writer_submits_several_at_once(writer):
    items = NewsItemFactory.create_batch(2, author=writer, draft=True)
    others = [NewsItemFactory(draft=True)]
    act(client_of(writer), NewsItem, "submit", items + others)
    assert set(NewsItem.objects.filter(status=Status.REVIEW)) == set(items)


@pytest.mark.parametrize("action", ["publish", "withdraw", "archive", "delete_selected"])
@pytest.mark.parametrize("role", ["Writer", "Editor"])
def test_who_may_not_publish_has_no_action_for_it(role, action):
    user = somebody(role)
    item = NewsItemFactory(author=user, review=True, summary="In short.", countries=["kenya"])
    act(client_of(user), NewsItem, action, [item])
    item.refresh_from_db()
    assert item.status == Status.REVIEW


@pytest.mark.parametrize("status", ["published", "archived"])
@pytest.mark.parametrize("role", ["Writer", "Editor"])
def test_who_may_not_publish_can_t_send_it_either(role, status):
    answer = add(client_of(somebody(role)), NewsItem, news(status=status))
    assert "status" in errors(answer)
    assert not NewsItem.objects.exists()


def test_an_editor_corrects_what_is_public_and_leaves_it_public(editor):
    item, client = NewsItemFactory(), client_of(editor)
    assert offered(client, item) == ["published"]
    client.post(address(NewsItem, "change", item.pk), news(title="Corrected"))
    item.refresh_from_db()
    assert (item.title, item.status) == ("Corrected", Status.PUBLISHED)


def test_an_editor_can_t_schedule(editor):
    item = NewsItemFactory(draft=True)
    sent = news(status="draft", publish_at_0="2026-06-20", publish_at_1="10:00")
    client_of(editor).post(address(NewsItem, "change", item.pk), sent)
    item.refresh_from_db()
    assert item.publish_at is None


def test_a_publisher_publishes(publisher, client):
    add(client_of(publisher), NewsItem, news(status="published"))
    item = NewsItem.objects.get()
    assert item.author == publisher
    assert client.get(item.get_absolute_url()).status_code == 200


def test_what_is_lacking_is_told_at_its_field_when_it_is_to_be_published(publisher):
    answer = add(client_of(publisher), NewsItem, bare(status="published"))
    assert errors(answer).keys() == {"summary", "countries"}
    assert not NewsItem.objects.exists()


AT = {"publish_at_0": "2026-06-20", "publish_at_1": "01:00"}
PAST = {"publish_at_0": "2026-06-02", "publish_at_1": "01:00"}
DAYS = pytest.mark.parametrize(
    ("time", "day"), [({}, "2026-06-15"), (AT, "2026-06-20"), (PAST, "2026-06-15")]
)


def as_cell(time):
    return " ".join(time.values())


@pytest.fixture
def far_east(settings):
    """Where it is another day than in the database's own zone."""
    settings.TIME_ZONE = "Asia/Tokyo"


@pytest.mark.parametrize("button", [{"status": "published"}, {"status": "draft", "_publish": "1"}])
@DAYS
def test_what_is_published_without_a_date_gets_its_day(publisher, far_east, button, time, day):
    add(client_of(publisher), NewsItem, news(published_on="", **button, **time))
    assert str(NewsItem.objects.get().published_on) == day


@DAYS
def test_what_is_published_from_a_list_gets_its_day(publisher, far_east, time, day):
    client = client_of(publisher)
    add(client, NewsItem, news(published_on="", status="draft", **time))
    (item,) = NewsItem.objects.all()
    act(client, NewsItem, "publish", [item])
    item.refresh_from_db()
    assert (item.status, str(item.published_on)) == (Status.PUBLISHED, day)


def test_what_is_scheduled_from_a_list_gets_its_day(publisher, far_east):
    client, item = client_of(publisher), NewsItemFactory(undated=True, **WHOLE)
    act(client, NewsItem, "schedule", [item], **{f"to-{k}": v for k, v in AT.items()}, told="1")
    item.refresh_from_db()
    assert (item.is_scheduled, str(item.published_on)) == (True, "2026-06-20")


@DAYS
def test_what_is_published_by_a_table_gets_its_day(
    publisher, far_east, time, day, tmp_path, settings
):
    settings.TABLES_DIR = tmp_path / "tables"
    client, item = client_of(publisher), NewsItemFactory(undated=True, **WHOLE)
    heads = ["id", "title", "status", "not_before", "summary", "countries"]
    said = ["Mill", "published", as_cell(time), "In short.", "Kenya"]
    bring_in(client, heads, ["", *said], [item.pk, *said])
    days = NewsItem.objects.values_list("status", "published_on")
    assert [(status, str(each)) for status, each in days] == [(Status.PUBLISHED, day)] * 2


@pytest.mark.parametrize("status", ["draft", "review", "archived"])
def test_an_incomplete_item_can_always_be_saved(publisher, status):
    add(client_of(publisher), NewsItem, bare(status=status))
    assert NewsItem.objects.get().status == status


def test_what_was_published_as_it_is_can_be_corrected(publisher):
    item = NewsItemFactory(summary="")
    client_of(publisher).post(
        address(NewsItem, "change", item.pk), bare(title="Corrected", published_on="2026-06-01")
    )
    item.refresh_from_db()
    assert item.title == "Corrected"


def test_of_several_to_be_published_the_incomplete_stay_and_are_named(publisher):
    whole = NewsItemFactory(review=True, summary="In short.", countries=["kenya"])
    bare = NewsItemFactory(title="Bare", review=True)
    client, chosen = client_of(publisher), [whole, bare]
    page = look(client, NewsItem, "publish", chosen)
    lacking = "it lacks a summary and a country or an organisation"
    assert page.context["found"].staying == {lacking: [bare]}
    answer = act(client, NewsItem, "publish", chosen)
    assert told(answer) == ["1 item changed.", "1 item stays as it was."]
    assert set(NewsItem.objects.visible()) == {whole}


def test_what_is_archived_is_hidden_and_kept(publisher, client):
    item = NewsItemFactory()
    act(client_of(publisher), NewsItem, "archive", [item])
    assert client.get(item.get_absolute_url()).status_code == 404
    item.refresh_from_db()
    assert item.status == Status.ARCHIVED


def test_an_item_outlives_the_account_of_its_author(writer):
    item = NewsItemFactory(author=writer)
    writer.delete()
    item.refresh_from_db()
    assert item.author is None


def test_no_item_is_nobodys_own(writer):
    """Items of imports have no author."""
    item = NewsItemFactory(draft=True, author=None)
    answer = client_of(writer).get(address(NewsItem, "change", item.pk))
    assert answer.status_code == 302 and answer.url == "/admin/"


def test_a_form_with_an_error_can_still_be_sent(writer):
    """What it sent stands in the item by then, but is not true yet."""
    item = NewsItemFactory(author=writer, draft=True)
    sent = news(title="Typed", status="review", published_on="31 February")
    answer = client_of(writer).post(address(NewsItem, "change", item.pk), sent)
    assert 'name="_save"' in answer.text and 'value="Typed"' in answer.text


def test_what_could_not_be_published_has_no_link_to_the_site(publisher):
    item = NewsItemFactory(draft=True)
    answer = client_of(publisher).post(
        address(NewsItem, "change", item.pk), bare(status="published")
    )
    assert "View on site" not in answer.text


def test_a_writer_keeps_the_original_that_they_may_not_see():
    user = somebody("Writer")
    original = NewsItemFactory(title="Secret", draft=True)
    own = NewsItemFactory(draft=True, author=user, language="fr", translation_of=original)
    page = opened(client_of(user), own)
    assert "An item that you may not see" in page.answer.text and "Secret" not in page.answer.text
    assert page.type(title="New").send() is None
    own.refresh_from_db()
    assert (own.title, own.translation_of) == ("New", original)
    assert page.type(translation_of="", title="Newer").send() is None
    own.refresh_from_db()
    assert (own.title, own.translation_of) == ("Newer", original)
    assert "Secret" not in client_of(user).get(address(NewsItem, "history", own.pk)).text


def test_a_date_that_can_t_be_read_is_told_of_once(publisher):
    whole = {"summary": "In short.", "countries": ["kenya"]}
    item = NewsItemFactory(draft=True, published_on=None, **whole)
    page = opened(client_of(publisher), item).type(published_on="31 Feb", status="published")
    assert errors(page.send().answer) == {"published_on": ["Enter a valid date."]}
