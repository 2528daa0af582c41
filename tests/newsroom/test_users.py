"""Whoever manages users makes somebody of the newsroom on one page."""

import pytest
from django.contrib.auth.models import Group, User

from tests.admin.newsroom import address
from tests.newsroom.sending import Page
from tests.newsroom.staff import client_of, somebody

pytestmark = pytest.mark.django_db


def test_somebody_new_gets_name_password_and_role_on_one_page():
    page = Page(client_of(somebody("Administrator")), address(User, "add"))
    assert page.values["is_staff"] == ["on"]
    writer, password = Group.objects.get(name="Writer"), "a-mill-in-kisumu"
    page.type(username="awa", password1=password, password2=password, groups=[str(writer.pk)])
    assert page.send() is None
    awa = User.objects.get(username="awa")
    assert awa.is_staff and not awa.is_superuser and list(awa.groups.all()) == [writer]
    assert awa.has_perm("news.add_newsitem") and not awa.has_perm("news.publish_newsitem")


def test_what_a_lost_password_means_is_told_where_it_is_set():
    awa = User.objects.create_user("awa", password="a-mill-in-kisumu", is_staff=True)
    administrator = client_of(somebody("Administrator"))
    text = administrator.get(address(User, "password_change", awa.pk)).text
    assert "nobody can log in as this user" in text and "LDAP" not in text
    text = administrator.get(address(User, "change", awa.pk)).text
    assert 'href="../password/"' in text and "<div disabled" not in text


def test_who_may_not_is_told_so_and_led_back():
    answer = client_of(somebody("Writer")).get(address(User))
    assert answer.status_code == 403
    assert "You may not see or do this" in answer.text and 'href="/admin/"' in answer.text
