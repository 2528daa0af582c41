"""Whatever fails or is killed: a document is stored whole or not at all, and a re-run mends it."""

import resource
import subprocess

import pytest
from django.db import OperationalError, connection, transaction

from tests.importing.pages import entry, everything, imported, page, results
from tests.processes import command, environment, found_by, manage, migrated

WRITES = ("INSERT", "UPDATE", "DELETE")
PAGE = [
    entry("A mill reopens.", summary="Bread in Kenya and Ghana, and more bread."),
    entry("Fair", summary="With the National Union of Millers (NUM)."),
    entry("Awa Diop, baker at Ring Co-op", label="COOP Champions", summary="So says the ILO."),
]


class FailingAt:
    """Lets so many statements that write pass, and fails at the next."""

    def __init__(self, passing):
        self.passing = passing

    def __call__(self, execute, sql, params, many, context):
        if sql.startswith(WRITES):
            if self.passing == 0:
                raise OperationalError("disk I/O error")
            self.passing -= 1
        return execute(sql, params, many, context)


@pytest.mark.django_db
def test_an_error_at_any_statement_leaves_nothing_and_the_next_run_completes():
    imported(entry("A mill reopens"))
    before, failures = everything(), 0
    while _fails_at(failures):
        assert everything() == before
        failures += 1
    assert failures > 8


def _fails_at(passing):
    """Import with an error at that statement; True when it came to it."""
    with transaction.atomic():
        with connection.execute_wrapper(FailingAt(passing)):
            try:
                done = imported(*PAGE)
            except OperationalError:
                return True
        assert results(done) == ["updated", "created", "created"]
        transaction.set_rollback(True)
    return False


# -- Processes -----------------------------------------------------------------------------------
@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return migrated(tmp_path_factory.mktemp("home"))


def test_killed_at_any_moment_a_document_is_there_whole_or_not_at_all(tmp_path, database):
    found = found_by(tmp_path, database, "tests.importing.killing", "50")
    assert found.pop("killed") > 10
    assert found == {"partial": 0, "incomplete after a re-run": 0, "rounds": 50}


@pytest.mark.parametrize("room", [35_000, 100_000, 300_000])
def test_with_a_full_disk_nothing_is_stored_and_a_re_run_completes(home, room):
    listing = home / "page.txt"
    entries = [entry(f"Mill {room + n} opens", summary="Bread. " * 40) for n in range(300)]
    listing.write_text(page(*entries))

    def fill_disk():
        # No file may grow beyond this: the write-ahead log is the first that wants to.
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    failed = subprocess.run(
        command("import_seeds", str(listing)),
        env=environment(home),
        preexec_fn=fill_disk,
        capture_output=True,
        text=True,
    )
    assert failed.returncode == 1
    assert "page.txt: could not be stored: " in failed.stderr
    assert "Traceback" not in failed.stderr
    assert manage(home, "import_seeds", str(listing)).stdout == "page.txt: 300 created\n"


def test_imports_beside_each_other_and_an_editor_lose_and_double_nothing(tmp_path, database):
    assert found_by(tmp_path, database, "tests.importing.crowd") == {
        "failures": 0, "items": 60, "titles": 60, "edits lost": 0, "sightings": 240,
    }  # fmt: skip
