"""What must be so before the site can be served; anything else is one clear line."""

import socket
import tempfile

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import CommandError

from sseportal import env


def address():
    """(host, port) to listen on, and nobody does yet."""
    host, port = env.text("HOST") or "127.0.0.1", _port()
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OSError as error:
        raise CommandError(
            f"Can't listen on {host} port {port} ({error.strerror}): set HOST or PORT to another."
        ) from None
    return host, port


def _port():
    port = env.integer("PORT", 8000)
    if not 0 < port < 65536:
        raise ImproperlyConfigured(f"PORT: {port} is not between 1 and 65535")
    return port


def writable(folder):
    try:
        folder.mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=folder).close()
    except OSError as error:
        raise CommandError(f"DATA_DIR {folder} can't be written: {error.strerror}.") from None
