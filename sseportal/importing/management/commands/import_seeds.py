import json
import sys
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection
from django.utils.functional import cached_property
from django.utils.module_loading import import_string

from sseportal.importing.intake import page_of
from sseportal.importing.memory import uncollected
from sseportal.importing.run import import_page, settled
from sseportal.importing.text.documents import Refused, collect
from sseportal.importing.text.reading import Reader
from sseportal.importing.versions import reading_version
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
            help="files, folders or zip archives of .txt files, or - for standard input"
            " (default: fixtures/seeds/)",
        )
        parser.add_argument(
            "--html", action="store_true", help="read the text of HTML pages, and .html files too"
        )
        parser.add_argument("--dry-run", action="store_true", help="read and tell, store nothing")
        parser.add_argument("--format", choices=("text", "json"), default="text")

    def handle(self, *args, paths, **options):
        self.options, self.record = options, None
        documents, refusals = [], []
        stdin = getattr(sys.stdin, "buffer", None)
        for source in collect(paths or [str(settings.SEEDS_DIR)], stdin, options["html"]):
            try:
                documents.append(self._take(source.read()))
            except Refused as refusal:
                refusals.append(refusal)
                self.stderr.write(self.style.ERROR(str(refusal)))
        if self.record:
            import_string(settings.AFTER_IMPORT)()
        self._close(documents, refusals)

    @cached_property
    def names(self):
        dry_run = self.options["dry_run"]
        if dry_run and _is_missing(connection):
            return vocabulary.from_files(settings.REFERENCE_DIR)
        try:
            return vocabulary.from_database()
        except DatabaseError as error:
            if dry_run:
                return vocabulary.from_files(settings.REFERENCE_DIR)
            raise CommandError(f"the database is not ready ({error}): run migrate") from error

    @cached_property
    def reader(self):
        return Reader(self.names.finder(), self.names.canonical)

    @cached_property
    def version(self):
        return reading_version(self.names)

    def _take(self, document):
        """Store a document unless it's a dry run; its JSON form, with outcomes when stored."""
        form = self._unread(document) or self._read(document)
        if self._is_brief:
            self._tell(form)
        return form if self.options["format"] == "json" else None

    @property
    def _is_brief(self):
        return self.options["format"] == "text" and self.options["verbosity"]

    def _unread(self, document):
        """What a line on it tells, when the same reader read it before; else None."""
        options = self.options
        if options["dry_run"] or options["format"] == "json" or options["verbosity"] > 1:
            return None
        found = settled(document, self.version)
        if found is None:
            return None
        stored, entries = found
        told = [vars(one) | {"outcome": one.result} for one in entries]
        return {"name": document.name, "warnings": stored.warnings, "entries": told}

    @uncollected()
    def _read(self, document):
        reading = self.reader.read(document, self._progress_of(document))
        form = reading.to_dict()
        if not self.options["dry_run"]:
            for entry, step in zip(form["entries"], self._store(reading), strict=True):
                entry |= {"warnings": step.warnings, "outcome": step.result}
        return form

    def _store(self, reading):
        try:
            report = import_page(page_of(reading, self.version), self.record)
        except DatabaseError as error:
            reason = str(error).partition("\n")[0]
            raise Refused(reading.document.name, f"could not be stored: {reason}") from error
        self.record = report.record
        return report.steps

    def _progress_of(self, document):
        """Tells a person who waits how far the reading is; nothing to a log file."""
        if not (self._is_brief and self.stderr.isatty()):
            return None

        def tell(done, total):
            end = "\n" if done == total else ""
            self.stderr.write(f"\r{document.name}: {done:,} of {total:,} read", ending=end)

        return tell

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
