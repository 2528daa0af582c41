"""A file becomes a table: CSV as any spreadsheet writes it, or XLSX; whatever else is refused."""

import csv
import io
import re
import warnings
from datetime import datetime, time
from itertools import islice

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from openpyxl import load_workbook
from tablib import Dataset

from sseportal.publishing import office
from sseportal.unzipping import Broken, TooMany, opened

MOST_BYTES = 5_000_000
MOST_UNPACKED = 20_000_000  # of a workbook's XML
MOST_BESIDE = 2_000_000  # of each part of a workbook that is read at once, such as its styles
MOST_PARTS = 1_000
MOST_MARKS = 500_000  # of a workbook: an element takes much more memory than its text
MOST_ROWS = 1_000
MOST_COLUMNS = 100
DEEPEST = 20_000  # rows that are looked at, blank ones too
ROW = "#"  # the column that has the number of each row, as a spreadsheet counts
ZIP, OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\[\s*[\[{\]]|\{\s*[\"}])")
STREAMED = ("xl/worksheets/", "xl/sharedStrings.xml")

# A cell may be as long as the file; the csv module's own limit is for the whole process.
csv.field_size_limit(MOST_BYTES)


class Unreadable(ValueError):
    """The message says why, and where."""


def read_table(data):
    """The Dataset of a file's bytes, its cells as texts, with a first column `ROW`."""
    if len(data) > MOST_BYTES:
        size = filesizeformat(MOST_BYTES)
        raise Unreadable(_("This file is larger than %(size)s: part it.") % {"size": size})
    if data.startswith(OLD_EXCEL):
        told = _("This is an old or protected Excel file: save it as .xlsx without a password.")
        raise Unreadable(told)
    if JSON.match(data):
        raise Unreadable(_("This is JSON, which is only exported: take a CSV or Excel file."))
    rows = rows_of_workbook(data) if data.startswith(ZIP) else rows_of_text(data)
    return as_dataset(rows)


def as_dataset(rows):
    filled = ((n, row) for n, row in rows if "".join(row).strip())
    _number, headings = next(filled, (0, []))
    headings = [each.strip().lower() for each in without_blank_end(headings)]
    check_headings(headings)
    found = Dataset(headers=[ROW, *headings])
    for number, row in islice(filled, MOST_ROWS + 1):
        cells = without_blank_end(row)
        if len(cells) > len(headings):
            told = _("Row %(row)d has more cells than there are columns.")
            raise Unreadable(told % {"row": number})
        found.append([number, *cells, *[""] * (len(headings) - len(cells))])
    if len(found) > MOST_ROWS:
        raise Unreadable(_("This table has more than %d rows: part it.") % MOST_ROWS)
    if not len(found):
        raise Unreadable(_("This table has no rows beneath its headings."))
    return found


def check_headings(headings):
    if not headings:
        raise Unreadable(_("This file is empty."))
    if len(headings) > MOST_COLUMNS:
        raise Unreadable(_("This table has more than %d columns.") % MOST_COLUMNS)
    for number, heading in enumerate(headings, 1):
        if not heading:
            raise Unreadable(_("Column %d has no heading.") % number)
        if headings.index(heading) < number - 1:
            raise Unreadable(_("Two columns are called “%s”.") % heading)


def without_blank_end(row):
    row = list(row[: MOST_COLUMNS + 1])
    while row and not row[-1]:
        row.pop()
    return row


# -- CSV -------------------------------------------------------------------------------------------


def rows_of_text(data):
    text = decoded(data)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter(text), strict=True)
    number = 0
    try:
        for number, row in enumerate(islice(reader, DEEPEST), 1):
            yield number, row
    except csv.Error:
        told = _("Row %(row)d can’t be read: is a quotation mark missing there?")
        raise Unreadable(told % {"row": number + 1}) from None


def decoded(data):
    """As Excel writes it: with a mark at its beginning, or in the encoding of Western Windows."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif b"\0" in data:
        encodings = []
    else:
        encodings = ["utf-8-sig", "windows-1252"]
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable(_("This is neither a CSV nor an XLSX file."))


def delimiter(text):
    """The one of which the line of headings has most."""
    line = text.lstrip("\r\n").split("\n", 1)[0]
    return max(",;\t", key=line.count)


# -- XLSX ------------------------------------------------------------------------------------------


def rows_of_workbook(data):
    workbook = office.packed(parts_of(data))
    with warnings.catch_warnings(action="ignore"):
        try:
            book = load_workbook(workbook, read_only=True, data_only=True)
            rows = book.active.iter_rows(
                max_row=DEEPEST, max_col=MOST_COLUMNS + 1, values_only=True
            )
            for number, row in enumerate(rows, 1):
                yield number, [in_text(value) for value in row]
        except Unreadable:
            raise
        except Exception:  # a broken workbook breaks the library in any way
            raise Unreadable(_("This is no XLSX file that can be read.")) from None


def parts_of(data):
    """{name: bytes} of what is read of a workbook; refuses what no spreadsheet writes."""
    try:
        with opened(data, MOST_PARTS) as archive:
            parts = office.markup(archive, MOST_UNPACKED)
    except Broken as error:
        raise Unreadable(_("This is no XLSX file that can be read.")) from error
    except office.Entities as error:
        raise Unreadable(_("This is no XLSX file that a spreadsheet wrote.")) from error
    except (TooMany, office.TooMuch) as error:
        raise Unreadable(_too_much()) from error
    check_parts(parts)
    return parts


def check_parts(parts):
    """Refuses what would take much memory."""
    beside = (len(text) for name, text in parts.items() if not name.startswith(STREAMED))
    if max(beside, default=0) > MOST_BESIDE:
        raise Unreadable(_too_much())
    if sum(text.count(b"<") for text in parts.values()) > MOST_MARKS:
        raise Unreadable(_too_much())


def _too_much():
    return _("There is more in this workbook than can be read: part it.")


def in_text(value):
    """A cell as one would type it."""
    if value is None:
        return ""
    if isinstance(value, datetime) and value.time() == time.min:
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
