from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "sseportal.search"
    verbose_name = _("Search")

    def ready(self):
        from sseportal.folding import teach_sqlite_to_fold
        from sseportal.search import triggers

        connection_created.connect(teach_sqlite_to_fold, dispatch_uid="search.fold")
        pre_migrate.connect(triggers.drop, sender=self, dispatch_uid="search.drop")
        post_migrate.connect(triggers.set_up, sender=self, dispatch_uid="search.set_up")
