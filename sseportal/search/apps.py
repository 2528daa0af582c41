from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "sseportal.search"
    verbose_name = _("Search")

    def ready(self):
        from sseportal.search.text import teach_sqlite_to_fold

        connection_created.connect(teach_sqlite_to_fold, dispatch_uid="search.fold")
