"""What is answered when something went wrong on our side."""

import sys

from django.db import OperationalError
from django.shortcuts import render
from django.views.decorators.csrf import requires_csrf_token

SOON = "30"  # seconds


@requires_csrf_token
def server_error(request):
    """Who waited in vain for somebody else's large change may try again: 503, and else 500."""
    error = sys.exc_info()[1]
    is_busy = isinstance(error, OperationalError) and "locked" in str(error)
    answer = render(None, "500.html", {"is_busy": is_busy}, status=503 if is_busy else 500)
    if is_busy:
        answer.headers["Retry-After"] = SOON
    return answer
