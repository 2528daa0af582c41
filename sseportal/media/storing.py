"""Files of pictures in the default storage: all of a picture, or none."""

import logging
import secrets
from contextlib import contextmanager
from contextvars import ContextVar

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from sseportal.media.renditions import files

FOLDER = "pictures"
_written = ContextVar("written", default=None)
logger = logging.getLogger(__name__)


def path_of(token, name):
    return f"{FOLDER}/{token}-{name}"


def store(image, focal):
    """(token, {name: [width, height, bytes]}) of what was stored; OSError if it can't be, and then
    nothing is left."""
    token, told = secrets.token_hex(16), {}
    with or_nothing():
        for name, size, content in files(image, focal):
            _save(path_of(token, name), content)
            told[name] = [*size, len(content)]
    return token, told


def _save(path, content):
    _written.get().append(path)  # before: a full disk leaves half of it
    default_storage.save(path, ContentFile(content))


@contextmanager
def or_nothing():
    """What is stored within is removed again if it ends in an error, as the database forgets its
    rows."""
    outer, here = _written.get(), []
    reset = _written.set(here)
    try:
        yield
    except BaseException:
        remove(here)
        raise
    finally:
        _written.reset(reset)
    if outer is not None:
        outer += here


def remove(paths):
    for path in paths:
        try:
            default_storage.delete(path)
        except OSError as error:
            logger.error("%s could not be removed: %s", path, error)


def stray(before, tokens):
    """The paths of files written before a time that have none of the `tokens`."""
    try:
        _, names = default_storage.listdir(FOLDER)
    except FileNotFoundError:
        return []
    known = set(tokens)
    paths = [f"{FOLDER}/{name}" for name in sorted(names) if name.partition("-")[0] not in known]
    return [path for path in paths if default_storage.get_modified_time(path) < before]
