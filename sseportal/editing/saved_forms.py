"""Forms have names: a browser keeps what is typed in one until it is told which was saved.

The browser's part is `drafts.js`, `autosave.js` and `typing.js`.
"""

import re

from django.urls import reverse
from django.utils.crypto import get_random_string

MADE_FROM = "_made_from"  # the field that has the name
SAVED_FORM = "saved_form"  # the cookie
A_NAME = re.compile(r"[A-Za-z0-9]{16}")


def new_name():
    return get_random_string(16)


def tell_saved(request, response, form):
    path = reverse("admin:index")
    response.set_cookie(
        SAVED_FORM, form, max_age=600, path=path, secure=request.is_secure(), samesite="Strict"
    )
    return response
