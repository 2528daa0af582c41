"""The command lines of the two servers."""

import os
import sys

from django.conf import settings

from sseportal import env


def production(host, port):
    # Nothing but DATA_DIR need be writable: by default gunicorn also writes to $HOME and /tmp.
    return [
        *(sys.executable, "-m", "gunicorn", "sseportal.wsgi"),
        *("--bind", f"{bracketed(host)}:{port}", "--chdir", str(settings.BASE_DIR)),
        *("--workers", str(max(1, env.integer("WEB_CONCURRENCY", 2)))),
        *("--worker-class", "gthread", "--threads", "4"),
        *("--worker-tmp-dir", str(settings.DATA_DIR), "--no-control-socket"),
        *("--log-level", "warning"),
    ]


def development(host, port):
    manage = str(settings.BASE_DIR / "manage.py")
    return [sys.executable, manage, "runserver", f"{bracketed(host)}:{port}"]


def site_address(host, port):
    everywhere = host in {"0.0.0.0", "::"}
    return settings.SITE_URL or f"http://{'127.0.0.1' if everywhere else bracketed(host)}:{port}"


def bracketed(host):
    return f"[{host}]" if ":" in host else host


def become(command):
    sys.stdout.flush()
    os.execv(command[0], command)
