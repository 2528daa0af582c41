"""Finds the programs that a part of the tests needs."""

import os
import shutil
import subprocess
from pathlib import Path

# The shell is the same engine without a window's parts: it takes half the time.
CHROMIUM = (
    *("chromium-headless-shell", "chromium", "chromium-browser"),
    *("google-chrome", "google-chrome-stable"),
)


def chromium():
    chosen = os.environ.get("CHROMIUM")
    return shutil.which(chosen) if chosen else first(map(shutil.which, CHROMIUM))


def postgres():
    """The folder of initdb and pg_ctl, or None."""
    return first(folder for folder in postgres_folders() if is_complete(folder))


def postgres_folders():
    if initdb := shutil.which("initdb"):
        yield Path(initdb).parent
    if config := shutil.which("pg_config"):
        found = subprocess.run([config, "--bindir"], capture_output=True, text=True)
        yield Path(found.stdout.strip())
    versions = Path("/usr/lib/postgresql").glob("*/bin")
    yield from sorted(versions, key=lambda folder: folder.parent.name.zfill(4), reverse=True)


def is_complete(folder):
    return all((folder / name).exists() for name in ("initdb", "pg_ctl"))


def first(candidates):
    return next((candidate for candidate in candidates if candidate), None)
