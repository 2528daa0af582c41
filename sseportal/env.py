"""Settings read from environment variables; a bad value is one clear line.

Every function takes the variable's name and a default and raises
ImproperlyConfigured, naming the variable and what it should be.
"""

import os
import secrets
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

TRUE = {"1", "true", "yes", "on"}
FALSE = {"0", "false", "no", "off", ""}
SHORTEST_KEY = 50  # as Django's own deployment check has it


def text(name, default=""):
    """A variable set to nothing is one that is not set."""
    return os.environ.get(name, "").strip() or default


def boolean(name, default=False):
    value = text(name, "1" if default else "0").lower()
    if value not in TRUE | FALSE:
        raise ImproperlyConfigured(f"{name}: {value!r} is neither yes nor no (use 1 or 0)")
    return value in TRUE


def integer(name, default):
    value = text(name, str(default))
    if not value.isascii() or not value.isdigit():
        raise ImproperlyConfigured(f"{name}: {value!r} is not a whole number")
    return int(value)


def words(name, default=()):
    """A comma-separated list."""
    value = text(name)
    return [word.strip() for word in value.split(",") if word.strip()] or list(default)


def choice(name, default, allowed):
    value = text(name, default)
    if value not in allowed:
        raise ImproperlyConfigured(f"{name}: {value!r} is none of {', '.join(sorted(allowed))}")
    return value


def origin(name):
    """An address such as https://news.example.org, without a path; "" when unset."""
    value = text(name).rstrip("/")
    if value and not _is_origin(value):
        raise ImproperlyConfigured(
            f"{name}: {value!r} is not an origin such as https://news.example.org"
        )
    return value


def _is_origin(value):
    try:
        parts = urlsplit(value)
        whole = f"{parts.scheme}://{parts.netloc}"
        known = parts.scheme in {"http", "https"} and parts.hostname and not parts.username
        return bool(known and parts.port != 0 and whole.lower() == value.lower())
    except ValueError:  # the port is no number, or too high
        return False


def time_zone(name, default):
    value = text(name, default)
    try:
        return ZoneInfo(value).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ImproperlyConfigured(
            f"{name}: {value!r} is no time zone such as Europe/Zurich"
        ) from None


def database(name, default):
    """Django's database dictionary for a URL such as postgres://user:password@host/name."""
    value = text(name, default)
    scheme = value.partition(":")[0]
    if scheme not in {"sqlite", "postgres", "postgresql"}:
        raise ImproperlyConfigured(f"{name}: {scheme!r} is neither sqlite nor postgres")
    if scheme != "sqlite" and not find_spec("psycopg"):
        raise ImproperlyConfigured(f"{name}: install requirements-postgres.txt for PostgreSQL")
    try:
        return dj_database_url.parse(value, conn_max_age=60, conn_health_checks=True)
    except ValueError as error:
        raise ImproperlyConfigured(f"{name}: {error}") from None


@dataclass(frozen=True)
class MailServer:
    host: str = ""
    port: int = 25
    user: str = ""
    password: str = ""
    starttls: bool = False
    tls: bool = False


PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}


def mail_server(name):
    """MailServer for a URL such as smtp+tls://user:password@host:587; without a host if unset."""
    value = text(name)
    if not value:
        return MailServer()
    try:
        url = urlsplit(value)
        port = url.port
    except ValueError:
        url = port = None
    if not url or url.scheme not in PORTS or not url.hostname or url.path.strip("/"):
        # It may hold a password: what is wrong is not repeated.
        raise ImproperlyConfigured(f"{name} is not like smtp+tls://user:password@host:587")
    secure = {"starttls": url.scheme == "smtp+tls", "tls": url.scheme == "smtps"}
    names = unquote(url.username or ""), unquote(url.password or "")
    return MailServer(url.hostname, port or PORTS[url.scheme], *names, **secure)


def secret_key(name, file: Path):
    """The variable, or a random key made once and kept in `file` for its owner only."""
    if value := text(name):
        return _long_enough(name, value)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        if not file.exists():
            _write_once(file, secrets.token_urlsafe(64))
        return file.read_text(encoding="ascii").strip()
    except OSError as error:
        raise ImproperlyConfigured(
            f"{name} is not set and {file} can't be written ({error.strerror}):"
            f" set {name}, or DATA_DIR to a folder that can be written"
        ) from None


def _long_enough(name, value):
    if len(value) < SHORTEST_KEY:
        raise ImproperlyConfigured(f"{name}: shorter than {SHORTEST_KEY} characters")
    return value


def _write_once(file, value):
    """Whole or not at all, and the first of two processes wins."""
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as stream:
        stream.write(value)
    try:
        os.link(draft, file)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
