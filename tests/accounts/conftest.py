import pytest
from django.db import connection, transaction

from sseportal.search.models import Dirty
from tests.conftest import inserting, tables


@pytest.fixture(scope="module")
def database_kept(django_db_setup, django_db_blocker):
    """Tests that commit leave an empty database behind: what was there is put back in the end."""
    with django_db_blocker.unblock():
        found = [inserting(model, list(model._base_manager.all())) for model in tables()]
    yield
    with django_db_blocker.unblock(), transaction.atomic(), connection.constraint_checks_disabled():
        for model in tables():
            model._base_manager.all()._raw_delete(connection.alias)
        with connection.cursor() as cursor:
            for statement, rows in filter(None, found):
                cursor.executemany(statement, rows)
        Dirty.objects.all().delete()
