"""An attempt of somebody, somewhere, to be let in.

Whoever has been wrong too often under a name and from an address waits. From everywhere else they
wait under that name, and under any name from that address, but neither holds up who has logged in
from there, or in this browser, before: nobody can lock others out of where they are known.
"""

import secrets
from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.functional import cached_property

from sseportal.accounts import slowing
from sseportal.accounts.models import KnownPlace
from sseportal.callers import caller

# How many may go wrong without a wait.
OF_ONE_THERE, OF_ONE_ANYWHERE, OF_ALL_THERE = 5, 20, 30
KNOWN_FOR = timedelta(days=180)
COOKIE = "known-browser"


def digest(*words):
    """Whom a table is about is not to be read from it: people type passwords for names, too."""
    return salted_hmac("sseportal.accounts", "\0".join(words), algorithm="sha256").hexdigest()


class Attempt:
    def __init__(self, request, username):
        self.request, self.username = request, username
        self.place = caller(request)
        self.browser = self._known_browser()

    def begin(self):
        """Raises TooMany for who has to wait."""
        slowing.count({self.own: OF_ONE_THERE} | self.others)

    def succeed(self, user):
        slowing.take_back(self.others)
        self.pardon(user)

    def pardon(self, user):
        """What went wrong in the name of somebody who is now known to be there."""
        slowing.forget(self.own)
        now = timezone.now()
        KnownPlace.objects.filter(seen_at__lt=now - KNOWN_FOR).delete()
        KnownPlace.objects.update_or_create(
            user_id=user.pk, digest=digest("place", self.place), defaults={"seen_at": now}
        )

    def remember_browser(self, response):
        """It is sent to where one logs in alone: elsewhere nobody is told apart by it."""
        browser = self.browser or f"{digest('name', self.username)}:{secrets.token_hex(16)}"
        response.set_signed_cookie(
            COOKIE, browser, salt=COOKIE, max_age=KNOWN_FOR, path=reverse("admin:login"),
            secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax",
        )  # fmt: skip

    def _known_browser(self):
        """What the cookie says, if it is about this name."""
        found = self.request.get_signed_cookie(COOKIE, "", salt=COOKIE, max_age=KNOWN_FOR)
        return found if found.startswith(f"{digest('name', self.username)}:") else ""

    @property
    def own(self):
        return digest("one there", self.username, self.browser or self.place)

    @cached_property
    def others(self):
        if self.browser or self._is_known_place():
            return {}
        return {
            digest("one anywhere", self.username): OF_ONE_ANYWHERE,
            digest("all there", self.place): OF_ALL_THERE,
        }

    def _is_known_place(self):
        return KnownPlace.objects.filter(
            user__username=self.username,
            digest=digest("place", self.place),
            seen_at__gte=timezone.now() - KNOWN_FOR,
        ).exists()
