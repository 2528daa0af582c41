import json
import sys
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection

from sseportal.importing.documents import Refused, collect
from sseportal.importing.reading import Reader
from sseportal.importing.run import import_document
from sseportal.taxonomy import vocabulary


class Command(BaseCommand):
    help = (
        "Read saved listing pages and store their entries. One transaction a document; running it"
        " again changes nothing. Ends with 0 when all documents were read, 1 when one was refused"
        " (the others are stored), 2 for wrong usage. docs/import-format.md tells the JSON."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "paths",
            nargs="*",
            metavar="PATH",
            help="files, folders of .txt files, or - for standard input (default: fixtures/seeds/)",
        )
        parser.add_argument("--dry-run", action="store_true", help="read and tell, store nothing")
        parser.add_argument("--format", choices=("text", "json"), default="text")

    def handle(self, *args, paths, **options):
        self.options = options
        reader = self._reader()
        documents, refusals = [], []
        stdin = getattr(sys.stdin, "buffer", None)
        for source in collect(paths or [str(settings.SEEDS_DIR)], stdin):
            try:
                documents.append(self._take(reader.read(source.read())))
            except Refused as refusal:
                refusals.append(refusal)
                self.stderr.write(self.style.ERROR(str(refusal)))
        self._close(documents, refusals)

    def _reader(self):
        names = self._names()
        return Reader(names.finder(), names.canonical)

    def _names(self):
        dry_run = self.options["dry_run"]
        if dry_run and _is_missing(connection):
            return vocabulary.from_files(settings.REFERENCE_DIR)
        try:
            return vocabulary.from_database()
        except DatabaseError as error:
            if dry_run:
                return vocabulary.from_files(settings.REFERENCE_DIR)
            raise CommandError(f"the database is not ready ({error}): run migrate") from error

    def _take(self, reading):
        """Store a document unless it's a dry run; its JSON form, with outcomes when stored."""
        form = reading.to_dict()
        if not self.options["dry_run"]:
            for entry, outcome in zip(form["entries"], self._store(reading), strict=True):
                entry |= {"warnings": outcome.warnings, "outcome": outcome.result}
        if self.options["format"] == "text" and self.options["verbosity"]:
            self._tell(form)
        return form

    def _store(self, reading):
        try:
            return import_document(reading)
        except DatabaseError as error:
            reason = str(error).partition("\n")[0]
            raise Refused(reading.document.name, f"could not be stored: {reason}") from error

    def _tell(self, form):
        results = [entry.get("outcome", "read") for entry in form["entries"]]
        counts = ", ".join(f"{results.count(one)} {one}" for one in dict.fromkeys(results))
        self.stdout.write(f"{form['name']}: {counts}")
        self._warn(form["name"], form["warnings"])
        for entry in form["entries"]:
            self._warn(f"{form['name']}, {entry['position']}", entry["warnings"])
            if self.options["verbosity"] > 1:
                entry = entry | {"date": entry["date"] or "no date"}
                self.stdout.write("  {position}. {date} {model}: {title}".format(**entry))

    def _warn(self, where, warnings):
        for warning in warnings:
            self.stderr.write(f"{where}: {warning}", self.style.WARNING)

    def _close(self, documents, refusals):
        if self.options["format"] == "json":
            self.stdout.write(json.dumps({"documents": documents}, ensure_ascii=False, indent=2))
        if refusals:
            total = len(documents) + len(refusals)
            raise CommandError(f"{len(refusals)} of {total} documents refused", returncode=1)


def _is_missing(connection):
    """SQLite makes a file that isn't there on opening it, and a dry run makes none."""
    if connection.vendor != "sqlite" or connection.is_in_memory_db():
        return False
    return not Path(connection.settings_dict["NAME"]).exists()
