"""Keys, their sheet, and the sentence that each page of the admin opens with."""

import json
from html import escape

import pytest
from django.contrib import admin
from django.test import RequestFactory
from django.urls import reverse
from lxml import html

from news.models import NewsItem
from sseportal.importing.models import Import
from sseportal.newsroom.shortcuts import SHORTCUTS
from sseportal.publishing.models import Status
from tests.admin.newsroom import address
from tests.factories import NewsItemFactory
from tests.newsroom.sending import Page, opened
from tests.newsroom.staff import ROLES, client_of, somebody

pytestmark = pytest.mark.django_db
REGISTERED = list(admin.site._registry.values())
EACH = pytest.mark.parametrize("kind", REGISTERED, ids=str)


@EACH
def test_each_list_opens_with_a_sentence_on_what_it_is_for(kind, editor_client):
    purpose = str(kind.purpose)
    assert purpose.endswith(".")
    assert escape(purpose, quote=False) in editor_client.get(address(kind.model)).text


@EACH
def test_each_form_opens_with_a_sentence_on_what_it_is_for(kind, editor):
    request = RequestFactory().get("/")
    request.user = editor
    (_name, options), *_others = kind.get_fieldsets(request, kind.model())
    assert kind.model is Import or str(options["description"]).strip().endswith(".")


def test_the_form_of_an_import_opens_with_one_too(editor_client):
    assert (
        "Brings items in from saved listing pages."
        in editor_client.get(address(Import, "add")).text
    )


@pytest.mark.parametrize("role", [*ROLES, ""])
def test_the_sheet_of_keys_is_a_page_for_all_staff(role):
    text = client_of(somebody(role)).get(reverse("newsroom_help")).text
    for shortcut in SHORTCUTS:
        assert str(shortcut.does) in text
    assert "<kbd>Ctrl</kbd> + <kbd>S</kbd> or <kbd>⌘</kbd> + <kbd>S</kbd>" in text


def test_the_sheet_of_keys_is_for_nobody_else(client):
    assert client.get(reverse("newsroom_help")).url.startswith("/admin/login/")
    staff = client_of(somebody("Editor"))
    for method in ("post", "put", "patch", "delete"):
        assert getattr(staff, method)(reverse("newsroom_help")).status_code == 405


def test_each_page_leads_to_the_sheet(editor_client):
    page = html.fromstring(editor_client.get("/admin/").text)
    (link,) = page.xpath("//a[@data-shortcut='help']")
    assert link.get("href") == reverse("newsroom_help")


def test_the_script_has_the_same_keys_as_the_sheet(editor_client):
    page = html.fromstring(editor_client.get("/admin/").text)
    (script,) = page.xpath("//script[@data-keys]")
    assert set(json.loads(script.get("data-keys"))) == {each.keys for each in SHORTCUTS}


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


def test_a_new_item_is_published_with_the_same_button():
    page = Page(client_of(somebody("Publisher")), address(NewsItem, "add"))
    back = page.type(title="New", body="In Kenya.").send("_publish")
    assert "published_on" in back.answer.context["adminform"].form.errors


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
