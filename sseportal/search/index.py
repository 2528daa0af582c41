"""The snapshot that is right at this moment, in every process.

Each read asks the database for the version, brings in what is waiting and what has come due, and
moves the snapshot on by what changed since: a page, a count or a feed is never behind the content.
"""

import threading

from django.db import DEFAULT_DB_ALIAS, connections
from django.utils import timezone

from sseportal.search.indexing import catch_up
from sseportal.search.models import Change
from sseportal.search.snapshot import Snapshot

_STATE = """
    SELECT change.id, change.token,
        EXISTS(SELECT 1 FROM search_dirty), EXISTS(SELECT 1 FROM search_due WHERE at <= %s)
    FROM (SELECT 1) AS one
    LEFT JOIN (SELECT id, token FROM search_change ORDER BY id DESC LIMIT 1) AS change ON TRUE
"""
_snapshots = {}
_moving = threading.Lock()


def current(using=DEFAULT_DB_ALIAS):
    """The Snapshot of what is visible now."""
    version = version_now(using)
    found = _snapshots.get(using)
    if found is None or found.version != version:
        with _moving:
            # Another thread may have moved on since: only what is true now may be kept.
            version = tuple(_state(using)[:2])
            found = _snapshots[using] = _of_version(using, version)
    return found


def version_now(using=DEFAULT_DB_ALIAS):
    """(number, token) of the index after what waited was brought in; (None, None) when empty."""
    *version, dirty, due = _state(using)
    if dirty or due:
        catch_up(using)
        *version, _, _ = _state(using)
    return tuple(version)


def _state(using):
    connection = connections[using]
    now = connection.ops.adapt_datetimefield_value(timezone.now())
    with connection.cursor() as cursor:
        cursor.execute(_STATE, [now])
        return cursor.fetchone()


def _of_version(using, version):
    before = _snapshots.get(using)
    if before and before.version == version:
        return before
    return (before and _moved(before, version)) or Snapshot.load(using, version)


def _moved(before, version):
    """From one snapshot to a later version, or None where its changes are not all known."""
    number, token = before.version
    if number is None or version[0] is None:
        return None
    changes = list(Change.objects.using(before.using).filter(pk__gte=number).order_by("pk"))
    if not changes or (changes[0].pk, changes[0].token) != (number, token):
        return None
    later = [change for change in changes[1:] if change.pk <= version[0]]
    if any(change.documents is None for change in later):
        return None
    numbers = {each for change in later for each in change.documents}
    renamed = any(change.vocabulary for change in later)
    if not before.can_move(numbers):
        return None
    return before.moved_on(version, numbers, keep_names=not renamed)
