"""Files that no picture has: left by whoever was killed while writing them."""

import os
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.utils import timezone

from sseportal.media.storing import FOLDER, store
from tests.media.files import picture
from tests.media.test_storing import CENTRE, put, stored


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def age(names, **ago):
    then = (timezone.now() - timedelta(**ago)).timestamp()
    for name in names:
        os.utime(default_storage.path(f"{FOLDER}/{name}"), (then, then))


def remove_strays(capsys, *arguments):
    call_command("remove_stray_pictures", *arguments)
    return capsys.readouterr().out.splitlines()


def test_files_that_no_picture_has_are_removed_after_a_day(db, capsys):
    put()
    kept = stored()
    token, files = store(picture(), CENTRE)
    strays = stored() - kept
    age(kept, days=9)
    age(strays, hours=23)
    assert remove_strays(capsys) == ["0 stray files removed."]
    age(strays, hours=25)
    *named, _ = remove_strays(capsys, "--dry-run")
    assert named == sorted(f"{FOLDER}/{token}-{name}" for name in files)
    assert stored() == kept | strays
    assert remove_strays(capsys)[-1] == f"{len(files)} stray files removed."
    assert stored() == kept


def test_a_site_without_pictures_has_no_strays(db, capsys):
    assert remove_strays(capsys) == ["0 stray files removed."]
