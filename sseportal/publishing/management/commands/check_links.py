from django.core.management.base import BaseCommand

from sseportal.publishing.outgoing.addresses import Door
from sseportal.publishing.outgoing.asking import Asker
from sseportal.publishing.outgoing.checking import check, collect, due
from sseportal.publishing.outgoing.hosts import Hosts
from sseportal.publishing.outgoing.models import OutgoingLink


class Command(BaseCommand):
    help = (
        "Asks the sites that visible items lead to whether their pages are still there. Meant for"
        " each day: asks what is due. The newsroom's first page leads to items with broken links."
    )

    stealth_options = ("asker",)  # tests have their own

    def add_arguments(self, parser):
        parser.add_argument("--all", action="store_true", help="ask all, due or not")

    def handle(self, *, asker=None, **options):
        collect()
        urls = due(everything=options["all"])
        failed = 0
        for url, answer in check(urls, asker or Asker(Door(), Hosts())):
            failed += answer.is_failure
            if answer.problem:
                self.stdout.write(f"{url}: {answer.problem}")
        broken = OutgoingLink.objects.broken().values("url").distinct().count()
        self.stdout.write(f"{len(urls)} links asked, {failed} failed; {broken} are broken.")
