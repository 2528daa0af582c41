"""“Suggest tags” with JavaScript: what the view behind it answers, and to whom."""

import re

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from interviews.models import Profile
from news.models import NewsItem
from sseportal.publishing.admin.suggestions import LONGEST_TEXT, text_of
from sseportal.taxonomy.models import Country, Organisation
from tests.admin.newsroom import CONTENT, address
from tests.factories import NewsItemFactory, OrganisationFactory

pytestmark = pytest.mark.django_db
KENYA, ILO = "Kenya", "International Labour Organization"


def ask(client, model, **fields):
    """The answer to the script."""
    return client.post(address(model, "suggest"), fields)


def offered(html):
    """The names in the list, in its order."""
    return re.findall(r'<li data-field="\w+" data-value="\d+" data-name="(.+?)"', html)


# -- The text --------------------------------------------------------------------------------------
def test_the_text_is_that_of_the_fields_that_are_named():
    data = {"title": "One", "body": "Two\r\nlines", "credit": "X", "q-0-text": "Three",
            "q-__prefix__-text": ""}  # fmt: skip
    assert text_of(data, ["title", "body", "q-*-text"]) == "One\n\nTwo\nlines\n\nThree\n\n"


def test_a_row_that_is_to_be_deleted_has_no_text():
    data = {"q-0-text": "One", "q-0-DELETE": "on", "q-1-text": "Two"}
    assert text_of(data, ["q-*-text"]) == "Two"


# -- With JavaScript -------------------------------------------------------------------------------
@pytest.mark.parametrize("model", CONTENT)
@pytest.mark.parametrize("field", ["title", "summary", "body"])
def test_names_in_the_typed_text_are_suggested(editor_client, model, field):
    answer = ask(editor_client, model, **{field: "The ILO in Kenya"}).json()
    assert offered(answer["html"]) == [ILO, KENYA]
    assert answer["told"] == "2 names found."
    assert "The <mark>ILO</mark> in Kenya" in answer["html"]


@pytest.mark.parametrize(
    "field", ["participants-0-organisation", "questions-3-question", "questions-0-answer"]
)
def test_a_profile_is_read_with_its_rows(editor_client, field):
    answer = ask(editor_client, Profile, **{field: "At the ILO"}).json()
    assert offered(answer["html"]) == [ILO]


def test_what_is_chosen_is_counted_as_chosen(editor_client):
    kenya = Country.objects.get(name=KENYA).pk
    answer = ask(editor_client, NewsItem, body="Kenya, Ghana", countries=[kenya]).json()
    assert answer["told"] == "2 names found. 1 of them is chosen."


def test_markup_in_the_text_is_shown_as_text(editor_client):
    html = ask(editor_client, NewsItem, title="<script>1</script> in Kenya <x>&").json()["html"]
    assert "&lt;script&gt;1&lt;/script&gt; in <mark>Kenya</mark> &lt;x&gt;&amp;" in html


def test_a_proposed_organisation_is_marked_as_hidden(editor_client):
    OrganisationFactory(name="Ring Millers Union", proposed=True)
    html = ask(editor_client, NewsItem, body="With the Ring Millers Union (RMU).").json()["html"]
    assert offered(html) == ["Ring Millers Union"]
    assert "hidden from visitors until it is accepted" in html


def test_an_unknown_organisation_has_a_link_that_fills_its_form_in(editor_client):
    answer = ask(editor_client, NewsItem, body="With the Ring & Co Millers Union (RMU).").json()
    url = re.search(r'href="(/admin/taxonomy/organisation/add/[^"]+)"', answer["html"])[1]
    form = editor_client.get(url.replace("&amp;", "&")).context["adminform"].form
    assert (form["acronym"].value(), form["slug"].value()) == ("RMU", "rmu")
    assert form["name"].value().endswith("Co Millers Union")
    assert "_popup=1" in url
    assert not Organisation.objects.filter(acronym="RMU").exists()


@pytest.mark.parametrize("text", ["", "\0", "a\0b", "Nothing here."])
def test_a_text_that_names_nothing_says_so(editor_client, text):
    answer = ask(editor_client, NewsItem, body=text).json()
    assert answer["told"] == "No country and no organisation found."


def test_a_text_with_nul_is_read(editor_client):
    answer = ask(editor_client, NewsItem, title="\0", body="\0In Kenya\0", countries=["\0"]).json()
    assert offered(answer["html"]) == [KENYA]


def test_a_huge_text_is_read_as_far_as_it_is_said(editor_client):
    huge = "Kenya. " + "millers " * (LONGEST_TEXT // 8) + "Ghana " * 100_000
    answer = ask(editor_client, NewsItem, body=huge).json()
    assert offered(answer["html"]) == [KENYA]
    assert answer["told"] == "1 name found. Only the first 200,000 characters were read."


# -- Who may -----------------------------------------------------------------------------------
@pytest.mark.parametrize("model", CONTENT)
def test_a_visitor_gets_no_suggestions(client, model):
    assert "/admin/login/" in ask(client, model, body=KENYA).url


@pytest.mark.parametrize("model", CONTENT)
@pytest.mark.parametrize(
    ("permission", "status"), [(None, 403), ("view", 403), ("add", 200), ("change", 200)]
)
def test_only_who_may_add_or_change_gets_suggestions(
    staff_client, django_user_model, model, permission, status
):
    codename = f"{permission}_{model._meta.model_name}"
    permissions = Permission.objects.filter(codename=codename)
    django_user_model.objects.get().user_permissions.set(permissions)
    assert ask(staff_client, model, body=KENYA).status_code == status


@pytest.mark.parametrize("model", CONTENT)
def test_the_permission_for_another_kind_is_none(staff_client, django_user_model, model):
    others = Permission.objects.exclude(codename__endswith=f"_{model._meta.model_name}")
    django_user_model.objects.get().user_permissions.set(others)
    assert ask(staff_client, model, body=KENYA).status_code == 403


@pytest.mark.parametrize("model", CONTENT)
def test_suggestions_are_not_to_be_fetched_by_an_address(editor_client, model):
    assert editor_client.get(address(model, "suggest"), {"body": KENYA}).status_code == 405


def test_suggestions_are_not_given_to_another_site(editor, client):
    client.handler.enforce_csrf_checks = True
    client.force_login(editor)
    assert ask(client, NewsItem, body=KENYA).status_code == 403


def test_who_may_not_add_organisations_is_offered_no_link(staff_client, django_user_model):
    permissions = Permission.objects.filter(codename="add_newsitem")
    django_user_model.objects.get().user_permissions.set(permissions)
    html = ask(staff_client, NewsItem, body="With the Ring Millers Union (RMU).").json()["html"]
    assert "Ring Millers Union" in html and reverse("admin:taxonomy_organisation_add") not in html


def test_who_may_only_view_has_no_button(staff_client, django_user_model):
    permissions = Permission.objects.filter(codename="view_newsitem")
    django_user_model.objects.get().user_permissions.set(permissions)
    page = staff_client.get(address(NewsItem, "change", NewsItemFactory().pk))
    assert page.status_code == 200 and "_suggest" not in page.text
