import json
from dataclasses import asdict
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from sseportal.importing.text.documents import Refused, collect
from sseportal.importing.text.reading import Reader
from sseportal.importing.text.scoring import WrongGold, check_gold, score, table
from sseportal.taxonomy import vocabulary


class Command(BaseCommand):
    help = (
        "Read a folder of listing pages and compare what was read with what a person wrote of them;"
        " nothing is stored. GOLD has the JSON shape of import_seeds --dry-run --format json; keys"
        " that its entries leave out are not judged. Whether one entry in two documents becomes one"
        " item is the database's to tell, not this table's. Ends with 0 when all targets are met, 1"
        " when one is not, 2 for wrong usage."
    )

    def add_arguments(self, parser):
        parser.add_argument("listings", metavar="LISTINGS", help="a folder of .txt files")
        parser.add_argument("gold", metavar="GOLD", help="a JSON file")
        parser.add_argument("--format", choices=("text", "json"), default="text")
        parser.add_argument("--details", action="store_true", help="list each difference")

    def handle(self, *args, listings, gold, **options):
        documents = _documents(gold)
        if not Path(listings).is_dir():
            raise CommandError(f"{listings} is no folder", returncode=2)
        result = score(self._read(listings), documents)
        tell = self._tell_json if options["format"] == "json" else self._tell
        tell(result, result.differences if options["details"] else [])
        if not result.met:
            raise CommandError("not all targets are met", returncode=1)

    def _read(self, listings):
        names = _vocabulary()
        reader = Reader(names.finder(), names.canonical)
        for source in collect([listings]):
            try:
                yield reader.read(source.read()).to_dict()
            except Refused as refusal:
                self.stderr.write(self.style.ERROR(str(refusal)))

    def _tell(self, result, differences):
        for line in table(result):
            self.stdout.write(line)
        for one in differences:
            where = f"{one.document}, {one.position}, {one.field}"
            self.stdout.write(f"{where}: gold {one.gold!r}, read {one.read!r}")

    def _tell_json(self, result, differences):
        form = {
            "met": result.met,
            "entries": {key: getattr(result, key) for key in ("found", "missed", "invented")},
            "rows": [row.to_dict() for row in result.rows],
            "differences": [asdict(one) for one in differences],
        }
        self.stdout.write(json.dumps(form, ensure_ascii=False, indent=2))


def _documents(path):
    try:
        return check_gold(json.loads(Path(path).read_text("utf-8")))
    except (OSError, WrongGold, ValueError, RecursionError) as error:
        raise CommandError(f"{path} is no gold file: {error}", returncode=2) from error


def _vocabulary():
    try:
        return vocabulary.from_database()
    except DatabaseError:
        return vocabulary.from_files(settings.REFERENCE_DIR)
