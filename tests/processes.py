"""Django's command line in a process of its own, with an environment of its own."""

import json
import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
KEPT = ("HOME", "LANG", "PATH", "TMPDIR")


def environment(folder, **variables):
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    return kept | {"DATA_DIR": str(folder)} | variables


def command(*arguments):
    return [sys.executable, str(ROOT / "manage.py"), *arguments]


def manage(folder, *arguments, **variables):
    return subprocess.run(
        command(*arguments),
        env=environment(folder, **variables),
        cwd=folder if Path(folder).is_dir() else ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )


def migrated(folder, **database):
    """The folder, with a fresh database; of SQLite's one is made and copied ever after."""
    if database:
        assert manage(folder, "migrate", "--verbosity", "0", **database).returncode == 0
    else:
        shutil.copytree(_made_once().name, folder, dirs_exist_ok=True)
    return folder


@cache
def _made_once():
    folder = TemporaryDirectory(prefix="migrated-")
    assert manage(folder.name, "migrate", "--verbosity", "0").returncode == 0
    return folder


def found_by(folder, database, program, *arguments):
    """What a program of several processes found, beside a fresh database."""
    migrated(folder, **database)
    done = subprocess.run(
        [sys.executable, "-m", program, *arguments],
        env=environment(folder, DJANGO_SETTINGS_MODULE="sseportal.settings", **database),
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
