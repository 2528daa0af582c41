"""Word documents: their text as HTML of the allow-list. Nothing of the file is kept."""

import re
import zipfile
from dataclasses import dataclass

import mammoth
from django.utils.translation import gettext as _

from sseportal.publishing.rich_text import cleaned, plain, top_blocks, word_count

MEGABYTE = 1_000_000
LARGEST = 10 * MEGABYTE  # bytes of the file
LARGEST_UNPACKED = 100 * MEGABYTE  # of all that is in it
LARGEST_XML = 5 * MEGABYTE  # of what is read of it; a parsed document takes some thirty times that
MOST_PARTS = 5_000
# A document type may define entities, which grow when they are read; no word processor writes one.
DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
STYLES = "p[style-name='Title'] => h1:fresh\nb => strong\ni => em"


class Refused(ValueError):
    """Says what is wrong with the file, in a sentence."""


@dataclass(frozen=True)
class Document:
    """`title` is what stands above the `text`, "" where nothing does; `html` has both."""

    title: str
    text: str
    html: str
    pictures: int

    @property
    def words(self):
        return word_count(plain(self.html))


def read(file):
    """The Document in an open file; raises Refused."""
    check(file)
    pictures = []

    def leave_out(image):
        pictures.append(image)
        return []

    try:
        file.seek(0)
        found = mammoth.convert_to_html(
            file, convert_image=leave_out, style_map=STYLES, ignore_empty_paragraphs=True
        )
    except Exception as error:  # whatever its parts lack, the reader fails in ways of its own
        raise Refused(_("The file is no Word document, or a damaged one.")) from error
    return _document(found.value, len(pictures))


def check(file):
    """Raises Refused for a file that may not be read, before anything is unpacked."""
    if file.size > LARGEST:
        raise Refused(_("The file is larger than %d MB.") % (LARGEST // MEGABYTE))
    try:
        with zipfile.ZipFile(file) as parts:
            _check_parts(parts)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError) as error:
        if isinstance(error, Refused):
            raise
        raise Refused(_no_docx()) from error


def _check_parts(parts):
    found = parts.infolist()
    if "[Content_Types].xml" not in parts.namelist():
        raise Refused(_no_docx())
    # No more than these sizes is ever unpacked, whatever the parts hold.
    if len(found) > MOST_PARTS or sum(one.file_size for one in found) > LARGEST_UNPACKED:
        raise Refused(_("The file unpacks to more than %d MB.") % (LARGEST_UNPACKED // MEGABYTE))
    read = [one for one in found if one.filename.lower().endswith((".xml", ".rels"))]
    if sum(one.file_size for one in read) > LARGEST_XML:
        raise Refused(_("The text in the file is longer than %d MB.") % (LARGEST_XML // MEGABYTE))
    if any(DOCTYPE.search(parts.read(one).replace(b"\0", b"")) for one in read):
        raise Refused(_("The file defines XML entities, as no word processor does."))


def _no_docx():
    return _(
        "The file is no .docx document. Open it in your word processor and save it as .docx first."
    )


def _document(html, pictures):
    whole = cleaned(html)
    if not html.startswith("<h1"):
        return Document("", whole, whole, pictures)
    first, *others = top_blocks(html)
    rest = "\n".join(one.html() for one in others)
    return Document(" ".join(first.text.split()), cleaned(rest), whole, pictures)
