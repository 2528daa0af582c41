"""Whose request it is, by address: what nobody else can write."""

import pytest
from django.test import RequestFactory

from sseportal.callers import caller, household


def test_a_network_of_ipv6_is_one_caller():
    assert household("2001:db8:1:2::7") == household("2001:db8:1:2:3::9") != household("2001:db8::")
    assert household("192.0.2.7") == "192.0.2.7"
    assert household("fe80::1%eth0") == "fe80::/64"
    assert household("not: an address") == "not: an address"


def test_addresses_of_ipv4_on_a_socket_of_ipv6_are_told_apart():
    assert household("::ffff:192.0.2.7") == "192.0.2.7" != household("::ffff:192.0.2.8")


def test_another_port_is_no_other_caller():
    assert household("192.0.2.7:4711") == "192.0.2.7"
    assert household("[2001:db8::7]:4711") == household("2001:db8::7")


@pytest.mark.parametrize(
    ("proxies", "written", "found"),
    [
        (0, "192.0.2.1", "127.0.0.1"),
        (1, "10.0.0.1, 192.0.2.1", "192.0.2.1"),
        (2, "10.0.0.1, 192.0.2.1, 192.0.2.2", "192.0.2.1"),
        (2, "192.0.2.1", "192.0.2.1"),
        (1, "", "127.0.0.1"),
        (1, "10.0.0.1, ", "127.0.0.1"),
        (1, None, "127.0.0.1"),
    ],
)
def test_a_header_is_believed_as_far_as_proxies_are_named(settings, proxies, written, found):
    settings.PROXIES = proxies
    headers = {} if written is None else {"x-forwarded-for": written}
    assert caller(RequestFactory().get("/", headers=headers)) == found
