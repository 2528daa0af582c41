"""Office documents, zip archives of XML: their readers are given what was looked at, nothing else.

A document says itself which of its parts are read, so a part is what its bytes say, whatever it is
called; and a reader that unpacks a part at once takes what is in it, whatever its header says.
"""

import io
import re
from itertools import chain, pairwise
from zipfile import ZipFile

from sseportal.unzipping import pieces

BLANKS = b"\xef\xbb\xbf\xfe\xff \t\r\n"  # with the marks of encodings
FIRST_TAG = re.compile(rb"<(?:!doctype\s+)?(?:[\w.-]+:)?([\w-]+)", re.IGNORECASE)
OTHERS = (b"svg", b"html")  # pictures and pages in a document, which nobody reads as part of it
# A document type may define entities, which grow when they are read; no office program writes one.
DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
END_OF_TAG = re.compile(b">")
# What is embedded in an attribute has some hundred kilobytes; a reader holds all of a tag, and
# goes through it again and again until it ends.
MOST_IN_A_TAG = 1_000_000


class TooMuch(Exception):
    """There is more XML than there may be."""


class Entities(Exception):
    """A part has a document type."""


def markup(archive, most):
    """{name: bytes} of an archive's parts that are XML, but for pictures and pages, at most so many
    bytes in all. Raises TooMuch, Entities or `unzipping.Broken`."""
    found = {}
    for entry in archive.infolist():
        content = _markup(pieces(archive, entry), most)
        if content is not None:
            most -= len(content)
            found[entry.filename] = content
    return found


def packed(parts):
    """An open file: the archive of these parts, {name: bytes}."""
    file = io.BytesIO()
    with ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    file.seek(0)
    return file


def _markup(content, most):
    """What the pieces are together; None, after the first of them, for what is not read."""
    first = next(content, b"")
    if not _is_read(first):
        return None
    found = bytearray()
    for piece in chain([first], content):
        found += piece
        if len(found) > most:
            raise TooMuch
    narrow = _narrow(found)
    if DOCTYPE.search(narrow):
        raise Entities
    if _longest_tag(narrow) > MOST_IN_A_TAG:
        raise TooMuch
    return bytes(found)


def _longest_tag(content):
    """With the text before it."""
    ends = chain([0], (end.start() for end in END_OF_TAG.finditer(content)), [len(content)])
    return max(end - begin for begin, end in pairwise(ends))


def _is_read(beginning):
    beginning = _narrow(beginning).lstrip(BLANKS)
    if beginning and not beginning.startswith(b"<"):
        return False
    tag = FIRST_TAG.search(beginning)
    return not tag or tag[1].lower() not in OTHERS


def _narrow(content):
    """Of UTF-16 what is ASCII, as ASCII."""
    return content.replace(b"\0", b"")
