"""Triggers of the database that mark as dirty what a change concerns, whoever makes it.

They are set up after each `migrate` and dropped before it: SQLite loses those of a table that it
rebuilds, and refuses to rename a table that a trigger of another names.
"""

from hashlib import sha256

from django.db import DEFAULT_DB_ALIAS, connections

from sseportal.search.sources import sources, watches

PREFIX = "search_watch_"
EVENTS = {"INSERT": ("NEW",), "UPDATE": ("NEW", "OLD"), "DELETE": ("OLD",)}


def set_up(using=DEFAULT_DB_ALIAS, **kwargs):
    """For the tables that there are: `migrate` may have made those of one app alone."""
    connection = connections[using]
    drop(using)
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        for watch in dict.fromkeys(watches()):
            if tables.issuperset({watch.table, *watch.via[:1], "search_dirty"}):
                for event, rows in EVENTS.items():
                    for statement in STATEMENTS[connection.vendor](watch, event, rows):
                        cursor.execute(statement)


def drop(using=DEFAULT_DB_ALIAS, **kwargs):
    connection = connections[using]
    with connection.cursor() as cursor:
        cursor.execute(EXISTING[connection.vendor], [f"{PREFIX}%"])
        for name, table in cursor.fetchall():
            on = f' ON "{table}"' if connection.vendor == "postgresql" else ""
            cursor.execute(f'DROP TRIGGER "{name}"{on}')


EXISTING = {
    "sqlite": "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger' AND name LIKE %s",
    "postgresql": """
        SELECT DISTINCT trigger_name, event_object_table FROM information_schema.triggers
        WHERE trigger_name LIKE %s AND trigger_schema = current_schema()""",
}


def name_of(watch, event):
    digest = sha256(repr(watch).encode()).hexdigest()[:12]
    return f"{PREFIX}{digest}_{event.lower()}"


def marking(watch, rows):
    """The statement that marks what the changed row concerns, before and after."""
    selects = " UNION ".join(_concerned(watch, row) for row in rows)
    return (
        f"INSERT INTO search_dirty (kind, object_id) SELECT '{watch.kind}', concerned"
        f" FROM ({selects}) AS found WHERE concerned IS NOT NULL"
    )


def _concerned(watch, row):
    if not watch.via:
        return f'SELECT {row}."{watch.column}" AS concerned'
    table, thing, link = watch.via
    return f'SELECT "{thing}" AS concerned FROM "{table}" WHERE "{link}" = {row}."{watch.column}"'


def _on_sqlite(watch, event, rows):
    yield (
        f'CREATE TRIGGER "{name_of(watch, event)}" AFTER {event} ON "{watch.table}"'
        f" BEGIN {marking(watch, rows)}; END"
    )


def _on_postgresql(watch, event, rows):
    name = name_of(watch, event)
    yield (
        f'CREATE OR REPLACE FUNCTION "{name}"() RETURNS trigger LANGUAGE plpgsql AS $$'
        f" BEGIN {marking(watch, rows)}; RETURN NULL; END $$"
    )
    yield (
        f'CREATE TRIGGER "{name}" AFTER {event} ON "{watch.table}"'
        f' FOR EACH ROW EXECUTE FUNCTION "{name}"()'
    )


STATEMENTS = {"sqlite": _on_sqlite, "postgresql": _on_postgresql}


def are_set_up(using=DEFAULT_DB_ALIAS):
    """Whether each watch has its triggers; without them the index would go stale unseen."""
    connection = connections[using]
    with connection.cursor() as cursor:
        cursor.execute(EXISTING[connection.vendor], [f"{PREFIX}%"])
        found = {name for name, _ in cursor.fetchall()}
    return bool(sources()) and found >= {
        name_of(watch, event) for watch in watches() for event in EVENTS
    }
