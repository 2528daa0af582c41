"""Keys, their sheet, and the sentence that each page of the admin opens with."""

import json
from html import escape

import pytest
from django.contrib import admin
from django.test import RequestFactory
from django.urls import reverse
from lxml import html

from sseportal.importing.models import Import
from sseportal.newsroom.shortcuts import SHORTCUTS
from tests.admin.newsroom import address
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
