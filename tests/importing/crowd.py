"""Four processes that import the same entries in documents of their own, beside one that edits.

`python -m tests.importing.crowd` prints what was found as JSON.
"""

import json
import os
import time

import django

django.setup()

from django.db import connections  # noqa: E402

from news.models import NewsItem  # noqa: E402
from sseportal.importing.models import Sighting  # noqa: E402
from sseportal.importing.run import import_document  # noqa: E402
from sseportal.importing.text.documents import document_of  # noqa: E402
from sseportal.importing.text.reading import Reader  # noqa: E402
from sseportal.taxonomy import vocabulary  # noqa: E402
from tests.importing.pages import entry, page  # noqa: E402

IMPORTS, PAGES, ENTRIES = 4, 6, 10
EDITS = 30


def main():
    reader = _reader()
    _import(reader, 0, "")  # the editor needs an item
    connections.close_all()
    children = [_child(_import_all, reader, number) for number in range(IMPORTS)]
    children.append(_child(_edit))
    failures = sum(os.waitpid(child, 0)[1] != 0 for child in children)
    edited = NewsItem.objects.get(slug="mill-0-of-page-0")
    print(
        json.dumps(
            {
                "failures": failures,
                "items": NewsItem.objects.count(),
                "titles": len(set(NewsItem.objects.values_list("source_key", flat=True))),
                "edits lost": int(edited.summary != f"Edit {EDITS - 1}"),
                "sightings": Sighting.objects.exclude(document__heading="").count(),
            }
        )
    )


def _child(work, *arguments):
    child = os.fork()
    if child == 0:
        try:
            work(*arguments)
        except BaseException:
            os._exit(1)
        os._exit(0)
    return child


def _reader():
    names = vocabulary.from_database()
    return Reader(names.finder(), names.canonical)


def _import_all(reader, number):
    for at in range(PAGES):
        _import(reader, at, f"Importer {number}")


def _import(reader, at, heading):
    """The same entries for each importer, with a longer summary the later it comes."""
    entries = [
        entry(f"Mill {n} of page {at}", summary="Bread. " * len(heading)) for n in range(ENTRIES)
    ]
    text = page(*entries, heading=heading)
    import_document(reader.read(document_of(f"{heading}-{at}.txt", text.encode())))


def _edit():
    for number in range(EDITS):
        item = NewsItem.objects.get(slug="mill-0-of-page-0")
        item.summary = f"Edit {number}"
        item.save()
        time.sleep(0.02)


main()
