"""Word documents: their text as HTML of the allow-list. Nothing of the file is kept."""

from dataclasses import dataclass

import mammoth
from django.utils.translation import gettext as _

from sseportal.publishing import office
from sseportal.publishing.rich_text import cleaned, plain, top_blocks, word_count
from sseportal.unzipping import Broken, TooMany, opened

MEGABYTE = 1_000_000
LARGEST = 10 * MEGABYTE  # bytes of the file
LARGEST_UNPACKED = 100 * MEGABYTE  # of all that is in it
LARGEST_XML = 5 * MEGABYTE  # of what is read of it; a parsed document takes some thirty times that
MOST_PARTS = 5_000
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
    document = office.packed(check(file))
    pictures = []

    def leave_out(image):
        pictures.append(image)
        return []

    try:
        found = mammoth.convert_to_html(
            document, convert_image=leave_out, style_map=STYLES, ignore_empty_paragraphs=True
        )
    except Exception as error:  # whatever its parts lack, the reader fails in ways of its own
        raise Refused(_("The file is no Word document, or a damaged one.")) from error
    return _document(found.value, len(pictures))


def check(file):
    """{name: bytes} of what is read of a file; raises Refused if it may not be read."""
    if file.size > LARGEST:
        raise Refused(_("The file is larger than %d MB.") % (LARGEST // MEGABYTE))
    file.seek(0)
    try:
        with opened(file.read(), MOST_PARTS) as archive:
            _check_parts(archive)
            return office.markup(archive, LARGEST_XML)
    except TooMany as error:
        raise Refused(_unpacks_to_more()) from error
    except Broken as error:
        raise Refused(_no_docx()) from error
    except office.TooMuch as error:
        most = LARGEST_XML // MEGABYTE
        raise Refused(_("The text in the file is longer than %d MB.") % most) from error
    except office.Entities as error:
        told = _("The file defines XML entities, as no word processor does.")
        raise Refused(told) from error


def _check_parts(archive):
    if "[Content_Types].xml" not in archive.namelist():
        raise Refused(_no_docx())
    if sum(one.file_size for one in archive.infolist()) > LARGEST_UNPACKED:
        raise Refused(_unpacks_to_more())


def _unpacks_to_more():
    return _("The file unpacks to more than %d MB.") % (LARGEST_UNPACKED // MEGABYTE)


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
