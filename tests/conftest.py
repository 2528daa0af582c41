"""What all tests share: one frozen moment, the seeds, people who are logged in."""

import os
from datetime import UTC, datetime
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
import time_machine
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction

from sseportal.search.models import Dirty

FROZEN_NOW = datetime(2026, 6, 15, 12, tzinfo=UTC)


# They look at how something is drawn, said, refused or kept from visitors; what they read, others
# read on both databases.
OF_APPEARANCE = (
    *(f"tests/publishing/test_{name}.py" for name in (
        "crawling", "languages", "linked_data", "list_timeline", "meta_tags", "opensearch",
        "query_counts", "search_box", "timeline", "topic_pages", "translations", "worldmap",
    )),
    *(f"tests/api/test_{name}.py" for name in ("contract", "documentation", "hostile", "manners")),
    *(f"tests/admin/test_{name}.py" for name in (
        "forms", "import_corrections", "import_page", "import_permissions", "import_reports",
        "permissions",
        "suggestions", "suggestions_plain",
    )),
    *("tests/test_leaks.py", "tests/media/test_hostile.py", "tests/publishing/test_rich_text.py"),
    *(f"tests/newsroom/test_{name}.py" for name in (
        "audit", "calendar", "dashboard", "docx", "figures", "finding", "former_addresses",
        "hostile_tables", "keyboard", "matrix", "pictures", "preview", "publish_button",
        "review_links", "rich_text_form", "states", "unread", "users",
    )),
    *(f"tests/accounts/test_{name}.py" for name in (
        "log_in", "passwords", "second_factor", "stale_pages",
    )),
    *("tests/editing/test_restoring.py", "tests/publishing/test_links.py"),
    "tests/test_statistics.py",
    *("tests/importing/test_hostile_sizes.py", "tests/importing/test_hostile_documents.py"),
    # All parameters at once, and whole queries, are asked on both.
    *(f"tests/publishing/test_hostile.py::test_{name}" for name in (
        "no_value_of_a_parameter_", "pages_are_only_read",
    )),
)  # fmt: skip


def pytest_collection_modifyitems(config, items):
    """What asks no database (text, gold tables, code) is run on SQLite alone: it is the same. What
    several do at one moment is run where they can."""
    is_sqlite = settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")
    is_run = is_for_sqlite if is_sqlite else is_for_postgresql
    kept, left = [], []
    for item in items:
        (kept if is_run(item) else left).append(item)
    config.hook.pytest_deselected(items=left)
    items[:] = kept


def is_for_sqlite(item):
    return not item.get_closest_marker("postgresql")


def is_for_postgresql(item):
    return asks_database(item) and not is_of_appearance(item)


def is_of_appearance(item):
    return item.nodeid.startswith(OF_APPEARANCE)


def asks_database(item):
    """Whether the test, or what it starts, asks the database that is under test."""
    fixtures = {"db", "transactional_db", "database"}.intersection(item.fixturenames)
    return bool(fixtures or item.get_closest_marker("django_db"))


@pytest.fixture(autouse=True)
def frozen_time(request):
    if request.node.get_closest_marker("browser"):
        yield
        return
    with time_machine.travel(FROZEN_NOW, tick=False):
        yield


@pytest.fixture
def moving_clock(frozen_time):
    """Each change has a time of its own."""
    with time_machine.travel(FROZEN_NOW, tick=True):
        yield


@pytest.fixture
def database():
    """The environment's variables for an empty database of the kind that is under test, of which
    other processes are told."""
    url = os.environ.get("DATABASE_URL")
    if not url:
        yield {}
        return
    import psycopg

    name = f"faults_{uuid4().hex}"
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        yield {"DATABASE_URL": urlsplit(url)._replace(path=f"/{name}").geturl()}
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def seed_objects(django_db_setup, django_db_blocker):
    """[(statement, rows)] of all that an import of the five seeds makes; it is itself undone."""
    frozen = time_machine.travel(FROZEN_NOW, tick=False)
    with django_db_blocker.unblock(), frozen, transaction.atomic():
        before = {model: keys(model) for model in tables()}
        call_command("import_seeds", verbosity=0)
        found = [inserting(model, new_objects(model, before[model])) for model in tables()]
        transaction.set_rollback(True)
    return [each for each in found if each]


@pytest.fixture
def seeded(db, seed_objects):
    """The 50 items of the seeds, imported once a session and copied in for each test."""
    with connection.cursor() as cursor:
        for statement, rows in seed_objects:
            cursor.executemany(statement, rows)
    Dirty.objects.all().delete()  # the index is copied with them


def inserting(model, objects):
    """(statement, rows) that insert them, some times faster than their models do; None of none."""
    if not objects:
        return None
    fields = model._meta.concrete_fields
    names = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    values = ", ".join(["%s"] * len(fields))
    rows = [
        [field.get_db_prep_save(getattr(one, field.attname), connection) for field in fields]
        for one in objects
    ]
    table = connection.ops.quote_name(model._meta.db_table)
    return f"INSERT INTO {table} ({names}) VALUES ({values})", rows


def tables():
    models = apps.get_models(include_auto_created=True)
    return [model for model in models if model is not Dirty]


def keys(model):
    return set(model._base_manager.values_list("pk", flat=True))


def new_objects(model, before):
    return [each for each in model._base_manager.all() if each.pk not in before]


@pytest.fixture
def editor(db, django_user_model):
    return django_user_model.objects.create_superuser("editor", "editor@example.org", "password")


@pytest.fixture
def editor_client(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture
def staff_client(client, db, django_user_model):
    """Somebody who may log in to the admin and has no permission there."""
    client.force_login(django_user_model.objects.create_user("staff", is_staff=True))
    return client
