"""Four processes that try to get in at once: what is counted, and what is taken, of all of them.

`python -m tests.accounts.crowd` prints what was found as JSON.
"""

import json
import os
import time

import django

django.setup()

from django.contrib.auth.models import User  # noqa: E402
from django.db import connections  # noqa: E402

from sseportal.accounts import second_factor, slowing  # noqa: E402
from tests.accounts.people import code_of, with_factor  # noqa: E402

PROCESSES, TRIES, FREE = 4, 8, 5


def main():
    user = User.objects.create_user("awa")
    recovery = with_factor(user)[0].replace(" ", "")
    by_clock = code_of(user)
    found = {
        "attempts": at_once(attempt, range(TRIES)),
        "recovery code": at_once(prove, [recovery]),
        "code": at_once(prove, [by_clock]),
    }
    print(json.dumps(found))


def at_once(try_it, tries):
    """How many tries of all processes succeeded."""
    connections.close_all()
    begin = time.monotonic() + 0.3
    children = [child(try_it, tries, begin) for _ in range(PROCESSES)]
    statuses = [os.waitstatus_to_exitcode(os.waitpid(each, 0)[1]) for each in children]
    assert max(statuses) <= TRIES, "one failed"
    return sum(statuses)


def child(try_it, tries, begin):
    """Its exit code is the number of tries that succeeded."""
    pid = os.fork()
    if pid:
        return pid
    try:
        time.sleep(max(0, begin - time.monotonic()))
        os._exit(sum(try_it(each) for each in tries))
    finally:
        os._exit(99)


def attempt(_):
    # Two keys, which the processes name in another order.
    keys = ["one", "other"] if os.getpid() % 2 else ["other", "one"]
    try:
        slowing.count(dict.fromkeys(keys, FREE))
    except slowing.TooMany:
        return 0
    return 1


def prove(code):
    return int(second_factor.prove(User.objects.get(), code))


main()
