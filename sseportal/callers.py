"""Who asks, as far as an address tells: one rule for all that counts requests."""

from ipaddress import ip_address, ip_network

from django.conf import settings


def caller(request):
    """The address of the connection; a header's only if PROXIES says who writes it."""
    written = request.headers.get("X-Forwarded-For", "").split(",")
    trusted = min(settings.PROXIES, len(written))
    address = written[-trusted].strip() if trusted else ""
    return household(address or request.META.get("REMOTE_ADDR") or "")


def household(address):
    """One caller of IPv6 has a network of addresses: its first half stands for it."""
    try:
        found = ip_address(_without_port(address.partition("%")[0]))
    except ValueError:
        return address
    if found.version == 4:
        return str(found)
    # On a socket for both, IPv4 comes as ::ffff:192.0.2.7, all of it in one network.
    return str(found.ipv4_mapped or ip_network((found, 64), strict=False))


def _without_port(address):
    """Some proxies write 192.0.2.7:4711 or [2001:db8::7]:4711."""
    if address.startswith("["):
        return address[1:].partition("]")[0]
    return address.partition(":")[0] if address.count(":") == 1 else address
