from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from sseportal.taxonomy.loading import load


class Command(BaseCommand):
    help = (
        "Bring countries and organisations from fixtures/ into the database. Safe to run again:"
        " what an editor changed or deleted stays so."
    )

    def handle(self, *args, **options):
        try:
            outcome = load(settings.REFERENCE_DIR, lambda name: apps.get_model("taxonomy", name))
        except (OSError, KeyError, UnicodeDecodeError) as error:
            raise CommandError(f"{settings.REFERENCE_DIR}: {error}") from error
        if options["verbosity"]:
            self.stdout.write(
                "Reference data: {added} added, {changed} changed, {unchanged} unchanged".format(
                    **{key: outcome[key] for key in ("added", "changed", "unchanged")}
                )
            )
