"""System checks: the database as it really answers, and a site that knows its address."""

from django.conf import settings
from django.core import checks
from django.db import connections

SQLITE_PRAGMAS = {
    "journal_mode": ("wal", lambda value: value == "wal"),
    "synchronous": ("2 (FULL)", lambda value: value == 2),
    "busy_timeout": ("5000 or more", lambda value: value >= 5000),
}


@checks.register(checks.Tags.database)
def database_is_safe(app_configs, databases, **kwargs):
    found = []
    for alias in databases or []:
        found += connection_errors(connections[alias])
    return found


def connection_errors(connection):
    found = []
    connection.ensure_connection()
    if connection.settings_dict["ATOMIC_REQUESTS"]:
        found.append(_error("E001", connection, "ATOMIC_REQUESTS is on; it must be off."))
    if connection.vendor == "sqlite":
        found += _sqlite_errors(connection)
    return found


def _sqlite_errors(connection):
    if connection.transaction_mode != "IMMEDIATE":
        mode = connection.transaction_mode
        yield _error("E002", connection, f"transaction_mode is {mode}; it must be IMMEDIATE.")
    if connection.is_in_memory_db():
        return
    for name, (wanted, is_right) in SQLITE_PRAGMAS.items():
        value = _pragma(connection, name)
        if not is_right(value):
            yield _error("E003", connection, f"PRAGMA {name} is {value}; it must be {wanted}.")


def _pragma(connection, name):
    with connection.cursor() as cursor:
        return cursor.execute(f"PRAGMA {name}").fetchone()[0]


def _error(number, connection, message):
    return checks.Error(f"Database {connection.alias!r}: {message}", id=f"ops.{number}")


@checks.register(checks.Tags.security, deploy=True)
def site_url_is_https(app_configs, **kwargs):
    if settings.HTTPS:
        return []
    hint = "Set it to where visitors find the site, such as https://news.example.org."
    return [checks.Warning("SITE_URL is not set to an https:// address.", hint, id="ops.W001")]


@checks.register(checks.Tags.security, deploy=True)
def callers_are_told_apart(app_configs, **kwargs):
    """Behind a proxy nobody is, unless PROXIES says so."""
    if settings.SECURE_PROXY_SSL_HEADER is None or settings.PROXIES:
        return []
    hint = "Set PROXIES=1 if the proxy adds to X-Forwarded-For."
    return [checks.Warning("All who log in or use the API share one rate.", hint, id="ops.W002")]
