"""A setting that can't be is one clear line, whichever command meets it."""

import pytest

from sseportal.env import MailServer, mail_server
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
        ("SECOND_FACTOR", "sometimes"),
        ("SESSION_HOURS", "half a day"),
        ("EMAIL_URL", "mail.example.org"),
        ("EMAIL_URL", "http://mail.example.org"),
        ("EMAIL_URL", "smtp://:25"),
        ("EMAIL_URL", "smtp://mail.example.org:99999"),
    ],
)
def test_a_bad_value_is_one_line_that_names_it(tmp_path, name, value):
    done = manage(tmp_path, "check", **{name: value})
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith((f"manage.py: {name}: ", f"manage.py: {name} is "))
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


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("", MailServer()),
        ("smtp://localhost", MailServer("localhost", 25)),
        ("smtps://mail.example.org", MailServer("mail.example.org", 465, tls=True)),
        (
            "smtp+tls://me%40example.org:p%2Fw@mail.example.org:2525",
            MailServer("mail.example.org", 2525, "me@example.org", "p/w", starttls=True),
        ),
    ],
)
def test_the_address_of_a_mail_server_says_how_it_is_reached(monkeypatch, url, server):
    monkeypatch.setenv("EMAIL_URL", url)
    assert mail_server("EMAIL_URL") == server


def test_a_bad_address_of_a_mail_server_is_not_repeated(tmp_path):
    done = manage(tmp_path, "check", EMAIL_URL="http://me:secret@example.org")
    assert "secret" not in done.stderr
