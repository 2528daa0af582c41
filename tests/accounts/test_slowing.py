"""Guessing is slowed down, and locks nobody else out."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sseportal.accounts import attempts, slowing
from sseportal.accounts.models import KnownPlace, Tally
from tests.accounts.people import (
    PASSWORD,
    code_of,
    is_in,
    log_in,
    logged_in,
    member,
    with_factor,
    wrong_code,
)
from tests.conftest import FROZEN_NOW

pytestmark = pytest.mark.django_db
HERE, THERE = "192.0.2.1", "198.51.100.7"
FREE = attempts.OF_ONE_THERE


@pytest.fixture
def awa():
    return member()


@pytest.fixture(autouse=True)
def few(monkeypatch):
    """Fewer are free than on the site, so that tests are quick."""
    monkeypatch.setattr(attempts, "OF_ONE_ANYWHERE", 6)
    monkeypatch.setattr(attempts, "OF_ALL_THERE", 8)


def later(seconds):
    return time_machine.travel(FROZEN_NOW + timedelta(seconds=seconds), tick=False)


def guess(times=1, place=HERE, username="awa", client=None):
    """The status of the last of so many wrong passwords."""
    for _ in range(times):
        answer = log_in(client or Client(), username, "wrong", REMOTE_ADDR=place)
    return answer.status_code


def guess_from_many(times, username="awa"):
    for n in range(times):
        guess(place=f"203.0.113.{n}", username=username)


def may(place=HERE, username="awa", client=None):
    answer = log_in(client or Client(), username, REMOTE_ADDR=place)
    return answer.status_code == 302


# -- Who guesses ---------------------------------------------------------------------------------


def test_after_five_failures_there_is_a_wait(awa):
    assert guess(FREE) == 200
    answer = log_in(REMOTE_ADDR=HERE)
    assert answer.status_code == 429 and answer.headers["Retry-After"] == "15"
    assert "Wait for 15 seconds, then try again" in answer.text
    with later(14.5):
        assert not may()
    with later(15):
        assert may()


def test_the_wait_doubles_up_to_a_quarter_of_an_hour(awa):
    guess(FREE)
    now, waits = 0, []
    for _ in range(9):
        with later(now):
            wait = int(log_in(REMOTE_ADDR=HERE).headers["Retry-After"])
        waits.append(wait)
        now += wait
        with later(now):
            guess()
    assert waits[:3] == [15, 30, 60]
    assert waits[5:] == [480, 900, 900, 900]


def test_a_wait_of_minutes_is_told_in_minutes(awa):
    guess(FREE)
    Tally.objects.update(level=30)
    assert "Wait for 15 minutes" in log_in(REMOTE_ADDR=HERE).text


def test_what_was_typed_comes_back_but_the_password(awa):
    guess(FREE)
    text = log_in(path="/admin/login/?next=/admin/news/", REMOTE_ADDR=HERE).text
    assert 'value="awa"' in text and 'value="/admin/news/"' in text and PASSWORD not in text


def test_nothing_is_looked_at_while_one_waits(awa):
    """A right password is refused as a wrong one, without a question about the user."""
    guess(FREE)
    for password in (PASSWORD, "wrong"):
        with CaptureQueriesContext(connection) as asked:
            assert log_in(password=password, REMOTE_ADDR=HERE).status_code == 429
        assert not [each for each in asked if 'FROM "auth_user"' in each["sql"]]


def test_trying_while_one_waits_makes_it_no_longer(awa):
    guess(FREE + 3)
    with later(15):
        assert may()


def test_who_got_in_begins_anew(awa):
    guess(FREE - 1)
    assert may()
    assert guess(FREE) == 200


def test_failures_are_forgotten_by_and_by(awa):
    guess(FREE)
    with later(15 + 3 * slowing.FORGETS_ONE_IN.total_seconds()):
        assert guess(3) == 200
        assert guess() == 429


def test_wrong_codes_count_as_wrong_passwords_do(awa):
    with_factor(awa)
    for _ in range(FREE):
        assert log_in(code=wrong_code(awa), REMOTE_ADDR=HERE).status_code == 200
    assert log_in(code=code_of(awa), REMOTE_ADDR=HERE).status_code == 429


def test_a_form_without_a_password_is_no_attempt(awa):
    for _ in range(FREE + 1):
        assert log_in(password="", REMOTE_ADDR=HERE).status_code == 200
    assert may()


@pytest.mark.parametrize("username", ["a\0b", "x" * 500, "", " ", "ä" * 151])
def test_no_name_breaks_it(username):
    assert log_in(username=username).status_code == 200


def test_an_unknown_name_is_treated_as_a_known_one(awa):
    told = set()
    for username, place in (("awa", HERE), ("nobody", THERE)):
        sent = {"username": username, "password": "wrong", "REMOTE_ADDR": place}
        answers = [log_in(**sent) for _ in range(FREE + 1)]
        assert [answer.status_code for answer in answers] == [200] * FREE + [429]
        pages = [answer.text.replace(username, "NAME") for answer in (answers[0], answers[-1])]
        told.add(tuple(re.sub(r'value="\w{64}"', "", page) for page in pages))
    assert len(told) == 1


def test_an_unknown_name_costs_as_much_as_a_known_one(awa):
    """As many questions, and one password hashed; Django sees to that."""
    asked = []
    for username in ("awa", "nobody"):
        with CaptureQueriesContext(connection) as queries:
            log_in(username=username, password="wrong", REMOTE_ADDR=HERE)
        asked.append([each["sql"].split()[0] for each in queries])
    assert asked[0] == asked[1]


# -- Others --------------------------------------------------------------------------------------


def test_guessing_at_one_address_holds_nobody_up_at_another(awa):
    guess(FREE + 1)
    assert not may(HERE) and may(THERE)


def test_guessing_one_name_holds_no_other_name_up(awa):
    member("ben")
    guess(FREE + 1)
    assert may(HERE, "ben")


def test_guesses_from_changing_addresses_are_slowed_down(awa):
    guess_from_many(attempts.OF_ONE_ANYWHERE)
    assert not may(THERE)
    with later(15):
        assert may(THERE)


def test_they_never_lock_the_user_out_of_where_they_have_logged_in(awa):
    assert may(HERE)
    guess_from_many(attempts.OF_ONE_ANYWHERE + 1)
    assert may(HERE) and not may(THERE)


def test_guesses_at_many_names_from_one_address_are_slowed_down(awa):
    for n in range(attempts.OF_ALL_THERE):
        guess(username=f"nobody-{n}")
    assert not may(HERE) and may(THERE)


def test_they_never_lock_out_who_has_logged_in_there(awa):
    assert may(HERE)
    for n in range(attempts.OF_ALL_THERE + 1):
        guess(username=f"nobody-{n}")
    assert may(HERE)


def test_a_browser_is_known_where_all_have_one_address(awa):
    """Behind one router, somebody else may guess my password all day."""
    mine = logged_in(awa)
    mine.post("/admin/logout/")
    guess(FREE + 2, "127.0.0.1")
    assert not may("127.0.0.1")
    assert may("127.0.0.1", client=mine)


def test_a_known_browser_may_not_guess_either(awa):
    mine = logged_in(awa)
    assert guess(FREE + 1, client=mine) == 429
    assert guess(1, THERE, client=mine) == 429


def test_a_known_browser_is_known_for_one_name(awa):
    member("ben")
    mine = logged_in(awa)
    guess(FREE + 1, username="ben")
    assert not may(HERE, "ben", mine)


def test_the_cookie_of_a_known_browser_goes_where_one_logs_in_alone(awa):
    client = Client()
    log_in(client)
    cookie = client.cookies["known-browser"]
    assert cookie["path"] == "/admin/login/" and cookie["httponly"]
    assert "awa" not in cookie.value


def test_a_forged_cookie_makes_no_browser_known(awa):
    guess(FREE + 1)
    client = Client()
    client.cookies["known-browser"] = f"{attempts.digest('name', 'awa')}:1:x:y"
    assert not may(HERE, client=client)


def test_logging_in_to_another_account_wipes_nothing_off(awa):
    """Who has an account may not guess others' between log-ins of their own."""
    member("ben")
    for n in range(attempts.OF_ALL_THERE):
        guess(username=f"nobody-{n}")
        if n % 3 == 0:
            may(HERE, "ben")
    assert not may(HERE)


@pytest.mark.parametrize("proxies", [0, 1])
def test_a_header_is_believed_only_if_a_proxy_is_named(awa, settings, proxies):
    settings.PROXIES = proxies
    for n in range(FREE):
        log_in(password="wrong", headers={"x-forwarded-for": f"192.0.2.{n}"})
    answer = log_in(headers={"x-forwarded-for": "192.0.2.99"})
    assert (answer.status_code == 429) == (proxies == 0)


def test_a_network_of_ipv6_is_one_address(awa):
    for n in range(FREE):
        guess(place=f"2001:db8:1:2::{n}")
    assert not may("2001:db8:1:2::99") and may("2001:db8:1:3::1")


# -- What is kept --------------------------------------------------------------------------------


def test_what_is_kept_names_nobody(awa):
    may(HERE)
    guess(username="my password by mistake")
    kept = [*Tally.objects.values_list("key", flat=True), *KnownPlace.objects.values_list("digest")]
    assert all("password" not in str(each) and HERE not in str(each) for each in kept)


def test_what_is_forgotten_is_deleted(awa):
    guess_from_many(3)
    with later(slowing.FORGOTTEN_AFTER.total_seconds() + 1):
        guess(username="ben")
    assert Tally.objects.count() == 3
    may(HERE)
    with later(attempts.KNOWN_FOR.total_seconds() + 1):
        may(THERE)
    assert KnownPlace.objects.count() == 1


def test_a_place_is_known_for_half_a_year(awa):
    may(HERE)
    with later(attempts.KNOWN_FOR.total_seconds() + 1):
        guess_from_many(attempts.OF_ONE_ANYWHERE)
        assert not may(HERE)


def test_nothing_is_kept_of_a_user_who_is_deleted(awa):
    may(HERE)
    User.objects.all().delete()
    assert not KnownPlace.objects.exists()


# -- Open sessions -------------------------------------------------------------------------------


@pytest.mark.parametrize("page", ["codes/", "remove/"])
def test_who_finds_an_open_session_may_not_guess_there(awa, page):
    with_factor(awa)
    client = logged_in(awa, code_of(awa))
    sent = {"password": "wrong", "code": "000000"}
    for _ in range(FREE):
        assert client.post(f"/admin/second-factor/{page}", sent).status_code == 200
    answer = client.post(f"/admin/second-factor/{page}", sent)
    assert answer.status_code == 429 and "Retry-After" in answer.headers


def test_nor_by_changing_the_password(awa):
    client = logged_in(awa)
    sent = {"old_password": "wrong", "new_password1": "x", "new_password2": "x"}
    for _ in range(FREE):
        assert client.post("/admin/password_change/", sent).status_code == 200
    assert client.post("/admin/password_change/", sent).status_code == 429


def test_a_new_password_that_is_too_weak_is_no_guess(awa):
    client = logged_in(awa)
    sent = {"old_password": PASSWORD, "new_password1": "x", "new_password2": "x"}
    for _ in range(FREE + 1):
        assert client.post("/admin/password_change/", sent).status_code == 200
    assert is_in(client)
