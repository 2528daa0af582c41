"""Zip archives that somebody sent, opened and unpacked within bounds: their headers may lie."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from zipfile import ZipFile, ZipInfo

CHUNK = 64_000
CENTRAL_ENTRY = b"PK\1\2"
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # what others pack is unpacked all at once
BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, RuntimeError,
    OSError, ValueError, OverflowError,
)  # fmt: skip


class TooMany(Exception):
    """An archive of more entries than it may have."""


class Broken(Exception):
    """No archive that can be read, or an entry that can't be."""


def opened(data: bytes, most_entries: int) -> ZipFile:
    """The archive in the bytes; raises TooMany or Broken."""
    # each entry has one such mark: the list of them is not read before they are counted
    if data.count(CENTRAL_ENTRY) > most_entries:
        raise TooMany
    try:
        return ZipFile(io.BytesIO(data))
    except BROKEN as error:
        raise Broken from error


def pieces(archive: ZipFile, entry: ZipInfo) -> Iterator[bytes]:
    """An entry's bytes, no more in all than it says and few at a time; raises Broken."""
    if entry.compress_type not in METHODS:
        raise Broken
    try:
        with archive.open(entry) as file:
            while piece := file.read(CHUNK):
                yield piece
    except BROKEN as error:
        raise Broken from error
