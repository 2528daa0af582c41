"""The runner counts rightly and says plainly what it could not do."""

from xml.etree import ElementTree

import pytest

from tests.runner import pins, programs, steps

REPORT = '<testsuites><testsuite tests="9" failures="2" errors="1" skipped="1"/></testsuites>'
PINNED = """\
# a comment
one==1.0 \\
    --hash=sha256:aa \\
    --hash=sha256:bb
    # via two
two==2.0 ; python_full_version < '3'
"""


def test_a_report_is_counted():
    found = steps.count(ElementTree.fromstring(REPORT))
    assert (found.passed, found.failed, found.skipped) == (5, 3, 1)


@pytest.mark.parametrize(("demanded", "failed", "skipped"), [("0", 0, 1), ("1", 1, 0)])
def test_what_could_not_run_fails_where_all_is_demanded(
    monkeypatch, capsys, demanded, failed, skipped
):
    monkeypatch.setenv("REQUIRE_ALL", demanded)
    found = steps.could_not_run("Tests in a browser", "Chromium was not found")
    assert (found.failed, found.skipped) == (failed, skipped)
    assert "NOT RUN: Chromium was not found." in capsys.readouterr().out


def test_a_named_browser_that_is_not_there_is_not_replaced_by_another(monkeypatch):
    monkeypatch.setenv("CHROMIUM", "/nowhere/chromium")
    assert programs.chromium() is None


def test_a_pin_without_hash_is_seen_and_a_marker_is_heeded():
    found = list(pins.entries(PINNED))
    assert [hashed for _, hashed in found] == [True, False]
    assert pins.versions(found) == {"one": "1.0"}


def test_differences_name_both_sides():
    assert list(pins.differences("left", {"a": "1"}, "right", {"a": "2", "b": "1"})) == [
        "a: 1 in left, 2 in right",
        "b: None in left, 1 in right",
    ]
