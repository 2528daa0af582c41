"""Collects the static files, but only when one of them has changed."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

STAMP = ".collected"


def collect_if_changed():
    """True when something was collected."""
    root = Path(settings.STATIC_ROOT)
    stamp, digest = root / STAMP, _digest()
    if (root / "staticfiles.json").exists() and stamp.exists() and stamp.read_text() == digest:
        return False
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(digest)
    return True


def _digest():
    digest = hashlib.sha256()
    for name, path in sorted(_source_files()):
        digest.update(name.encode() + b"\0" + hashlib.sha256(Path(path).read_bytes()).digest())
    return digest.hexdigest()


def _source_files():
    for finder in get_finders():
        for name, storage in finder.list([]):
            yield name, storage.path(name)
