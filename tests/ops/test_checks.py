import pytest
from django.db import connections
from django.db.utils import ConnectionHandler

from sseportal.ops import checks

GOOD = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 5,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
}


@pytest.fixture
def errors_with(tmp_path, django_db_blocker):
    """The errors' numbers for a SQLite file that is opened with these options."""

    def errors_with(atomic_requests=False, **options):
        database = {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": tmp_path / "portal.sqlite3",
            "ATOMIC_REQUESTS": atomic_requests,
            "OPTIONS": GOOD | options,
        }
        connection = ConnectionHandler({"default": database})["default"]
        with django_db_blocker.unblock():
            found = checks.connection_errors(connection)
        connection.close()
        return [error.id for error in found]

    return errors_with


def test_good_options_pass(errors_with):
    assert errors_with() == []


@pytest.mark.parametrize(
    ("options", "number"),
    [
        ({"atomic_requests": True}, "ops.E001"),
        ({"transaction_mode": None}, "ops.E002"),
        ({"init_command": "PRAGMA journal_mode=DELETE"}, "ops.E003"),
        ({"init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL"}, "ops.E003"),
        ({"timeout": 1}, "ops.E003"),
    ],
)
def test_each_wrong_option_is_an_error(errors_with, options, number):
    assert errors_with(**options) == [number]


@pytest.mark.django_db
def test_the_site_itself_passes():
    assert checks.connection_errors(connections["default"]) == []


def test_production_needs_an_https_address(settings):
    settings.HTTPS = False
    assert [warning.id for warning in checks.site_url_is_https(None)] == ["ops.W001"]
    settings.HTTPS = True
    assert checks.site_url_is_https(None) == []


@pytest.mark.parametrize(("behind", "proxies", "said"), [(1, 0, 1), (1, 1, 0), (0, 0, 0)])
def test_a_deployment_that_tells_no_callers_apart_is_told(settings, behind, proxies, said):
    header = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.SECURE_PROXY_SSL_HEADER = header if behind else None
    settings.PROXIES = proxies
    assert len(checks.callers_are_told_apart(None)) == said
