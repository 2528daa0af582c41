"""Who may import, look, publish and undo; and what visitors see of it meanwhile: nothing."""

import pytest
from django.test import Client

from news.models import NewsItem
from sseportal.importing.models import Import
from tests.admin.imports import FAIR, MILL, TALK, Form, change, previewed, shown, store, upload
from tests.admin.newsroom import address
from tests.admin.test_permissions import allow
from tests.importing.pages import everything, imported, page

pytestmark = pytest.mark.django_db
SUB_PAGES = ("change", "discard", "undo", "go-on", "history", "delete")
OF_THE_SESSION = {"sessions.Session", "auth.User"}


@pytest.fixture
def waiting(editor):
    """An import of somebody else that waits for a look."""
    client = Client()
    client.force_login(editor)
    return previewed(client, MILL, TALK)


def stored():
    return {table: rows for table, rows in everything().items() if table not in OF_THE_SESSION}


def pages(record):
    return [address(Import), address(Import, "add")] + [
        address(Import, name, record.pk) for name in SUB_PAGES
    ]


def attempts(client, record):
    """{(page, method): status} of everything that can be asked and sent."""
    sent = {"_import": "1", "publish": "yes", "post": "yes", "text": page(FAIR)}
    return {
        (url, method): getattr(client, method)(url, sent if method == "post" else {}).status_code
        for url in pages(record)
        for method in ("get", "post")
    }


def test_a_visitor_is_sent_to_the_login(client, waiting):
    before = stored()
    assert set(attempts(client, waiting).values()) == {302}
    assert stored() == before


def test_staff_without_permissions_see_nothing_and_do_nothing(staff_client, waiting):
    before = stored()
    answers = attempts(staff_client, waiting)
    assert set(answers.values()) <= {403, 405}
    assert {status for (_, method), status in answers.items() if method == "get"} <= {403, 405}
    assert stored() == before


def test_staff_without_permissions_don_t_learn_which_imports_there_are(staff_client, waiting):
    there, nowhere = (staff_client.get(address(Import, "change", pk)) for pk in (waiting.pk, 999))
    assert there.status_code == nowhere.status_code == 403


@pytest.mark.parametrize("state", ["preview", "reading", "storing", "failed", "done", "undone"])
def test_who_may_view_sees_every_state_and_changes_nothing(staff_client, waiting, state):
    allow("staff", "view_import")
    Import.objects.update(state=state)
    before = stored()
    answer = shown(staff_client, waiting)
    assert answer.status_code == 200
    assert 'name="_import"' not in answer.text and "Discard" not in answer.text
    answers = attempts(staff_client, waiting)
    sent = {status for (url, method), status in answers.items() if method == "post"}
    assert sent <= {403, 302, 200}
    assert stored() == before


def test_who_may_add_goes_on_with_anybody_s_import(staff_client, waiting):
    allow("staff", "add_import")
    assert store(staff_client, waiting).state == "done"


@pytest.mark.parametrize("permissions", [["view_import"], ["add_import"], ["change_import"]])
def test_undoing_needs_the_right_to_delete_imports(staff_client, editor, permissions):
    imported(MILL)
    allow("staff", *permissions)
    before = stored()
    record = Import.objects.get()
    for method in (staff_client.get, staff_client.post):
        assert method(address(Import, "undo", record.pk)).status_code == 403
    if "change_import" not in permissions:
        assert "Undo this import" not in shown(staff_client, record).text
    assert stored() == before


def test_who_may_delete_imports_undoes_those_of_drafts(staff_client):
    imported(MILL)
    NewsItem.objects.update(status="draft")
    allow("staff", "view_import", "delete_import")
    staff_client.post(address(Import, "undo", Import.objects.get().pk))
    assert not NewsItem.objects.exists()


def test_an_editor_does_not_take_published_items_away_with_their_import(staff_client):
    imported(MILL)
    allow("staff", "view_import", "delete_import", "change_newsitem")
    url = address(Import, "undo", Import.objects.get().pk)
    asked = staff_client.get(url).text
    assert "is published, and you may not delete it" in asked
    assert 'value="Undo this import"' not in asked
    staff_client.post(url)
    assert NewsItem.objects.get().is_visible
    allow("staff", "view_import", "delete_import", "publish_newsitem")
    staff_client.post(url)
    assert not NewsItem.objects.exists()


def test_nobody_deletes_or_edits_the_record(editor_client, waiting):
    store(editor_client, waiting)
    before = stored()
    for name in ("delete", "change"):
        editor_client.post(address(Import, name, waiting.pk), {"post": "yes", "state": "failed"})
    data = {"action": "delete_selected", "_selected_action": [waiting.pk], "post": "yes"}
    editor_client.post(address(Import), data)
    assert stored() == before


@pytest.mark.parametrize(
    ("permissions", "told"),
    [
        ([], "You may not publish: interviews and profiles, news."),
        (["publish_newsitem"], "You may not publish: interviews and profiles."),
        (["publish_profile"], "You may not publish: news."),
    ],
)
def test_who_may_not_publish_all_kinds_imports_drafts(staff_client, waiting, permissions, told):
    allow("staff", "add_import", *permissions)
    assert told in shown(staff_client, waiting).text
    sent = Form(shown(staff_client, waiting).text).data | {"_import": "1", "publish": "yes"}
    assert staff_client.post(change(waiting), sent).status_code == 200
    assert not NewsItem.objects.exists()
    store(staff_client, waiting)
    assert NewsItem.objects.get().status == "draft"


def test_who_may_publish_publishes(staff_client, waiting):
    allow("staff", "add_import", "publish_newsitem", "publish_profile")
    store(staff_client, waiting, "yes")
    assert NewsItem.objects.get().status == "published"


def test_an_entry_can_t_be_turned_into_a_kind_to_be_published(staff_client):
    """The kind that is sent together with the confirmation counts."""
    allow("staff", "add_import", "publish_newsitem")
    record = previewed(staff_client, MILL, FAIR)
    data = Form(shown(staff_client, record).text).data
    kinds = {name: "interviews:interview:coop-champions" for name in data if name.endswith("kind")}
    sent = data | kinds | {"_import": "1", "publish": "yes"}
    answer = staff_client.post(change(record), sent, follow=True)
    assert "You may import new items as drafts only." in answer.text
    record.refresh_from_db()
    assert record.state == "preview"


def test_an_action_needs_its_token(waiting, editor):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(editor)
    before = stored()
    for url in (*pages(waiting), address(Import, "add")):
        assert strict.post(url, {"text": page(FAIR)}).status_code == 403
    assert stored() == before


PUBLIC = ["/", "/news/", "/interviews/", "/news/feed.atom", "/feed.atom", "/countries/",
          "/organisations/", "/countries/kenya/", "/sitemap.xml", "/news/?q=mill"]  # fmt: skip


def seen(client):
    return {path: client.get(path).content for path in PUBLIC}


def test_what_waits_or_is_a_draft_shows_nowhere(client, editor):
    before = seen(client)
    client.force_login(editor)
    upload(client, page(MILL, TALK))
    client.logout()
    assert seen(client) == before
    client.force_login(editor)
    record = store(client, Import.objects.get())
    client.logout()
    assert seen(client) == before
    client.force_login(editor)
    client.post(address(Import, "undo", record.pk))
    client.logout()
    assert seen(client) == before
