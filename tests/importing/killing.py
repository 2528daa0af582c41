"""A process that imports, and kills its own children while they import.

`python -m tests.importing.killing ROUNDS` prints what was found as JSON.
"""

import json
import os
import random
import signal
import sys
import time

import django

django.setup()

from django.db import connections  # noqa: E402

from news.models import NewsItem  # noqa: E402
from sseportal.importing.models import Import, Sighting, SourceDocument  # noqa: E402
from sseportal.importing.run import import_document  # noqa: E402
from sseportal.importing.text.documents import document_of  # noqa: E402
from sseportal.importing.text.reading import Reader  # noqa: E402
from sseportal.taxonomy import vocabulary  # noqa: E402
from sseportal.taxonomy.models import Organisation  # noqa: E402
from tests.importing.pages import entry, page  # noqa: E402

ENTRIES = 40


def main(rounds):
    names = vocabulary.from_database()
    reader = Reader(names.finder(), names.canonical)
    chance = random.Random(1)
    begun = time.monotonic()
    _import(reader, "warm up")
    duration = time.monotonic() - begun
    found = {"rounds": 0, "killed": 0, "partial": 0, "incomplete after a re-run": 0}
    for number in range(rounds):
        name = f"Round{chr(97 + number // 26)}{chr(97 + number % 26)}"
        before = _counts()
        found["rounds"] += 1
        found["killed"] += _killed(reader, name, chance.uniform(0, 1.2 * duration))
        whole = [one + grown for one, grown in zip(before, _growth(), strict=True)]
        found["partial"] += _counts() not in (before, whole)
        _import(reader, name)
        found["incomplete after a re-run"] += _counts() != whole
    print(json.dumps(found))


def _killed(reader, name, delay):
    """Whether a child was killed that imported the page of that name, after so many seconds."""
    connections.close_all()
    child = os.fork()
    if child == 0:
        _import(reader, name)
        os._exit(0)
    time.sleep(delay)
    os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def _import(reader, name):
    entries = [entry(f"{name}, mill {n} opens", summary="Bread.") for n in range(ENTRIES)]
    entries.append(entry(f"{name}, fair", summary=f"With the {name} Millers Federation (RMF)."))
    import_document(reader.read(document_of(f"{name}.txt", page(*entries).encode())))


def _counts():
    models = (SourceDocument, Sighting, NewsItem, Import, Organisation)
    return [model.objects.count() for model in models]


def _growth():
    return [1, ENTRIES + 1, ENTRIES + 1, 1, 1]


main(int(sys.argv[1]))
