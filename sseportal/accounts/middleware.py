from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from sseportal.accounts import second_factor

# What somebody who has yet to set up a second factor reaches.
TO_ENROL = ("admin:second_factor", "admin:logout")


class SecondFactorMiddleware:
    """Whose session lacks the second factor is nobody: here, so that no page can forget it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        user = request.user
        request.user = SimpleLazyObject(lambda: whole(request, user))
        return self.get_response(request)


def whole(request, user):
    if not user.is_authenticated:
        return user
    device = second_factor.of(user)
    if device is None:
        return user if not second_factor.is_asked_of(user) or _enrols(request) else AnonymousUser()
    return user if second_factor.is_proven(request.session, device) else AnonymousUser()


def _enrols(request):
    return request.path in map(reverse, TO_ENROL)
