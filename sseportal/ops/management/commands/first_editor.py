import secrets

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand
from django.db import transaction


class Command(BaseCommand):
    """The account is a superuser: somebody has to give the others their roles."""

    help = "Creates an editor account with a random password, if nobody has an account yet."

    def add_arguments(self, parser):
        parser.add_argument("--username", default="editor")
        parser.add_argument("--email", default="")

    @transaction.atomic
    def handle(self, *args, username, email, **options):
        users = get_user_model().objects
        if users.exists():
            return
        password = secrets.token_urlsafe(15)
        users.create_superuser(username, email, password)
        self.stdout.write(f"First editor: {username}, password {password} (shown only this once)")
