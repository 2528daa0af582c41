"""Who may do what in the newsroom."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission

from interviews.models import Person, Profile, Series
from news.models import NewsItem
from sseportal.importing.models import Sighting, SourceDocument
from sseportal.taxonomy.models import Country, Organisation
from tests.admin.newsroom import CONTENT, act, address, ask, news
from tests.factories import NewsItemFactory, OrganisationFactory, ProfileFactory
from tests.importing.pages import entry, everything, imported

pytestmark = pytest.mark.django_db
MODELS = (NewsItem, Profile, Person, Series, Country, Organisation, Sighting, SourceDocument)
PROVENANCE = (Sighting, SourceDocument)
NOT_OURS = ("sessions.Session", "auth.User")


@pytest.fixture
def content(db):
    imported(
        entry(summary="With the Ring Millers Union (RMU) in Kenya."),
        entry("Awa Diop, baker of Ring Co-op", label="COOP Champions"),
    )


@pytest.fixture
def viewer_client(client, django_user_model):
    """Somebody who may look at everything and change nothing."""
    viewer = django_user_model.objects.create_user("viewer", is_staff=True)
    viewer.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    client.force_login(viewer)
    return client


def allow(name, *codenames):
    permissions = Permission.objects.filter(codename__in=codenames)
    get_user_model().objects.get(username=name).user_permissions.set(permissions)


def stored():
    return {table: rows for table, rows in everything().items() if table not in NOT_OURS}


def pages(model):
    pk = model._base_manager.first().pk
    return {name: address(model, name, *([pk] if name in {"change", "delete"} else []))
            for name in ("changelist", "add", "change", "delete")}  # fmt: skip


def post_all(client, model):
    """The answers to every attempt to add, change, delete and act."""
    data = news(name="X", post="yes", action="delete_selected", countries=[])
    data["_selected_action"] = [model._base_manager.first().pk]
    return {name: client.post(url, data).status_code for name, url in pages(model).items()}


@pytest.mark.parametrize("model", MODELS)
def test_a_visitor_is_sent_to_the_login(client, content, model):
    before = stored()
    for url in pages(model).values():
        for answer in (client.get(url), client.post(url, news())):
            assert answer.status_code == 302 and "/admin/login/" in answer.url
    assert stored() == before


@pytest.mark.parametrize("model", MODELS)
def test_staff_without_permissions_see_nothing_and_do_nothing(staff_client, content, model):
    before = stored()
    assert {staff_client.get(url).status_code for url in pages(model).values()} == {403}
    assert set(post_all(staff_client, model).values()) == {403}
    assert stored() == before


def test_staff_without_permissions_find_an_empty_newsroom(staff_client):
    assert "You don’t have permission to view or edit anything." in staff_client.get("/admin/").text


def test_staff_without_permissions_get_no_suggestions(staff_client):
    assert ask(staff_client, NewsItem, "countries", "Kenya").status_code == 403


@pytest.mark.parametrize("model", MODELS)
def test_who_may_view_sees_every_page_and_changes_nothing(viewer_client, content, model):
    before = stored()
    addresses = pages(model)
    assert viewer_client.get(addresses["changelist"]).status_code == 200
    assert viewer_client.get(addresses["change"]).status_code == 200
    answers = post_all(viewer_client, model)
    assert {answers[name] for name in ("add", "change", "delete")} == {403}
    assert stored() == before


@pytest.mark.parametrize("model", CONTENT)
def test_who_may_view_reads_the_tags(viewer_client, model):
    item = {NewsItem: NewsItemFactory, Profile: ProfileFactory}[model](countries=["kenya"])
    assert "Kenya" in viewer_client.get(address(model, "change", item.pk)).text


@pytest.mark.parametrize("action", ["publish", "withdraw", "delete_selected"])
@pytest.mark.parametrize(
    ("factory", "model"), [(NewsItemFactory, NewsItem), (ProfileFactory, Profile)]
)
def test_who_may_view_has_no_actions(viewer_client, factory, model, action):
    items = [factory(review=True), factory()]
    before = stored()
    act(viewer_client, model, action, items)
    assert stored() == before


@pytest.mark.parametrize("action", ["accept", "reject", "merge"])
def test_who_may_view_does_not_review_organisations(viewer_client, action):
    organisations = [OrganisationFactory(proposed=True), OrganisationFactory()]
    before = stored()
    act(viewer_client, Organisation, action, organisations)
    assert stored() == before


@pytest.mark.parametrize("permissions", [[], ["view"], ["view", "change"], ["view", "delete"]])
def test_merging_needs_the_right_to_change_and_to_delete(staff_client, permissions):
    """The form is sent as from the page of somebody who may."""
    allow("staff", *(f"{permission}_organisation" for permission in permissions))
    one, other = OrganisationFactory.create_batch(2)
    NewsItemFactory(organisations=[one, other])
    before = stored()
    data = {"action": "merge", "_selected_action": [one.pk, other.pk]}
    listed = staff_client.get(address(Organisation), data)
    assert "Merge" not in listed.text
    for more in ({}, {"survivor": one.pk, "merge": "Merge"}, {"another": one.pk, "merge": "Merge"}):
        assert "Which one stays?" not in staff_client.post(address(Organisation), data | more).text
    assert stored() == before


def test_who_may_change_and_delete_organisations_merges_them(staff_client):
    allow("staff", "view_organisation", "change_organisation", "delete_organisation")
    one, other = OrganisationFactory.create_batch(2)
    data = {"action": "merge", "_selected_action": [one.pk, other.pk]}
    assert "Which one stays?" in staff_client.post(address(Organisation), data).text
    staff_client.post(address(Organisation), data | {"survivor": one.pk, "merge": "Merge"})
    assert set(Organisation.objects.filter(pk__in=[one.pk, other.pk])) == {one}


@pytest.mark.parametrize("model", PROVENANCE)
def test_nobody_changes_what_an_import_recorded(editor_client, content, model):
    before = stored()
    answers = post_all(editor_client, model)
    assert {answers[name] for name in ("add", "change", "delete")} == {403}
    assert stored() == before


def test_an_imported_item_can_be_deleted(editor_client, content):
    item = NewsItem.objects.get()
    editor_client.post(address(NewsItem, "delete", item.pk), {"post": "yes"})
    assert not NewsItem.objects.exists()
    assert Sighting.objects.count() == 2
