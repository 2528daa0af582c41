"""Zip archives of documents, read within bounds whatever their headers say."""

import stat
from collections.abc import Iterator
from functools import partial
from pathlib import PurePosixPath, PureWindowsPath
from zipfile import ZipInfo

from sseportal.unzipping import METHODS, Broken, TooMany, opened, pieces

from .refusals import Refused

MOST_ENTRIES = 1_000
MOST_RATIO = 100
MAX_BYTES = 40_000_000
BEGINNINGS = (b"PK\3\4", b"PK\5\6")
ENCRYPTED = 0x1


def is_zip(data: bytes) -> bool:
    """Whether the bytes begin as an archive does."""
    return data.startswith(BEGINNINGS)


class Archive:
    """An archive's documents; raises Refused where it cannot be opened as a whole.

    Its headers may lie. No more than one entry is open at a time, no more is taken from it than
    its header promises, and all promises together stay within MAX_BYTES and MOST_RATIO.
    """

    def __init__(self, name: str, data: bytes):
        self.name = name
        try:
            self.zip = opened(data, MOST_ENTRIES)
        except TooMany as error:
            raise Refused(name, f"holds more than {MOST_ENTRIES:,} entries") from error
        except Broken as error:
            raise Refused(name, "is no zip archive that can be read") from error
        total = sum(entry.file_size for entry in self.zip.infolist())
        if total > MAX_BYTES:
            raise Refused(name, f"unpacks to more than {MAX_BYTES // 1_000_000} MB")
        if total > MOST_RATIO * len(data):
            raise Refused(name, f"unpacks to more than {MOST_RATIO} times its size")

    def documents(self, suffixes: tuple[str, ...]) -> Iterator[tuple[str, partial]]:
        """The name of each document, and what reads its bytes or raises Refused."""
        seen = set()
        for entry in self.zip.infolist():
            if not _is_document(entry, suffixes):
                continue
            reason = _reason_against(entry) or ("is there twice" if entry.filename in seen else "")
            seen.add(entry.filename)
            yield entry.filename, partial(self._read, entry, reason)

    def _read(self, entry: ZipInfo, reason: str) -> bytes:
        name = f"{self.name}/{entry.filename}"
        if reason:
            raise Refused(name, reason)
        try:
            return self._unpacked(name, entry)
        except Broken as error:
            raise Refused(name, "is broken in the archive") from error

    def _unpacked(self, name: str, entry: ZipInfo) -> bytes:
        found = bytearray()
        for piece in pieces(self.zip, entry):
            found += piece
            if len(found) > min(entry.file_size, MAX_BYTES):
                raise Refused(name, "is larger than the archive says")
        return bytes(found)


def _is_document(entry: ZipInfo, suffixes: tuple[str, ...]) -> bool:
    """Whether it is meant as one: a Mac packs a shadow of each file, and folders are entries."""
    name = entry.filename
    if entry.is_dir() or name.startswith("__MACOSX/"):
        return False
    return name.lower().endswith((*suffixes, ".zip"))


def _reason_against(entry: ZipInfo) -> str:
    """Why the entry is refused, "" if it is not."""
    checks = {
        "is an archive in the archive": entry.filename.lower().endswith(".zip"),
        "has a path that leads out of the archive": _leads_out(entry.filename),
        "is a link": stat.S_ISLNK(entry.external_attr >> 16),
        "is encrypted": entry.flag_bits & ENCRYPTED,
        "is packed in an unusual way": entry.compress_type not in METHODS,
        f"unpacks to more than {MOST_RATIO} times its size": (
            entry.file_size > MOST_RATIO * entry.compress_size
        ),
    }
    return next((reason for reason, holds in checks.items() if holds), "")


def _leads_out(name: str) -> bool:
    windows = PureWindowsPath(name)
    return bool(windows.drive or windows.root or ".." in windows.parts) or (
        PurePosixPath(name).is_absolute()
    )
