"""Setting a second factor up, making new recovery codes, removing it."""

import re
from base64 import b32decode
from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.core.management import CommandError, call_command
from django.test import Client
from django_otp.plugins.otp_totp.models import TOTPDevice

from sseportal.accounts import qr, second_factor
from sseportal.accounts.models import RecoveryCode
from tests.accounts.people import (
    FACTOR,
    HOME,
    PASSWORD,
    code,
    code_of,
    is_in,
    log_in,
    logged_in,
    member,
    shown_codes,
    with_factor,
    wrong_code,
)
from tests.newsroom.staff import client_of, somebody

pytestmark = pytest.mark.django_db


@pytest.fixture
def awa():
    return member()


@pytest.fixture
def codes(awa):
    return with_factor(awa)


@pytest.fixture
def client(awa):
    return logged_in(awa)


def key_on(page):
    written = re.search(r"<code>([A-Z2-7 ]+)</code>", page.text)[1]
    return b32decode(written.replace(" ", ""))


def enrol(client, password=PASSWORD, path=FACTOR, **sent):
    key = key_on(client.get(path))
    return client.post(path, {"password": password, "code": code(key)} | sent)


def told(user):
    """What the log has of them."""
    entries = LogEntry.objects.filter(object_id=user.pk).order_by("pk")
    return [(entry.user.username, entry.get_change_message()) for entry in entries]


# -- Setting it up -------------------------------------------------------------------------------


def test_each_page_of_the_admin_leads_to_it(client):
    assert f'href="{FACTOR}"' in client.get(HOME).text


def test_a_first_code_sets_it_up_and_shows_ten_recovery_codes(awa, client):
    codes = shown_codes(enrol(client))
    assert len(set(codes)) == 10
    assert is_in(client)
    assert log_in().status_code == 200
    assert log_in(code=codes[0]).status_code == 302
    assert told(awa) == [("awa", "Second factor set up.")]


def test_the_first_code_is_spent_with_that(awa, client):
    key = key_on(client.get(FACTOR))
    enrol(client)
    assert log_in(code=code(key)).status_code == 200
    assert log_in(code=code(key, 1)).status_code == 302


def test_recovery_codes_are_shown_once_and_stored_hashed(awa, client):
    codes = shown_codes(enrol(client))
    assert not shown_codes(client.get(FACTOR))
    kept = set(RecoveryCode.objects.values_list("digest", flat=True))
    assert len(kept) == 10 and not kept & {each.replace(" ", "") for each in codes}
    session = str(dict(client.session))
    assert not any(each in session or each.replace(" ", "") in session for each in codes)


@pytest.mark.parametrize(
    "sent", [{"code": ""}, {"code": "x"}, {"password": "wrong"}, {"code": "\0"}]
)
def test_what_is_wrong_sets_nothing_up(awa, client, sent):
    key = key_on(client.get(FACTOR))
    assert enrol(client, **sent).status_code == 200
    assert not TOTPDevice.objects.exists() and not RecoveryCode.objects.exists()
    assert key_on(client.get(FACTOR)) == key, "the app has read it already"


def test_a_wrong_first_code_stores_nothing(awa, client):
    """django-otp counts it on a device that it stores for that."""
    with_factor(ben := member("ben"))
    enrol(client, code=wrong_code(ben))
    assert not TOTPDevice.objects.filter(user=awa).exists()


def test_sessions_elsewhere_end_with_it(awa, client):
    elsewhere = logged_in(awa)
    enrol(client)
    assert is_in(client) and not is_in(elsewhere)


def test_there_is_one_at_most(awa, client):
    """From a page that was open in another tab."""
    key = key_on(client.get(FACTOR))
    enrol(client)
    answer = client.post(FACTOR, {"password": PASSWORD, "code": code(key, 1)})
    assert answer.url == FACTOR and TOTPDevice.objects.count() == 1


def test_it_leads_on_to_where_one_wanted_to(client):
    page = enrol(client, path=f"{FACTOR}?next=/admin/news/newsitem/")
    assert 'href="/admin/news/newsitem/"' in page.text
    assert "example.com" not in client.get(f"{FACTOR}?next=https://example.com/").text


def test_the_picture_is_of_the_key(awa, client, settings):
    page = client.get(FACTOR)
    device = second_factor.in_making(awa, key_on(page).hex())
    assert qr.svg(device.config_url, "x").split("<path")[2] in page.text
    url = urlsplit(device.config_url)
    asked = parse_qs(url.query)
    assert (url.scheme, url.netloc, url.path) == ("otpauth", "totp", "/SSE%20Portal%3Aawa")
    assert b32decode(asked["secret"][0]) == device.bin_key and asked["issuer"] == ["SSE Portal"]


def test_the_picture_needs_no_style_and_names_itself():
    picture = qr.svg("x", 'a "label" <')
    assert "style" not in picture and 'aria-label="a &quot;label&quot; &lt;"' in picture


def test_keys_are_random_and_long(awa):
    first, second = (key_on(logged_in(awa).get(FACTOR)) for _ in range(2))
    assert first != second and len(first) == 20


# -- New codes, and removing it ------------------------------------------------------------------


@pytest.mark.parametrize("page", ["codes/", "remove/"])
@pytest.mark.parametrize(
    "wrong", [{"password": "wrong"}, {"code": ""}, {"code": "000 000 x"}, {"password": ""}]
)
def test_both_need_the_password_and_a_code(awa, codes, page, wrong):
    client = logged_in(awa, code_of(awa))
    sent = {"password": PASSWORD, "code": code_of(awa, 1)} | wrong
    assert client.post(f"{FACTOR}{page}", sent).status_code == 200
    assert second_factor.of(awa) and log_in(code=codes[0]).status_code == 302


def test_new_codes_replace_the_old_ones(awa, codes):
    client = logged_in(awa, code_of(awa))
    assert "10 recovery codes are left" in client.get(FACTOR).text
    sent = {"password": PASSWORD, "code": code_of(awa, 1)}
    new = shown_codes(client.post(f"{FACTOR}codes/", sent))
    assert len(new) == 10 and not set(new) & set(codes)
    assert log_in(code=codes[0]).status_code == 200
    assert log_in(code=new[0]).status_code == 302
    assert told(awa) == [("awa", "New recovery codes made.")]


def test_without_it_a_password_is_enough_again(awa, codes):
    client = logged_in(awa, code_of(awa))
    answer = client.post(f"{FACTOR}remove/", {"password": PASSWORD, "code": codes[0]})
    assert answer.url == FACTOR
    assert "is removed" in client.get(FACTOR).text
    assert log_in().status_code == 302 and not RecoveryCode.objects.exists()
    assert told(awa) == [("awa", "Second factor removed.")]


# -- Somebody who lost theirs --------------------------------------------------------------------


def reset(client, user):
    return client.post(f"/admin/auth/user/{user.pk}/second-factor/")


def test_an_administrator_resets_it(awa, codes):
    administrator = somebody("Administrator")
    client, page = client_of(administrator), f"/admin/auth/user/{awa.pk}/"
    assert f"{page}second-factor/" in client.get(f"{page}change/").text
    assert "awa will log in with the password alone" in client.get(f"{page}second-factor/").text
    assert reset(client, awa).url == f"{page}change/"
    assert f"{page}second-factor/" not in client.get(f"{page}change/").text
    assert log_in().status_code == 302
    assert told(awa) == [(administrator.username, "Second factor reset.")]


@pytest.mark.parametrize("role", ["Writer", "Editor", "Publisher", ""])
def test_others_do_not(awa, codes, role):
    assert reset(client_of(somebody(role)), awa).status_code == 403
    assert second_factor.of(awa)


def test_a_superuser_s_is_reset_by_a_superuser(codes, awa):
    awa.is_superuser = True
    awa.save()
    assert reset(client_of(somebody("Administrator")), awa).status_code == 403
    assert second_factor.of(awa)
    assert reset(client_of(somebody("", is_superuser=True)), awa).status_code == 302
    assert not second_factor.of(awa)


def test_nobody_resets_their_own_without_password_and_code(awa, codes):
    awa.is_superuser = True
    awa.save()
    assert reset(logged_in(awa, code_of(awa)), awa).status_code == 403


def test_where_there_is_none_it_says_so(awa):
    client = client_of(somebody("Administrator"))
    reset(client, awa)
    assert "There was no second factor" in client.get(HOME).text
    assert client.get("/admin/auth/user/999999/second-factor/").status_code == 404


def test_an_operator_removes_it_by_a_command(awa, codes, capsys):
    call_command("remove_second_factor", "awa")
    assert "password alone" in capsys.readouterr().out
    assert log_in().status_code == 302
    assert told(awa) == [("awa", "Second factor removed by a command on the server.")]
    for name in ("awa", "nobody"):
        with pytest.raises(CommandError, match=name):
            call_command("remove_second_factor", name)


def test_nobody_reads_the_keys_of_others_in_the_admin():
    assert not admin.site.is_registered(TOTPDevice)
    assert not admin.site.is_registered(RecoveryCode)
    assert Client().get("/admin/otp_totp/").status_code == 302
    assert client_of(somebody("", is_superuser=True)).get("/admin/otp_totp/").status_code == 404
