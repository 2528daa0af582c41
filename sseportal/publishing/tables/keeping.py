"""Where an uploaded table lies until it is confirmed."""

import os
import re
import secrets
import time
from pathlib import Path

from django.conf import settings
from django.core import signing
from import_export.tmp_storages import BaseStorage

SECONDS = 3600
NAME = re.compile(r"[\w-]{32}", re.ASCII)
SALT = "sseportal.publishing.tables"


class Expired(Exception):
    pass


class KeptTable(BaseStorage):
    """A file that its owner alone can name, by a signed ticket, for an hour."""

    def save(self, data):
        folder().mkdir(mode=0o700, parents=True, exist_ok=True)
        sweep()
        self.name = secrets.token_urlsafe(24)
        try:
            with open(self.path, "xb", opener=private) as file:
                file.write(data)
        except OSError:  # a full disk leaves a part of it
            self.remove()
            raise

    def take(self):
        """What is in it, which is gone then: of two who ask at once, one gets it."""
        try:
            found = self.path.read_bytes()
            self.path.unlink()
        except FileNotFoundError:
            raise Expired from None
        return found

    def remove(self):
        self.path.unlink(missing_ok=True)

    @property
    def path(self):
        return folder() / self.name


def ticket(user, model, table, **more):
    """What a form carries to find `table` again, and `more` of it."""
    found = {"user": user.pk, "model": model._meta.label, "file": table.name} | more
    return signing.dumps(found, salt=SALT)


def read_ticket(text, user, model):
    """(KeptTable, what more the ticket says); Expired if it is too old or another's."""
    try:
        found = signing.loads(text, salt=SALT, max_age=SECONDS)
    except signing.BadSignature:
        raise Expired from None
    owner = (found.pop("user"), found.pop("model"))
    name = found.pop("file")
    if owner != (user.pk, model._meta.label) or not NAME.fullmatch(name):
        raise Expired
    return KeptTable(name=name), found


def folder():
    return Path(settings.TABLES_DIR)


def sweep():
    """Away with what nobody confirmed."""
    for path in folder().iterdir():
        try:
            if path.stat().st_mtime < time.time() - SECONDS:
                path.unlink(missing_ok=True)
        except FileNotFoundError:
            continue


def private(path, flags):
    return os.open(path, flags, 0o600)
