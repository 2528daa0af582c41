"""The steps that the benchmark of importing takes the time of."""

from functools import cached_property
from time import perf_counter, process_time

from django.apps import apps
from django.db import connection, transaction

from sseportal.importing import run
from sseportal.importing.intake import page_of
from sseportal.importing.memory import uncollected
from sseportal.importing.planning import Plan
from sseportal.importing.storing import one_at_a_time, store
from sseportal.importing.text.documents import document_of
from sseportal.importing.text.reading import Reader
from sseportal.importing.versions import reading_version
from sseportal.taxonomy import vocabulary
from sseportal.taxonomy.finder import Finder, Name

NAMES = 10_000


class Steps:
    """An import of one text, step by step as `run.import_page` takes them."""

    def __init__(self, text):
        self.data = text.encode()
        self.before = {model: model._base_manager.count() for model in _tables()}

    @cached_property
    def names(self):
        return vocabulary.from_database()

    @uncollected()
    def run(self):
        begun = process_time()
        document = document_of("page.txt", self.data)
        reader = Reader(self.names.finder(), self.names.canonical)
        page = page_of(reader.read(document), reading_version(self.names))
        self.reading = process_time() - begun
        plan = Plan(page)
        self.planning = process_time() - begun - self.reading
        held = perf_counter()
        with one_at_a_time():
            store(plan)
        self.locked = perf_counter() - held

    def run_again(self):
        names = vocabulary.from_database()
        document = document_of("page.txt", self.data)
        _, found = run.settled(document, reading_version(names))
        assert {one.result for one in found} == {"unchanged"}

    def physical_limit(self, cpu):
        """The CPU seconds of writing the same rows once more, into empty tables."""
        tables = [model for model in _tables() if model._base_manager.count() > self.before[model]]
        rows = {model: self._written(model) for model in tables}
        self._empty(reversed(tables))
        return cpu(lambda: _write(rows))

    def find_all(self):
        """The finder alone, with many names, over every entry's words."""
        finder = Finder([*self.names.names, *self._more_names()])
        for block in self.data.decode().split("\n\n  "):
            finder.find(block)

    @property
    def names_known(self):
        return len(self.names.names) + len(list(self._more_names()))

    def _more_names(self):
        for number in range(len(self.names.names), NAMES):
            yield Name(f"Union of Bakers number {number}", ("organisation", f"bakers-{number}"))

    def _written(self, model):
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM {model._meta.db_table} ORDER BY id")
            return cursor.fetchall()[self.before[model] :]

    def _empty(self, models):
        with connection.constraint_checks_disabled(), connection.cursor() as cursor:
            for model in models:
                cursor.execute(f"DELETE FROM {model._meta.db_table}")


def _write(tables):
    unchecked = connection.constraint_checks_disabled()
    with unchecked, transaction.atomic(), connection.cursor() as cursor:
        for model, rows in tables.items():
            places = ", ".join(["%s"] * len(rows[0]))
            cursor.executemany(f"INSERT INTO {model._meta.db_table} VALUES ({places})", rows)


def _tables():
    return [model for model in apps.get_models() if model._meta.managed]
