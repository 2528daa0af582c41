"""The second factor: codes of an app by the clock (TOTP, RFC 6238), or else recovery codes."""

import secrets
from base64 import b32encode
from hashlib import sha256

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django_otp import DEVICE_ID_SESSION_KEY
from django_otp.plugins.otp_totp.models import TOTPDevice

from sseportal.accounts.models import RecoveryCode

RECOVERY_CODES, RECOVERY_DIGITS, GROUP = 10, 20, 5


def of(user):
    return devices().filter(user_id=user.pk).first()


def devices():
    return TOTPDevice.objects.filter(confirmed=True)


def is_asked_of(user):
    return settings.SECOND_FACTOR == "required" and user.is_staff


def must_enrol(user):
    return is_asked_of(user) and of(user) is None


def is_proven(session, device):
    return session.get(DEVICE_ID_SESSION_KEY) == device.persistent_id


@transaction.atomic
def prove(user, code):
    """Whether a code is right, or none is needed; the user then carries what it proved."""
    device = devices().select_for_update().filter(user_id=user.pk).first()
    if device is None:
        return True
    if not _takes(device, code):
        return False
    user.otp_device = device  # django_otp keeps it in the session of who logs in
    return True


def _takes(device, code):
    """No code is taken twice."""
    if len(code) == device.digits:
        return device.verify_token(code)
    spent, _ = RecoveryCode.objects.filter(user=device.user, digest=_digest(code)).delete()
    return bool(spent)


# -- Enrolling -----------------------------------------------------------------------------------


def in_making(user, key):
    return TOTPDevice(user=user, key=key, name="app")


def enrol(device, code):
    """The recovery codes, if the code is right; otherwise nothing."""
    with transaction.atomic():
        get_user_model().objects.select_for_update().get(pk=device.user_id)
        if not of(device.user) and len(code) == device.digits and device.verify_token(code):
            return new_recovery_codes(device.user)
        transaction.set_rollback(True)  # django_otp stores a device for a wrong code as well
        return []


def secret(device):
    """As apps ask for it, in groups to be typed."""
    return grouped(b32encode(device.bin_key).decode(), 4)


@transaction.atomic
def new_recovery_codes(user):
    """They are known only now. Each has so many digits at random that a quick digest keeps it."""
    codes = {
        "".join(secrets.choice("0123456789") for _ in range(RECOVERY_DIGITS))
        for _ in range(RECOVERY_CODES)
    }
    user.recovery_codes.all().delete()
    RecoveryCode.objects.bulk_create(
        [RecoveryCode(user=user, digest=_digest(code)) for code in codes]
    )
    return [grouped(code, GROUP) for code in sorted(codes)]


@transaction.atomic
def remove(user):
    """Whether there was one."""
    user.recovery_codes.all().delete()
    removed, _ = TOTPDevice.objects.filter(user=user).delete()
    return bool(removed)


def grouped(text, size):
    return " ".join(text[at : at + size] for at in range(0, len(text), size))


def _digest(code):
    return sha256(code.encode()).hexdigest()
