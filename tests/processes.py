"""Django's command line in a process of its own, with an environment of its own."""

import os
import subprocess
import sys
from pathlib import Path

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
