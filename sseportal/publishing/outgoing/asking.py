"""Asks a link for its answer, and never reads what it holds."""

import http.client
import re
import socket
import ssl
import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import quote, urljoin

from django.conf import settings
from django.utils.translation import gettext as _

from sseportal.publishing.outgoing.addresses import NotAsked

PATIENCE = 10  # seconds for each step of a request
WHOLE = 20  # seconds for all of it, however slowly its answer drips
HOPS = 5
LONGEST_LOCATION = 4000
# The page may be there for people: these keep programs out.
CLOSED_TO_PROGRAMS = {401, 403, 405, 406, 407, 418, 429, 451, 999}
REDIRECTS = {301, 302, 303, 307, 308}


@dataclass(frozen=True)
class Answer:
    """`status` is None where there was none; `problem` says what is wrong, "" for nothing;
    `is_failure` whether it speaks against the link."""

    status: int | None
    problem: str = ""
    is_failure: bool = False


class Asker:
    """`hosts.turn(host)` is a context in which that host may be asked."""

    def __init__(self, door, hosts, context=None, patience=PATIENCE, whole=WHOLE):
        self.door, self.hosts = door, hosts
        self.context = context or ssl.create_default_context()
        self.patience, self.whole = patience, whole

    def ask(self, url):
        """The Answer of what a URL leads to in the end."""
        try:
            return self._follow(url)
        except NotAsked as refusal:
            return Answer(None, str(refusal), refusal.is_failure)

    def _follow(self, url):
        for _hop in range(1 + HOPS):
            target = self.door.target(url)
            status, location = self._request("HEAD", target)
            if status is None or status >= 400:
                # Many servers don't know HEAD.
                status, location = self._request("GET", target)
            if status not in REDIRECTS:
                return _judged(status, location)
            url = _next(url, location)
        raise NotAsked(_("Too many redirects"), is_failure=True)

    def _request(self, method, target):
        """(status, where it leads to), or (None, what went wrong)"""
        with self.hosts.turn(target.host):
            connection = _Connection(target, self.context, self.patience)
            try:
                with _ended_after(self.whole, connection):
                    connection.request(method, _sendable(target.path), headers=_headers())
                    response = connection.getresponse()
                    return response.status, response.headers.get("Location", "")
            except ssl.SSLError:
                return None, _("No secure connection: its certificate is not valid")
            except TimeoutError:
                return None, _("No answer in time")
            except (OSError, http.client.HTTPException, ValueError):
                return None, _("No answer")
            finally:
                connection.close()


class _Connection(http.client.HTTPConnection):
    """To the very address that was judged; the name is only said."""

    def __init__(self, target, context, patience):
        super().__init__(target.host, target.port, timeout=patience)
        self.target, self.context = target, context
        # The port is said where it isn't the usual one of the scheme.
        self.default_port = {"https": http.client.HTTPS_PORT}.get(target.scheme, self.default_port)

    def connect(self):
        self.sock = socket.create_connection((self.target.address, self.port), self.timeout)
        if self.target.scheme == "https":
            # In two steps, so that whoever ends it has this socket in hand.
            self.sock = self.context.wrap_socket(
                self.sock, server_hostname=self.host, do_handshake_on_connect=False
            )
            self.sock.do_handshake()


@contextmanager
def _ended_after(seconds, connection):
    """A time-out of a socket begins anew with each byte: this one does not."""
    ended = threading.Event()

    def end():
        ended.set()
        # Closed under another thread, a socket may wait on; shut down, it answers at once.
        with suppress(OSError, AttributeError):
            connection.sock.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(seconds, end)
    timer.start()
    try:
        yield
    except (OSError, http.client.HTTPException):
        if ended.is_set():
            raise TimeoutError from None
        raise
    finally:
        timer.cancel()


def _judged(status, problem):
    if status is None:
        return Answer(None, problem, is_failure=True)
    if status < 400:
        return Answer(status)
    told = f"{status} {_phrase(status)}".strip()
    return Answer(status, told, is_failure=status not in CLOSED_TO_PROGRAMS)


def _phrase(status):
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""


def _next(url, location):
    if not location or len(location) > LONGEST_LOCATION:
        raise NotAsked(_("A redirect to nowhere"), is_failure=True)
    try:
        return urljoin(url, location)
    except ValueError:
        raise NotAsked(_("A redirect to nowhere"), is_failure=True) from None


def _sendable(path):
    """What an address may have written out that no request can: blanks, letters with accents."""
    return re.sub(r"[^\x21-\x7e]+", lambda odd: quote(odd[0], errors="replace"), path)


def _headers():
    """Says who asks."""
    name = settings.SITE_NAME.encode("ascii", "ignore").decode().strip()
    where = f" (+{settings.SITE_URL})" if settings.SITE_URL else ""
    return {"User-Agent": f"{name} link check{where}", "Accept": "*/*"}
