"""Second factors in the log of the admin, which tells who did what to which user."""

from django.contrib.admin.models import CHANGE, LogEntry

SET_UP = "Second factor set up."
NEW_CODES = "New recovery codes made."
REMOVED = "Second factor removed."
RESET = "Second factor reset."
REMOVED_BY_COMMAND = "Second factor removed by a command on the server."


def change(actor, user, message):
    LogEntry.objects.log_actions(actor.pk, [user], CHANGE, message, single_object=True)
