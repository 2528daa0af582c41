from django.core.management.base import BaseCommand, CommandError

from sseportal.importing.jobs import work_on
from sseportal.importing.models import Import


class Command(BaseCommand):
    help = "Go on with an import that was begun in the admin; the admin calls it for large ones."

    def add_arguments(self, parser):
        parser.add_argument("number", type=int)

    def handle(self, *args, number, **options):
        record = Import.objects.filter(pk=number).first()
        if record is None:
            raise CommandError(f"there is no import {number}")
        work_on(record)
