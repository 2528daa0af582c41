"""Signs of life of a long import, for those who wait for it."""

from datetime import timedelta
from time import monotonic

from django.utils import timezone

from sseportal.importing.models import Import

EVERY = 1.0  # seconds
# Storing a very large document gives no sign while its transaction lasts.
DEAD_AFTER = timedelta(minutes=3)
AT_WORK = (Import.State.READING, Import.State.STORING, Import.State.UNDOING)


class Pulse:
    def __init__(self, record):
        self.record, self.last = record, 0.0

    def beat(self, done, total):
        """Note the progress, at most once a second."""
        if monotonic() - self.last >= EVERY:
            self.last = monotonic()
            Import.objects.filter(pk=self.record.pk).update(
                steps_done=done, steps_total=total, alive_at=timezone.now()
            )


def is_dead(record):
    """Whether nobody works any more on an import that is being read or stored."""
    return record.state in AT_WORK and _last_sign(record) < timezone.now() - DEAD_AFTER


def revive(record):
    """Take on a dead import; whether it was this call that did, and no other."""
    dead = Import.objects.filter(pk=record.pk, state__in=AT_WORK, alive_at=record.alive_at)
    return is_dead(record) and bool(dead.update(alive_at=timezone.now()))


def _last_sign(record):
    return record.alive_at or record.begun_at
