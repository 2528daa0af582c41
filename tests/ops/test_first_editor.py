import re

import pytest
from django.core.management import call_command

pytestmark = pytest.mark.django_db


def test_the_password_is_random_shown_and_stored_hashed(capsys, django_user_model):
    call_command("first_editor")
    password = re.search(r"password (\S+)", capsys.readouterr().out)[1]
    editor = django_user_model.objects.get(username="editor")
    assert len(password) >= 20
    assert password not in editor.password
    assert editor.check_password(password)
    assert editor.is_superuser


def test_the_options_name_the_account(django_user_model):
    call_command("first_editor", username="awa", email="awa@example.org")
    assert django_user_model.objects.get().get_username() == "awa"
    assert django_user_model.objects.get().email == "awa@example.org"


def test_a_second_time_changes_nothing(capsys, django_user_model):
    call_command("first_editor")
    before = django_user_model.objects.get().password
    capsys.readouterr()
    call_command("first_editor", username="another")
    assert capsys.readouterr().out == ""
    assert django_user_model.objects.get().password == before


def test_any_account_is_enough(django_user_model):
    django_user_model.objects.create_user("reader")
    call_command("first_editor")
    assert not django_user_model.objects.filter(username="editor").exists()
