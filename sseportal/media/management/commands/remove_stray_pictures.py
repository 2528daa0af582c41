from datetime import timedelta

from django.core.management.base import BaseCommand
from django.utils import timezone

from sseportal.media.models import Picture
from sseportal.media.storing import remove, stray

AGE = timedelta(days=1)  # whoever still uploads has younger ones


class Command(BaseCommand):
    help = (
        "Removes files of pictures that no picture has: a process that was killed between writing"
        " them and telling the database left them. Those of the last 24 hours are left alone."
    )

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="name them and remove nothing")

    def handle(self, *, dry_run, **options):
        paths = stray(timezone.now() - AGE, Picture.objects.values_list("token", flat=True))
        for path in paths:
            self.stdout.write(path)
        if not dry_run:
            remove(paths)
        done = "would be removed" if dry_run else "removed"
        self.stdout.write(f"{len(paths)} stray files {done}.")
