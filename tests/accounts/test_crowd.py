"""Several processes at once, on the database that is under test."""

import pytest

from tests.importing.test_faults import database, found_by  # noqa: F401 - a fixture

# It asks no test database, but one of its own: run on both.
pytestmark = pytest.mark.django_db


def test_many_at_once_are_counted_one_by_one_and_a_code_is_taken_once(tmp_path, database):  # noqa: F811
    found = found_by(tmp_path, database, "tests.accounts.crowd")
    assert found == {"attempts": 5, "recovery code": 1, "code": 1}
