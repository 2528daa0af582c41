"""A PostgreSQL server for the tests alone: in a temporary folder, reached by its socket there."""

import os
import pwd
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

INITDB = ["-U", "portal", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
# Autovacuum would see the rolled-back tables as empty and mislead the planner.
FAST = (
    "-c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
    " -c autovacuum=off"
)


class CannotStart(Exception):
    pass


@contextmanager
def postgres_server(programs):
    """Yields a DATABASE_URL; the server is stopped and its folder removed whatever happens."""
    folder = Path(tempfile.mkdtemp(prefix="sse-portal-pg-"))
    data, options = folder / "data", f"{FAST} -c unix_socket_directories={folder}"
    initdb, pg_ctl = [programs / "initdb", "-D", data], [programs / "pg_ctl", "-D", data]
    try:
        run(folder, *initdb, *INITDB)
        run(folder, *pg_ctl, "-w", "-l", folder / "log", "-o", options, "start")
        yield f"postgres:///postgres?host={folder}&user=portal"
    finally:
        if (data / "postmaster.pid").exists():
            run(folder, *pg_ctl, "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def run(folder, *words):
    done = subprocess.run(
        [str(word) for word in words],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        **other_account(folder),
    )
    if done.returncode:
        raise CannotStart((done.stdout.strip() or words[0].name).splitlines()[-1])


def other_account(folder):
    """PostgreSQL refuses to run as root: whom to run it as instead, as owner of the folder."""
    if os.geteuid() != 0:
        return {}
    accounts = {entry.pw_name: entry for entry in pwd.getpwall()}
    account = accounts.get("postgres") or accounts["nobody"]
    os.chown(folder, account.pw_uid, account.pw_gid)
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
