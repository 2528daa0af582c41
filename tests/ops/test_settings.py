"""A setting that can't be is one clear line, whichever command meets it."""

import pytest

from tests.processes import manage


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DEBUG", "maybe"),
        ("DATABASE_URL", "nonsense://somewhere"),
        ("DATABASE_URL", "postgres"),
        ("SITE_URL", "news.example.org"),
        ("SITE_URL", "https://news.example.org/path"),
        ("SITE_URL", "https://news.example.org:99999"),
        ("TIME_ZONE", "Mars/Olympus"),
        ("SECRET_KEY", "too short"),
        ("LOG_LEVEL", "LOUD"),
        ("TRUST_PROXY", "2"),
    ],
)
def test_a_bad_value_is_one_line_that_names_it(tmp_path, name, value):
    done = manage(tmp_path, "check", **{name: value})
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith(f"manage.py: {name}: ")
    assert done.stderr.count("\n") == 1


def test_a_data_folder_that_cannot_be_is_one_line(tmp_path):
    (tmp_path / "file").touch()
    done = manage(tmp_path / "file" / "data", "check")
    assert done.returncode == 1
    assert done.stderr.startswith("manage.py: SECRET_KEY is not set and ")
    assert "DATA_DIR" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_variable_without_content_counts_as_unset(tmp_path):
    done = manage(tmp_path, "check", DEBUG="", DATABASE_URL="", SITE_URL="", TIME_ZONE="")
    assert (done.returncode, done.stderr) == (0, "")


def test_the_key_is_made_once_and_for_its_owner_alone(tmp_path):
    manage(tmp_path, "check")
    file = tmp_path / "secret-key"
    first = file.read_text()
    manage(tmp_path, "check")
    assert len(first) > 50
    assert file.read_text() == first
    assert file.stat().st_mode & 0o077 == 0
