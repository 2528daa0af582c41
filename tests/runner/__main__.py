"""`make test`: every check and every test, to the end; then what failed."""

import os
import signal
import sys
import tempfile
from pathlib import Path

from tests.runner import programs, server, steps

PRODUCTION = {"SITE_URL": "https://portal.example.org", "SECRET_KEY": "for this check only. " * 4}
TEMPLATES = sorted(map(str, Path("templates").rglob("*.html")))


def main():
    # However it is ended, the PostgreSQL server is stopped on the way out.
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: sys.exit("Stopped."))
    total = steps.Result()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # each part would compile all tests anew
    with tempfile.TemporaryDirectory(prefix="sse-portal-test-") as folder:
        os.environ |= {"DATA_DIR": folder, "DATABASE_URL": ""}
        for result in results(folder):
            total.add(result)
    return closing(total)


def results(folder):
    yield from checks()
    yield tests("Tests on SQLite", folder)
    yield on_postgres(folder)
    yield in_browser(folder)


def checks():
    yield steps.run("Lint", "ruff", "check", "--quiet", "--output-format", "concise", ".")
    yield steps.run("Format", "ruff", "format", "--check", "--quiet", ".")
    yield steps.run("Templates", "djade", "--check", "--target-version", "5.2", *TEMPLATES)
    yield steps.run("Who imports whom", "lint-imports", "--no-cache", "--no-logo")
    yield manage("Migrations", "makemigrations", "--check", "--dry-run")
    deploy = ("check", "--deploy", "--fail-level", "WARNING")
    yield manage("Production settings", *deploy, **PRODUCTION)
    yield steps.run("Pinned requirements", "python", "-m", "tests.runner.pins")


def manage(title, *arguments, **environment):
    return steps.run(title, "python", "manage.py", *arguments, **environment)


def tests(title, folder, *chosen, **environment):
    parallel = ("-n", "auto", "--dist", "worksteal") if (os.cpu_count() or 1) > 1 else ()
    return steps.run_pytest(title, folder, "-q", *parallel, *chosen, **environment)


def on_postgres(folder):
    title = "Tests on PostgreSQL"
    if not (found := programs.postgres()):
        return steps.could_not_run(title, "PostgreSQL's initdb and pg_ctl were not found")
    try:
        with server.postgres_server(found) as url:
            return tests(title, folder, DATABASE_URL=url)
    except server.CannotStart as error:
        return steps.could_not_run(title, f"PostgreSQL did not start ({error})")


def in_browser(folder):
    title = "Tests in a browser"
    if not programs.chromium():
        return steps.could_not_run(title, "Chromium was not found (CHROMIUM= names it)")
    return tests(title, folder, "-m", "browser", "tests/browser")


def closing(total):
    steps.heading("What failed" if total.problems else "All is well")
    for problem in total.problems:
        print(f"- {problem}")
    skipped = f", {total.skipped} skipped" if total.skipped else ""
    print(f"{total.passed} passed, {total.failed} failed{skipped}")
    return 1 if total.failed else 0


sys.exit(main())
