"""Who did what, and when: for administrators to read, and for nobody to change."""

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import Group, Permission, User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import ProtectedError
from django.urls import reverse

from news.models import NewsItem
from sseportal.importing.models import Import
from sseportal.newsroom.roles import ADMINISTRATOR
from sseportal.taxonomy.models import Organisation
from tests.admin.imports import MILL, previewed, store
from tests.admin.newsroom import act, add, address, news
from tests.factories import NewsItemFactory, OrganisationFactory
from tests.newsroom.staff import client_of, somebody

pytestmark = pytest.mark.django_db
USER_FORM = {"is_active": "on", "is_staff": "on", "date_joined_0": "2026-01-01",
             "date_joined_1": "00:00:00"}  # fmt: skip


@pytest.fixture
def administrator():
    return somebody("Administrator")


@pytest.fixture
def desk(administrator):
    return client_of(administrator)


@pytest.fixture
def busy():
    """Somebody who has done something, and what."""
    user = somebody("Publisher")
    add(client_of(user), NewsItem, news())
    return user, LogEntry.objects.get()


def listed(client, **query):
    return list(client.get(address(LogEntry), query).context["cl"].result_list)


def told(client, **query):
    return [entry.get_change_message() for entry in listed(client, **query)]


# -- What is in it ---------------------------------------------------------------------------------


def test_content_tags_users_and_imports_are_in_it(editor_client):
    ring, other = OrganisationFactory(), OrganisationFactory()
    item = NewsItemFactory(draft=True, summary="In short.", countries=["kenya"])
    act(editor_client, NewsItem, "publish", [item])
    merging = {"action": "merge", "merge": "1", "survivor": ring.pk,
               "_selected_action": [ring.pk, other.pk]}  # fmt: skip
    editor_client.post(address(Organisation), merging)
    editor_client.post(
        address(User, "add"),
        {"username": "ann", "password1": "k4-long-one", "password2": "k4-long-one",
         "usable_password": "true"},
    )  # fmt: skip
    store(editor_client, previewed(editor_client, MILL))
    kinds = {entry.content_type.model_class() for entry in listed(editor_client)}
    assert kinds == {NewsItem, Organisation, User, Import}


def test_it_tells_which_roles_were_given_and_taken(desk):
    user = somebody("Writer")
    editors = Group.objects.get(name="Editor")
    sent = USER_FORM | {"username": user.username, "groups": [editors.pk]}
    desk.post(address(User, "change", user.pk), sent)
    (said,) = told(desk)
    assert "Added groups “Editor”." in said and "Deleted groups “Writer”." in said


def test_it_tells_who_was_deactivated(desk):
    user = somebody("")
    sent = USER_FORM | {"username": user.username}
    del sent["is_active"]
    desk.post(address(User, "change", user.pk), sent)
    assert "Deleted active “yes”." in told(desk)[0]


def test_it_tells_which_permissions_a_role_got(desk):
    group = Group.objects.create(name="Archivists")
    given = Permission.objects.get(codename="view_newsitem")
    sent = {"name": group.name, "permissions": [given.pk]}
    desk.post(address(Group, "change", group.pk), sent)
    assert "Can view news item" in told(desk)[0]


# -- Finding in it ---------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["abc", "9" * 30, "9" * 5000])
def test_roles_and_permissions_that_are_none_are_refused(editor_client, editor, key):
    group = Group.objects.first()
    sent = {Group: {"permissions": [key]}, User: {"groups": [key], "user_permissions": [key]}}
    for thing in (group, editor):
        answer = editor_client.post(address(type(thing), "change", thing.pk), sent[type(thing)])
        assert sent[type(thing)].keys() <= answer.context["adminform"].form.errors.keys()


def test_it_is_filtered_by_user_kind_action_and_date_and_searched(desk, busy):
    user, entry = busy
    client_of(user).post(address(NewsItem, "delete", entry.object_id), {"post": "yes"})
    desk.post(address(Group, "add"), {"name": "Archivists"})
    assert len(listed(desk)) == 3
    assert len(listed(desk, user__id__exact=user.pk)) == 2
    assert len(listed(desk, content_type__id__exact=entry.content_type_id)) == 2
    assert len(listed(desk, action_flag__exact=3)) == 1
    assert len(listed(desk, action_time__gte="2026-06-15 00:00:00+00:00")) == 3
    assert listed(desk, action_time__gte="2026-06-16 00:00:00+00:00") == []
    assert len(listed(desk, q="archivists")) == 1
    assert len(listed(desk, q="millers")) == 2


def test_its_filter_names_kinds_as_the_newsroom_does(desk, busy):
    user, _entry = busy
    LogEntry.objects.create(user=user, object_repr="Of no kind", action_flag=CHANGE)
    desk.post(address(Group, "add"), {"name": "Archivists"})
    (kinds,) = (
        [choice["display"] for choice in spec.choices(page)]
        for page in [desk.get(address(LogEntry)).context["cl"]]
        for spec in page.filter_specs
        if spec.title == "kind"
    )
    assert kinds == ["All", "Group", "News item"]


def test_it_leads_to_the_thing_and_outlives_it(desk, busy):
    user, entry = busy
    link = f'<a href="{address(NewsItem, "change", entry.object_id)}">Millers meet</a>'
    assert link in desk.get(address(LogEntry)).text
    NewsItem.objects.all().delete()
    text = desk.get(address(LogEntry)).text
    assert "Millers meet" in text and user.username in text


def test_its_list_asks_the_same_however_long(desk, busy, django_assert_max_num_queries):
    user, entry = busy
    for number in range(30):
        LogEntry.objects.create(user=user, content_type=entry.content_type, object_id=number,
                                object_repr="x", action_flag=CHANGE)  # fmt: skip
    with django_assert_max_num_queries(16):
        desk.get(address(LogEntry))


# -- Nobody changes it -----------------------------------------------------------------------------


@pytest.mark.parametrize("superuser", [True, False])
def test_nobody_adds_changes_or_deletes_an_entry(desk, editor_client, busy, superuser):
    client = editor_client if superuser else desk
    _user, entry = busy
    for page, keys in (("add", []), ("change", [entry.pk]), ("delete", [entry.pk])):
        sent = {"post": "yes", "object_repr": "Nothing at all", "action_flag": 1}
        assert client.post(address(LogEntry, page, *keys), sent).status_code == 403
    data = {"action": "delete_selected", "_selected_action": [entry.pk], "post": "yes"}
    client.post(address(LogEntry), data)
    assert list(LogEntry.objects.values()) == [_row(entry)]
    assert "delete_selected" not in client.get(address(LogEntry)).text


def _row(entry):
    return {field.attname: getattr(entry, field.attname) for field in entry._meta.fields}


def test_no_code_changes_or_deletes_an_entry_by_the_way(busy):
    user, entry = busy
    for delete in (entry.delete, LogEntry.objects.all().delete, user.delete):
        with pytest.raises(ProtectedError), transaction.atomic():
            delete()
    entry.object_repr = "Nothing at all"
    with pytest.raises(PermissionDenied):
        entry.save()
    entry.refresh_from_db()
    assert entry.object_repr == "Millers meet" and entry.user == user


@pytest.mark.parametrize("role", ["Writer", "Editor", "Publisher", ""])
def test_who_is_no_administrator_does_not_read_it(busy, role):
    client = client_of(somebody(role))
    assert client.get(address(LogEntry)).status_code == 403
    assert "Log entries" not in client.get(reverse("admin:index")).text


def test_administrators_of_before_read_it_too():
    group = Group.objects.get(name=ADMINISTRATOR)
    assert group.permissions.filter(codename="view_logentry").exists()


# -- Users who have done something -----------------------------------------------------------------


def test_who_has_done_something_is_not_deleted_and_it_is_told_what_to_do(desk, busy):
    user, _entry = busy
    text = desk.get(address(User, "delete", user.pk)).text
    assert f"1 entry of the audit tells what {user.username} did, and is kept." in text
    assert "Untick “Active” instead" in text and "Yes, I’m sure" not in text
    desk.post(address(User, "delete", user.pk), {"post": "yes"})
    assert User.objects.filter(pk=user.pk).exists()


def test_nor_with_others_at_once(desk, busy):
    user, _entry = busy
    idle = somebody("")
    data = {"action": "delete_selected", "_selected_action": [user.pk, idle.pk], "post": "yes"}
    text = desk.post(address(User), data).text
    assert "Untick “Active” instead" in text
    assert User.objects.filter(pk__in=[user.pk, idle.pk]).count() == 2


def test_who_has_done_nothing_is_deleted(desk):
    idle = somebody("")
    desk.post(address(User, "delete", idle.pk), {"post": "yes"})
    assert not User.objects.filter(pk=idle.pk).exists()
