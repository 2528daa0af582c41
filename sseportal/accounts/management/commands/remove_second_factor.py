from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from sseportal.accounts import log, second_factor


class Command(BaseCommand):
    help = "Removes a user's second factor and recovery codes: for who can log in no more."

    def add_arguments(self, parser):
        parser.add_argument("username")

    def handle(self, *args, username, **options):
        user = get_user_model().objects.filter(username=username).first()
        if user is None:
            raise CommandError(f"There is no user {username!r}.")
        if not second_factor.remove(user):
            raise CommandError(f"{username} has no second factor.")
        log.change(user, user, log.REMOVED_BY_COMMAND)
        self.stdout.write(f"{username} logs in with the password alone.")
