"""Logging in, with a second factor and without."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from sseportal.accounts import second_factor
from tests.accounts.people import (
    FACTOR,
    HOME,
    LOGIN,
    STEP,
    code_of,
    is_in,
    log_in,
    logged_in,
    member,
    with_factor,
    wrong_code,
)
from tests.conftest import FROZEN_NOW
from tests.factories import NewsItemFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def awa():
    return member()


@pytest.fixture
def codes(awa):
    return with_factor(awa)


# -- With a password alone -----------------------------------------------------------------------


def test_a_password_is_enough_without_a_second_factor(awa):
    client = Client()
    assert log_in(client).url == HOME
    assert is_in(client)


def test_a_code_that_nobody_asked_for_does_no_harm(awa):
    assert log_in(code="123456").url == HOME


@pytest.mark.parametrize("path", [f"{LOGIN}?next=/admin/news/newsitem/", LOGIN])
def test_one_is_led_on_to_where_one_wanted_to(awa, path):
    sent = {"username": "awa", "password": "seven members 1844", "next": "/admin/news/newsitem/"}
    assert Client().post(path, sent).url == "/admin/news/newsitem/"


@pytest.mark.parametrize("path", ["https://example.com/", "//example.com", "javascript:alert(1)"])
def test_one_is_led_to_no_other_site(awa, path):
    assert log_in(path=f"{LOGIN}?next={path}").url == HOME


def test_the_form_suits_password_managers_and_keyboards_of_phones(client):
    form = client.get(LOGIN).context["form"]
    attributes = {name: field.widget.attrs for name, field in form.fields.items()}
    assert attributes["username"]["autocomplete"] == "username"
    assert attributes["password"]["autocomplete"] == "current-password"
    assert attributes["code"]["autocomplete"] == "one-time-code"
    assert attributes["code"]["inputmode"] == "numeric"


# -- With a second factor ------------------------------------------------------------------------


def test_a_right_code_lets_in(awa, codes):
    client = Client()
    assert log_in(client, code=code_of(awa)).url == HOME
    assert is_in(client)


@pytest.mark.parametrize("written", ["{} {}", " {}{} ", "{}-{}"])
def test_a_code_may_be_typed_in_groups(awa, codes, written):
    code = code_of(awa)
    assert log_in(code=written.format(code[:3], code[3:])).status_code == 302


def test_without_its_code_a_password_lets_nobody_in(awa, codes):
    client = Client()
    for code in ("", wrong_code(awa), "x", "0" * 20, "١٢٣٤٥٦", "-1", "1" * 5000):
        assert log_in(client, code=code).status_code in (200, 429)
        assert not is_in(client)


def test_what_was_wrong_is_not_told(awa, codes):
    """Neither whether the name is known, nor whether the password was right."""
    member("visitor", is_staff=False)
    member("gone", is_active=False)
    tries = [
        log_in(code=wrong_code(awa)),
        log_in(code=""),
        log_in(password="wrong", code=code_of(awa)),
        log_in(username="nobody"),
        log_in(username="visitor"),
        log_in(username="gone"),
    ]
    errors = {str(answer.context["form"].errors) for answer in tries}
    assert len(errors) == 1 and {answer.status_code for answer in tries} == {200}


@pytest.mark.parametrize("steps", [-1, 0, 1])
def test_a_clock_may_differ_by_a_step(awa, codes, steps):
    assert log_in(code=code_of(awa, steps)).status_code == 302


@pytest.mark.parametrize("steps", [-2, 2])
def test_a_clock_may_not_differ_by_more(awa, codes, steps):
    assert log_in(code=code_of(awa, steps)).status_code == 200


def test_a_clock_that_differs_is_not_followed(awa, codes):
    """One that is off a step each time would wander away."""
    assert log_in(code=code_of(awa, 1)).status_code == 302
    with time_machine.travel(FROZEN_NOW + timedelta(seconds=5 * STEP), tick=False):
        assert log_in(code=code_of(awa, 2)).status_code == 200


def test_a_code_is_taken_once(awa, codes):
    code = code_of(awa)
    assert log_in(code=code).status_code == 302
    assert log_in(code=code).status_code == 200


def test_an_earlier_code_is_not_taken_after_a_later_one(awa, codes):
    assert log_in(code=code_of(awa, 1)).status_code == 302
    assert log_in(code=code_of(awa)).status_code == 200


def test_each_recovery_code_is_taken_once(awa, codes):
    assert len(codes) == 10
    for code in codes[:2]:
        assert log_in(code=code).status_code == 302
        assert log_in(code=code).status_code == 200
    assert awa.recovery_codes.count() == 8


def test_who_used_a_recovery_code_is_told_how_many_are_left(awa, codes):
    client = Client()
    log_in(client, code=codes[0])
    assert "9 recovery codes are left" in client.get(HOME).text


def test_recovery_codes_of_others_are_none_of_mine(awa, codes):
    others = with_factor(member("ben"))
    assert log_in(code=others[0]).status_code == 200


def test_a_wrong_password_spends_no_code(awa, codes):
    log_in(password="wrong", code=codes[0])
    assert awa.recovery_codes.count() == 10


# -- Sessions without the second factor ----------------------------------------------------------


def test_a_session_from_before_the_second_factor_reaches_nothing(awa):
    awa.is_superuser = True
    awa.save()
    client = logged_in(awa)
    item = NewsItemFactory(draft=True)
    kind = ContentType.objects.get_for_model(item).pk
    paths = [HOME, FACTOR, reverse("admin:news_newsitem_change", args=[item.pk])]
    paths += [reverse("admin:view_on_site", args=[kind, item.pk]), reverse("admin:autocomplete")]
    paths += [reverse("admin:password_change"), reverse("admin:jsi18n")]
    assert is_in(client)
    with_factor(awa)
    for path in paths:
        assert client.get(path).url.startswith(LOGIN), path


def test_such_a_session_belongs_to_nobody_on_any_page(awa, rf):
    """Whatever page is added asks `request.user`."""
    from sseportal.accounts.middleware import SecondFactorMiddleware

    with_factor(awa)
    request = rf.get("/any/page/")
    request.user, request.session = awa, {}
    SecondFactorMiddleware(lambda request: None)(request)
    assert not request.user.is_authenticated


def test_the_second_factor_of_another_user_proves_nothing(awa, rf):
    from sseportal.accounts.middleware import whole

    ben = member("ben")
    with_factor(awa)
    with_factor(ben)
    request = rf.get("/")
    request.session = {"otp_device_id": second_factor.of(ben).persistent_id}
    assert not whole(request, awa).is_authenticated


def test_one_logs_in_anew_after_a_new_second_factor(awa, codes):
    client = logged_in(awa, code_of(awa))
    second_factor.remove(awa)
    with_factor(awa)
    assert not is_in(client)


# -- Where everybody has to have one -------------------------------------------------------------


@pytest.fixture
def required(settings):
    settings.SECOND_FACTOR = "required"


def test_who_has_to_have_one_is_led_to_it_and_nowhere_else(awa, required):
    client = Client()
    wanted = "/admin/news/newsitem/"
    answer = log_in(client, path=f"{LOGIN}?next={wanted}")
    assert answer.url == f"{FACTOR}?next=%2Fadmin%2Fnews%2Fnewsitem%2F"
    assert client.get(answer.url).status_code == 200
    for path in (HOME, wanted, f"{FACTOR}codes/", f"{FACTOR}remove/", "/admin/password_change/"):
        assert client.get(path).url.startswith(LOGIN), path
    assert client.get(f"{LOGIN}?next={wanted}").url == answer.url


def test_who_has_to_have_one_may_log_out(awa, required):
    client = Client()
    log_in(client)
    assert client.post("/admin/logout/").status_code == 200
    assert client.get(FACTOR).url.startswith(LOGIN)


def test_who_has_one_works_as_ever(awa, codes, required):
    assert is_in(logged_in(awa, code_of(awa)))


# -- Sessions ------------------------------------------------------------------------------------


def test_a_session_ends_with_the_log_out(awa):
    client = logged_in(awa)
    stolen = client.cookies["sessionid"].value
    client.post("/admin/logout/")
    client.cookies["sessionid"] = stolen
    assert not is_in(client)


def test_a_session_ends_after_some_hours(awa, settings):
    client = logged_in(awa)
    cookie = client.cookies["sessionid"]
    assert int(cookie["max-age"]) == settings.SESSION_COOKIE_AGE == 12 * 3600
    assert cookie["httponly"] and cookie["samesite"] == "Lax"
    with time_machine.travel(timezone.now() + timedelta(hours=12, seconds=1)):
        assert not is_in(client)


def test_pages_of_the_admin_are_not_kept(awa):
    client = logged_in(awa)
    paths = [HOME, FACTOR, "/admin/password_change/", "/admin/password_change/done/"]
    for answer in [client.get(path) for path in paths] + [Client().get(LOGIN)]:
        assert "no-store" in answer.headers["Cache-Control"]
