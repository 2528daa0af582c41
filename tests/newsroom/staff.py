"""Somebody of each role."""

from django.contrib.auth.models import Group, User
from django.test import Client

from sseportal.newsroom.roles import ADMINISTRATOR, EDITOR, PUBLISHER, WRITER

ROLES = (WRITER, EDITOR, PUBLISHER, ADMINISTRATOR)


def somebody(role, **fields):
    """A member of staff; `role` is the name of a group, "" for none."""
    name = f"{role or 'staff'}-{User.objects.count()}"
    user = User.objects.create_user(name, is_staff=True, **fields)
    user.groups.set(Group.objects.filter(name=role))
    assert user.groups.count() == bool(role)
    return user


def client_of(user):
    client = Client()
    client.force_login(user)
    return client
