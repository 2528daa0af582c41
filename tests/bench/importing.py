"""How dear an import is, as ratios in one run.

    python -m tests.bench.importing [ENTRIES ...]      (default: 10000 100000)

Each size has a process and an SQLite database of its own. The physical limit is the very rows that
the import wrote, tag links included, written again with executemany in one transaction.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from time import process_time

ROOT = Path(__file__).resolve().parent.parent.parent
AT_MOST = {"import / limit": 4, "growth": 1.1, "lock, s per 1,000": 1}
AT_LEAST = {"import / re-import": 10, "finder, entries per s": 1000}


def main(sizes):
    rows = [_apart(size) for size in sizes]
    for row in rows:
        _print(f"{row.pop('entries'):,} entries", row)
    if len(rows) > 1:
        per_entry = [row["import, s"] / size for row, size in zip(rows, sizes, strict=True)]
        _print("from the first to the last size", {"growth": per_entry[-1] / per_entry[0]})


def _apart(size):
    with tempfile.TemporaryDirectory() as folder:
        env = os.environ | {"DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "sseportal.settings"}
        env.pop("DATABASE_URL", None)
        command = [sys.executable, "-m", "tests.bench.importing", "--one", str(size)]
        done = subprocess.run(command, env=env, cwd=ROOT, check=True, stdout=subprocess.PIPE)
    return json.loads(done.stdout)


def _print(heading, figures):
    print(heading)
    for name, value in figures.items():
        wanted = ""
        if name in AT_MOST:
            wanted = f"at most {AT_MOST[name]:g}: {_verdict(value <= AT_MOST[name])}"
        elif name in AT_LEAST:
            wanted = f"at least {AT_LEAST[name]:g}: {_verdict(value >= AT_LEAST[name])}"
        print(f"  {name:24}{value:10.2f}   {wanted}".rstrip())


def _verdict(is_met):
    return "met" if is_met else "NOT MET"


# -- One size, in its own process ----------------------------------------------------------------
def measure(size):
    """The figures of one size; CPU seconds, but for the lock, which editors wait for."""
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)

    from tests.bench.listing import listing
    from tests.bench.steps import Steps

    steps = Steps(listing(size))
    first = _cpu(steps.run)
    again = _cpu(steps.run_again)
    limit = steps.physical_limit(_cpu)
    return {
        "entries": size,
        "reading, s": steps.reading,
        "planning, s": steps.planning,
        "lock, s": steps.locked,
        "import, s": first,
        "limit, s": limit,
        "re-import, s": again,
        "import / limit": first / limit,
        "without reading / limit": (first - steps.reading) / limit,
        "import / re-import": first / again,
        "lock, s per 1,000": 1000 * steps.locked / size,
        "names": steps.names_known,
        "finder, entries per s": size / _cpu(steps.find_all),
    }


def _cpu(work):
    begun = process_time()
    work()
    return process_time() - begun


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(measure(int(sys.argv[2]))))
    else:
        main([int(size) for size in sys.argv[1:]] or [10_000, 100_000])
