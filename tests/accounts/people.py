"""Somebody with a password, and perhaps a second factor; and how they log in."""

import re
import time

from django.contrib.auth.models import User
from django.test import Client
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from sseportal.accounts import second_factor

LOGIN, HOME, FACTOR = "/admin/login/", "/admin/", "/admin/second-factor/"
PASSWORD = "seven members 1844"
STEP = 30  # seconds


def member(name="awa", **fields):
    fields = {"is_staff": True, "email": f"{name}@example.org", "password": PASSWORD} | fields
    return User.objects.create_user(name, **fields)


def with_factor(user):
    TOTPDevice.objects.create(user=user, name="app")
    return second_factor.new_recovery_codes(user)


def code_of(user, steps=0):
    """What the user's app shows now, or so many steps later."""
    return code(TOTPDevice.objects.get(user=user).bin_key, steps)


def code(key, steps=0):
    app = TOTP(key)
    app.time = time.time() + steps * STEP
    return f"{app.token():06}"


def wrong_code(user):
    right = {code_of(user, steps) for steps in (-1, 0, 1)}
    return next(each for each in ("000000", "111111", "222222", "333333") if each not in right)


def log_in(client=None, username="awa", password=PASSWORD, code="", path=LOGIN, **extra):
    client = client or Client()
    sent = {"username": username, "password": password, "code": code}
    return client.post(path, sent, **extra)


def is_in(client):
    return client.get(HOME).status_code == 200


def logged_in(user, code=""):
    client = Client()
    assert log_in(client, user.username, code=code).status_code == 302
    return client


def shown_codes(answer):
    return re.findall(r"<li><code>([\d ]+)</code></li>", answer.text)
