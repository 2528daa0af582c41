from django.core.management.base import BaseCommand

from sseportal.search import triggers
from sseportal.search.indexing import rebuild
from sseportal.search.models import Document


class Command(BaseCommand):
    help = (
        "Makes the search index anew, while the site runs. Needed only when the rules of finding"
        " words have changed, or data was brought into the database while its triggers were off."
    )

    def handle(self, *args, **options):
        triggers.set_up()
        rebuild()
        if options["verbosity"]:
            self.stdout.write(f"{Document.objects.count()} documents indexed.")
