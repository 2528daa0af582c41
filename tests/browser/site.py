"""The site as `make run` serves it, in a process and a folder of its own."""

import re
import socket
import subprocess
import time
from contextlib import contextmanager
from dataclasses import dataclass

from tests.processes import ROOT, command, environment


@dataclass(frozen=True)
class Site:
    folder: object
    url: str
    username: str
    password: str


@contextmanager
def served(folder):
    port = free_port()
    process = subprocess.Popen(
        command("serve"),
        env=environment(folder, PORT=str(port)),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield Site(folder, f"http://127.0.0.1:{port}", *editor(until_ready(process, port)))
    finally:
        ended = process.poll()
        process.terminate()
        printed, _ = process.communicate(timeout=20)
        assert ended is None, f"The site ended by itself with {ended}:\n{printed}"


def until_ready(process, port):
    """What was printed on the way."""
    printed = ""
    while "Ctrl+C" not in printed:
        line = process.stdout.readline()
        assert line, f"The site did not start:\n{printed}"
        printed += line
    wait_for(port)
    return printed


def wait_for(port, seconds=20):
    until = time.monotonic() + seconds
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            assert time.monotonic() < until, f"Nothing answers on port {port}"
            time.sleep(0.05)


def editor(printed):
    return re.search(r"editor: (\S+), password (\S+)", printed).groups()


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]
