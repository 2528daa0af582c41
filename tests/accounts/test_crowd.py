"""Several processes at once, on the database that is under test."""

from tests.processes import found_by


def test_many_at_once_are_counted_one_by_one_and_a_code_is_taken_once(tmp_path, database):
    found = found_by(tmp_path, database, "tests.accounts.crowd")
    assert found == {"attempts": 5, "recovery code": 1, "code": 1}
