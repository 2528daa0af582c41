"""Whatever keeps the site from being served is one clear line."""

import socket

import pytest
from django.contrib.staticfiles import finders

from sseportal.ops import servers
from sseportal.ops.static import collect_if_changed
from tests.processes import manage


@pytest.fixture
def taken_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def assert_one_line(done, *words):
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert all(word in done.stderr for word in words)


def test_a_taken_port(tmp_path, taken_port):
    assert_one_line(manage(tmp_path, "serve", PORT=str(taken_port)), str(taken_port), "in use")


@pytest.mark.parametrize("port", ["0", "65536", "-1", "http", "80 80"])
def test_a_port_that_is_none(tmp_path, port):
    assert_one_line(manage(tmp_path, "serve", PORT=port), "PORT", port)


def test_an_unknown_host(tmp_path):
    assert_one_line(manage(tmp_path, "serve", HOST="no-such-host.invalid"), "no-such-host.invalid")


def test_a_data_folder_that_cannot_be(tmp_path, taken_port):
    (tmp_path / "file").touch()
    done = manage(tmp_path / "file" / "data", "serve", SECRET_KEY="x" * 60, PORT=free_port())
    assert_one_line(done, "DATA_DIR")


def test_a_number_of_workers_that_is_none(tmp_path):
    done = manage(tmp_path, "serve", WEB_CONCURRENCY="many", PORT=free_port())
    assert_one_line(done, "WEB_CONCURRENCY")


def test_gunicorn_writes_nowhere_but_in_the_data_folder(settings):
    command = servers.production("::1", 8000)
    assert command[command.index("--worker-tmp-dir") + 1] == str(settings.DATA_DIR)
    assert "--no-control-socket" in command
    assert "[::1]:8000" in command


def test_static_files_are_collected_when_they_change(settings, tmp_path, monkeypatch):
    source = tmp_path / "source"
    source.mkdir()
    (source / "site.css").write_text("body {}")
    settings.STATIC_ROOT = tmp_path / "collected"
    settings.STATICFILES_DIRS = [source]
    finders.get_finder.cache_clear()
    assert (collect_if_changed(), collect_if_changed()) == (True, False)
    (source / "site.css").write_text("main {}")
    assert (collect_if_changed(), collect_if_changed()) == (True, False)
    finders.get_finder.cache_clear()


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return str(server.getsockname()[1])
