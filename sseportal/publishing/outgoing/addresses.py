"""Which addresses of the network the site may ask: public ones, on the usual ports.

An editor's link, or a redirect of a site that it leads to, must not make this machine ask its own
services or its neighbours'. So a name is resolved once, all that it stands for is judged, and the
connection is made to what was judged: a name that answers otherwise a moment later gains nothing.
"""

import socket
from dataclasses import dataclass
from ipaddress import ip_address, ip_network
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

PORTS = {"http": 80, "https": 443}
# Where Python's own answer is not strict enough: what carries another address in itself (6to4,
# Teredo, NAT64), its relays, and what is for documents. Of IPv6 only 2000::/3 is in use.
IN_USE = ip_network("2000::/3")
NOT_ASKED = [
    ip_network(each)
    for each in (
        *("192.0.0.0/24", "192.88.99.0/24"),
        *("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"),
    )
]


class NotAsked(Exception):
    """Says why no request was made, or none any more. `is_failure`: visitors get nowhere either."""

    def __init__(self, why, is_failure=False):
        super().__init__(why)
        self.is_failure = is_failure


@dataclass(frozen=True)
class Target:
    """Whom to ask for what: `address` is a number, as it was judged."""

    scheme: str
    host: str
    port: int
    address: str
    path: str


def is_public(address):
    """Whether a number, `192.0.2.1`, is one that everybody on the internet reaches."""
    number = ip_address(address.partition("%")[0])
    odd = number.is_multicast or number.is_reserved or number.is_unspecified
    if odd or not number.is_global or (number.version == 6 and number not in IN_USE):
        return False
    return not any(number.version == each.version and number in each for each in NOT_ASKED)


def resolve(host, port):
    """[number] of a name, or of a number in whatever spelling the system reads."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(one[4][0] for one in found))


class Door:
    """What lets requests out. Tests open it for a server of their own, by other arguments."""

    def __init__(self, resolve=resolve, is_public=is_public, ports=PORTS):
        self.resolve, self.is_public, self.ports = resolve, is_public, ports

    def target(self, url):
        """The Target of a URL; NotAsked where it has none."""
        scheme, host, port, path = self._read(url)
        try:
            addresses = self.resolve(host, port)
        except (OSError, UnicodeError):
            raise NotAsked(_("The name of the site is not known"), is_failure=True) from None
        if not addresses or not all(map(self.is_public, addresses)):
            raise NotAsked(_("Not a public address"), is_failure=True)
        return Target(scheme, host, port, addresses[0], path)

    def _read(self, url):
        try:
            parts = urlsplit(url)
            host = (parts.hostname or "").encode("idna").decode() if parts.hostname else ""
            port = parts.port or self.ports.get(parts.scheme)
        except ValueError:  # UnicodeError is one
            raise NotAsked(_("Not an address"), is_failure=True) from None
        if parts.scheme not in self.ports or not host:
            raise NotAsked(_("Neither http nor https"))
        if port != self.ports[parts.scheme]:
            raise NotAsked(_("An unusual port"))
        if parts.username is not None:
            raise NotAsked(_("With a user's name in it"))
        return parts.scheme, host, port, _path(parts)


def _path(parts):
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
