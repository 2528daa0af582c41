"""Documents: bytes become checked text, or a refusal that says why."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import BinaryIO

MAX_BYTES = 48_000_000
STDIN_NAME = "<stdin>"
SAMPLE = 64_000
CONTROL_SHARE = 0.02
BINARY_CONTROLS = bytes({*range(32), 127} - set(b"\t\n\v\f\r\x1b"))


class Refused(Exception):
    """A document that cannot be read; str() is one line: `name: reason (line N)`."""

    def __init__(self, name: str, reason: str, line: int | None = None):
        self.name, self.reason, self.line = name, reason, line
        super().__init__(name, reason, line)

    def __str__(self) -> str:
        where = f" (line {self.line})" if self.line else ""
        return f"{self.name}: {self.reason}{where}"


@dataclass(frozen=True)
class Document:
    """A text with `\\n` line ends and no BOM; `sha256` is the hex digest of the bytes as given."""

    name: str
    sha256: str
    text: str


@dataclass(frozen=True)
class Source:
    """Where a document comes from; `read()` gives the Document or raises Refused.

    `name` is the path as given, the Document's is the file's own.
    """

    name: str
    fetch: Callable[[], bytes]

    def read(self) -> Document:
        document = document_of(self.name, _fetched(self))
        return replace(document, name=Path(self.name).name)


def document_of(name: str, data: bytes) -> Document:
    """Check and decode the bytes; raises Refused."""
    _check_size(name, data)
    _check_not_binary(name, data)
    text = _decoded(name, data)
    if not text.strip():
        raise Refused(name, "the document is empty")
    return Document(name, hashlib.sha256(data).hexdigest(), _with_unix_line_ends(text))


def collect(paths: Iterable[str], stdin: BinaryIO | None = None) -> Iterator[Source]:
    """One source a document; what is wrong with a path is raised when its source is read."""
    for path in paths:
        if str(path) == "-":
            yield Source(STDIN_NAME, partial(_read_stream, stdin))
        else:
            yield from _sources_at(Path(path))


def _sources_at(path: Path) -> Iterator[Source]:
    if not path.is_dir():
        yield Source(str(path), partial(_read_file, path))
        return
    try:
        found = sorted(path.glob("*.txt"), key=lambda file: file.name)
    except OSError as error:
        yield _refusing(path, _because(error))
        return
    if not found:
        yield _refusing(path, "the folder holds no .txt documents")
    for file in found:
        yield Source(str(file), partial(_read_file, file))


def _refusing(path: Path, reason: str) -> Source:
    def refuse() -> bytes:
        raise Refused(str(path), reason)

    return Source(str(path), refuse)


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


def _check_size(name: str, data: bytes) -> None:
    if len(data) > MAX_BYTES:
        raise Refused(name, f"is larger than {MAX_BYTES // 1_000_000} MB")


def _check_not_binary(name: str, data: bytes) -> None:
    at = data.find(b"\0")
    if at >= 0:
        raise Refused(name, "is binary, not text (a NUL byte)", _line_at(data, at))
    sample = data[:SAMPLE]
    controls = len(sample) - len(sample.translate(None, BINARY_CONTROLS))
    if controls > CONTROL_SHARE * len(sample):
        raise Refused(name, "is binary, not text (many control characters)")


def _decoded(name: str, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # utf-8-sig counts from behind the BOM
        bad = data.removeprefix(b"\xef\xbb\xbf")
        raise Refused(name, "is not UTF-8", _line_at(bad, error.start)) from error


def _line_at(data: bytes, offset: int) -> int:
    return _with_unix_line_ends(data[:offset].decode("latin-1")).count("\n") + 1


def _with_unix_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
