"""Documents: bytes become checked text, or a refusal that says why."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import BinaryIO

from .archives import Archive, is_zip
from .decoding import decoded
from .html import declared_charset, text_of
from .invisible import TooManyInvisible, without_invisible
from .markup import is_html
from .refusals import Refused

__all__ = ["Document", "Refused", "Source", "collect", "document_of", "sources_in"]

MAX_BYTES = 40_000_000
MOST_LINES = 1_500_000
STDIN_NAME = "<stdin>"
TEXTS, PAGES = (".txt",), (".txt", ".html", ".htm")


@dataclass(frozen=True)
class Document:
    """A text with `\\n` line ends and no BOM; `sha256` is the hex digest of the bytes as given."""

    name: str
    sha256: str
    text: str
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Source:
    """Where a document comes from; `read()` gives the Document or raises Refused.

    `name` is the path as given, `short` the Document's: the file's own name, behind its archive's.
    """

    name: str
    fetch: Callable[[], bytes]
    html: bool = False
    short: str = ""

    def read(self) -> Document:
        document = document_of(self.name, _fetched(self), self.html)
        return replace(document, name=self.short or Path(self.name).name)


def document_of(name: str, data: bytes, html: bool = False) -> Document:
    """Check and decode the bytes, and with `html` take a page's text; raises Refused."""
    if len(data) > MAX_BYTES:
        raise Refused(name, f"is larger than {MAX_BYTES // 1_000_000} MB")
    text, warnings = _text(name, data, html)
    if not text or text.isspace():
        raise Refused(name, "the document is empty")
    return Document(name, hashlib.sha256(data).hexdigest(), text, tuple(warnings))


def _text(name: str, data: bytes, html: bool) -> tuple[str, list[str]]:
    text, warnings = decoded(name, data, declared_charset(data) if html else None), []
    if html and is_html(text):
        text, warnings = text_of(name, text), ["its text was taken from HTML"]
    if text.count("\n") >= MOST_LINES:
        raise Refused(name, f"has more than {MOST_LINES:,} lines", MOST_LINES + 1)
    try:
        text, found = without_invisible(text)
    except TooManyInvisible as error:
        raise Refused(name, str(error)) from error
    return text, warnings + found


def collect(
    paths: Iterable[str], stdin: BinaryIO | None = None, html: bool = False
) -> Iterator[Source]:
    """One source a document; what is wrong with a path is raised when its source is read."""
    for path in paths:
        if str(path) == "-":
            yield Source(STDIN_NAME, partial(_read_stream, stdin), html)
        elif not str(path):
            yield _refusing("''", "a path must not be empty")
        else:
            yield from _sources_at(Path(path), html)


def sources_in(name: str, data: bytes, html: bool = False) -> Iterator[Source]:
    """One source for the bytes of a document, and one for each document of a zip archive."""
    if not is_zip(data):
        yield Source(name, lambda: data, html)
        return
    try:
        if len(data) > MAX_BYTES:
            raise Refused(name, f"is larger than {MAX_BYTES // 1_000_000} MB")
        documents = list(Archive(name, data).documents(PAGES if html else TEXTS))
    except Refused as refusal:
        yield _refusing(name, refusal.reason)
        return
    if not documents:
        yield _refusing(name, f"the archive holds no {_told(html)} documents")
    for inner, fetch in documents:
        yield Source(f"{name}/{inner}", fetch, html, short=f"{Path(name).name}/{inner}")


def _sources_at(path: Path, html: bool) -> Iterator[Source]:
    try:
        if path.is_dir():
            yield from _sources_in_folder(path, html)
        elif _is_archive(path):
            yield from sources_in(str(path), _read_file(path), html)
        else:
            yield Source(str(path), partial(_read_file, path), html)
    except (OSError, ValueError) as error:
        yield _refusing(str(path), _because(error))


def _sources_in_folder(folder: Path, html: bool) -> Iterator[Source]:
    suffixes = PAGES if html else TEXTS
    found = sorted(file for file in folder.iterdir() if file.suffix in suffixes)
    if not found:
        yield _refusing(str(folder), f"the folder holds no {_told(html)} documents")
    for file in found:
        yield Source(str(file), partial(_read_file, file), html)


def _told(html: bool) -> str:
    return ".txt or .html" if html else ".txt"


def _is_archive(path: Path) -> bool:
    """Whether the file begins as a zip archive; a pipe is not touched."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return is_zip(file.read(4))


def _refusing(name: str, reason: str) -> Source:
    def refuse() -> bytes:
        raise Refused(name, reason)

    return Source(name, refuse)


def _fetched(source: Source) -> bytes:
    try:
        return source.fetch()
    except (OSError, ValueError) as error:
        raise Refused(source.name, _because(error)) from error


def _because(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    return f"cannot be read: {getattr(error, 'strerror', None) or error}"


def _read_file(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def _read_stream(stream: BinaryIO | None) -> bytes:
    if stream is None:
        raise ValueError("there is no standard input")
    return stream.read(MAX_BYTES + 1)
