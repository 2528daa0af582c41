"""Several at work at the same moment, each in a thread and on a database connection of its own.

What they do is committed. The tests' own SQLite is in memory and can't be shared like that: they
get a copy of it in a file.
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.db import connection, connections
from django.db.models import Max

from news.models import NewsItem
from sseportal.editing.models import SavedForm
from sseportal.publishing.admin import PublicationAdmin
from sseportal.search.indexing import bring_up_to_date
from sseportal.search.models import Change


def share_database(monkeypatch, folder):
    if connection.vendor != "sqlite":
        return
    path = folder / "shared.sqlite3"
    connection.ensure_connection()
    path.write_bytes(connection.connection.serialize())
    monkeypatch.setitem(connections.settings["default"], "NAME", str(path))


def at_once(*calls):
    """[what each gave]; they start together."""
    start = Barrier(len(calls))

    def run(call):
        try:
            start.wait()
            return call()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


def elsewhere(call):
    (given,) = at_once(call)
    return given


def last_change():
    return Change.objects.aggregate(last=Max("pk"))["last"] or 0


def clear(before):
    """Of the index, too: its version would tell other tests of items that are not there."""
    LogEntry.objects.all()._raw_delete("default")  # which lets no one delete it
    for model in (NewsItem, NewsItem.history.model, User, SavedForm):
        model.objects.all().delete()
    bring_up_to_date()
    Change.objects.filter(pk__gt=before).delete()


def once_looked(monkeypatch, happens):
    """Just after a page of the newsroom has first read its item, somebody else does something."""
    get_object, still = PublicationAdmin.get_object, [happens]

    def meanwhile(*told):
        found = get_object(*told)
        while still:
            still.pop()()
        return found

    monkeypatch.setattr(PublicationAdmin, "get_object", meanwhile)
