"""Several at work at the same moment, each in a thread and on a database connection of its own.

What they do is committed. The tests' own SQLite is in memory and can't be shared like that: they
get a copy of it in a file.
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection, connections


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
