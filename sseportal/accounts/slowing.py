"""Who has been wrong often has to wait. The state is in the database: all processes count together.

An attempt is counted when it begins, so that many at once are no way around; one that was right is
taken back. Once the wait is over, what went wrong is forgotten bit by bit.
"""

from datetime import timedelta
from math import ceil

from django.db import transaction
from django.utils import timezone

from sseportal.accounts.models import Tally

FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=15), timedelta(minutes=15)
FORGETS_ONE_IN = LONGEST_WAIT
FORGOTTEN_AFTER = timedelta(days=1)  # nothing is left of any tally then
MOST_DOUBLINGS = 6


class TooMany(Exception):
    """Nothing was counted, and nothing should be looked at, for so many `seconds`."""

    def __init__(self, wait):
        super().__init__(wait)
        self.seconds = ceil(wait.total_seconds())


def count(limits):
    """Counts an attempt under each key of {key: how many may go wrong without a wait}.

    Raises TooMany while there is one to wait for under any of them.
    """
    begun = timezone.now()
    Tally.objects.filter(counted_at__lt=begun - FORGOTTEN_AFTER).delete()
    with transaction.atomic():
        new = [Tally(key=key, counted_at=begun) for key in sorted(limits)]
        Tally.objects.bulk_create(new, ignore_conflicts=True)
        tallies, now = locked(limits), timezone.now()
        left = max(_free_at(tally, limits[tally.key]) - now for tally in tallies)
        if left > timedelta(0):
            raise TooMany(left)
        for tally in tallies:
            tally.level, tally.counted_at = _level(tally, limits[tally.key], now) + 1, now
        Tally.objects.bulk_update(tallies, ["level", "counted_at"])


@transaction.atomic
def take_back(keys):
    """An attempt that was right, or was none."""
    tallies = locked(keys)
    for tally in tallies:
        tally.level = max(0, tally.level - 1)
    Tally.objects.bulk_update(tallies, ["level"])


def forget(key):
    Tally.objects.filter(key=key).delete()


def locked(keys):
    """In one order, or two that lock the same would wait for each other."""
    return list(Tally.objects.select_for_update().filter(key__in=keys).order_by("key"))


def _level(tally, free, now):
    highest = min(tally.level, free + MOST_DOUBLINGS)
    quiet = max(now - _free_at(tally, free), timedelta(0))
    return max(0, highest - quiet / FORGETS_ONE_IN)


def _free_at(tally, free):
    over = ceil(tally.level) - free  # one that is forgotten in part counts
    if over < 0:
        return tally.counted_at
    doublings = min(over, MOST_DOUBLINGS)
    return tally.counted_at + min(FIRST_WAIT * 2**doublings, LONGEST_WAIT)
