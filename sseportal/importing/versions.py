"""Which reader, with which names, read a document."""

import hashlib
from functools import cache
from pathlib import Path

import sseportal.importing
import sseportal.importing.text
import sseportal.taxonomy

READERS = (sseportal.importing, sseportal.importing.text, sseportal.taxonomy)


def reading_version(vocabulary):
    """A SHA-256 that changes with the reader's code and with any name that it looks for."""
    digest = hashlib.sha256(_code())
    for line in sorted(f"{name.text}\0{name.target}\0{name.kind}" for name in vocabulary.names):
        digest.update(line.encode())
    return digest.hexdigest()


@cache
def _code():
    folders = [Path(package.__file__).parent for package in READERS]
    return b"".join(file.read_bytes() for each in folders for file in sorted(each.glob("*.py")))
