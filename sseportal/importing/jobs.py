"""Who does an import's work in the admin: the request itself, or a process that outlasts it."""

import logging
import subprocess
import sys

from django.conf import settings
from django.db import DatabaseError
from django.db.models import Sum
from django.db.models.functions import Length
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from sseportal.importing import staging, undoing
from sseportal.importing.models import Candidate, Import

logger = logging.getLogger(__name__)

# What a request does itself, in entries and in bytes: a second or two.
SMALL = 1_000
SMALL_BYTES = 1_000_000
WORK = {
    Import.State.READING: staging.read,
    Import.State.STORING: staging.store,
    Import.State.UNDOING: undoing.take_back,
}


def start(record):
    """Read, store or undo it, as its state says; a large one goes on in a process of its own."""
    Import.objects.filter(pk=record.pk).update(alive_at=timezone.now(), steps_done=0, steps_total=0)
    if is_small(record):
        work_on(record)
    else:
        _go_on_apart(record)


def work_on(record):
    """The next step of an import, as its state says; what goes wrong is told in it."""
    if record.state not in WORK:
        return
    try:
        WORK[record.state](record)
        import_string(settings.AFTER_IMPORT)()
    except undoing.NotUndoable:
        undoing.leave_be(record, _("It was not undone: something changed just now."))
    except Exception as error:
        logger.exception("Import %s failed", record.pk)
        undoing.leave_be(record, _problem(error))
        work = (Import.State.READING, Import.State.STORING)
        staging.enter(record, Import.State.FAILED, *work, problem=_problem(error))


def _problem(error):
    if isinstance(error, DatabaseError):
        reason = str(error).partition("\n")[0]
        return _("The database did not take it: %(reason)s") % {"reason": reason}
    told = _("An error that nobody foresaw (%(name)s); the site’s log tells more.")
    return told % {"name": type(error).__name__}


def is_small(record):
    """Whether a request may take the time for its next step."""
    if record.state == Import.State.UNDOING:
        return record.sightings.count() <= SMALL
    uploads = record.uploads.filter(refusal="")
    if record.state == Import.State.READING:
        unread = uploads.filter(sha256="").aggregate(size=Sum(Length("content")))
        return (unread["size"] or 0) <= SMALL_BYTES
    return Candidate.objects.filter(upload__in=uploads.values("pk")).count() <= SMALL


def _go_on_apart(record):
    manage = str(settings.BASE_DIR / "manage.py")
    subprocess.Popen(
        [sys.executable, manage, "work_on_import", str(record.pk)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
