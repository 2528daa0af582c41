from django.conf import settings
from django.core.checks import Tags
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from sseportal.ops import preflight, servers
from sseportal.ops.static import collect_if_changed
from sseportal.statistics import renew_statistics


class Command(BaseCommand):
    help = "Brings the database and the static files up to date, then serves the site."

    def add_arguments(self, parser):
        parser.add_argument(
            "--reload", action="store_true", help="with Django's own server, for development"
        )

    def handle(self, *args, reload, **options):
        try:
            host, port = preflight.address()
            preflight.writable(settings.DATA_DIR)
            command = (servers.development if reload else servers.production)(host, port)
            self.prepare(collect=not reload)
        except ImproperlyConfigured as error:
            raise CommandError(str(error)) from None
        except DatabaseError as error:
            first_line = str(error).partition("\n")[0]
            raise CommandError(f"The database can't be used: {first_line}") from None
        self.say_where(servers.site_address(host, port))
        servers.become(command)

    def prepare(self, collect):
        self.migrate()
        self.call("load_reference")
        self.call("import_seeds")
        renew_statistics()
        if collect:
            changed = collect_if_changed()
            self.stdout.write(f"Static files: {'collected' if changed else 'unchanged'}")
        self.call("first_editor")
        self.check(tags=[Tags.database], databases=[DEFAULT_DB_ALIAS])

    def migrate(self):
        executor = MigrationExecutor(connection)
        pending = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
        call_command("migrate", interactive=False, verbosity=0)
        done = f"{pending} migrations applied" if pending else "up to date"
        self.stdout.write(f"Database: {done}")

    def call(self, name):
        call_command(name, stdout=self.stdout)

    def say_where(self, site):
        self.stdout.write(f"Site:  {site}/\nAdmin: {site}/admin/\nStop it with Ctrl+C.")
