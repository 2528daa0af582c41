"""The files that tables are written to and read from, as django-import-export wants them."""

import csv
import io
import json

from django.utils.translation import gettext_lazy as _
from import_export.formats.base_formats import Format
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from sseportal.publishing.files.formats import BOM, cell
from sseportal.publishing.tables.reading import read_table

LONGEST_CELL = 32_767  # of Excel, which drops what is beyond
CUT = " […]"


class Table(Format):
    """Whatever is read: the file itself tells what it is, not its name."""

    def create_dataset(self, in_stream):
        return read_table(in_stream)

    def can_import(self):
        return True


class Written(Format):
    title = extension = content_type = ""

    def get_title(self):
        return self.title

    def get_extension(self):
        return self.extension

    def get_content_type(self):
        return self.content_type

    def can_export(self):
        return True


class Csv(Written):
    title, extension = _("CSV"), "csv"
    content_type = "text/csv; charset=utf-8"

    def export_data(self, dataset, **kwargs):
        file = io.StringIO(newline="")
        file.write(BOM)
        csv.writer(file).writerows([dataset.headers, *(map(cell, row) for row in dataset)])
        return file.getvalue().encode()


class Xlsx(Written):
    title, extension = _("Excel (XLSX)"), "xlsx"
    content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    def export_data(self, dataset, **kwargs):
        book, file = Workbook(write_only=True), io.BytesIO()
        sheet = book.create_sheet()
        sheet.freeze_panes = "A2"
        for row in (dataset.headers, *dataset):
            sheet.append([fitting(cell(value)) for value in row])
        book.save(file)
        return file.getvalue()


class Json(Written):
    """Nothing calculates in it: texts are as they are, and lists are lists."""

    title, extension = _("JSON"), "json"
    content_type = "application/json"

    def export_data(self, dataset, **kwargs):
        rows = [dict(zip(dataset.headers, row, strict=True)) for row in dataset]
        return json.dumps(rows, ensure_ascii=False, indent=1).encode()


def fitting(text):
    """What a cell of Excel can hold of a text."""
    text = ILLEGAL_CHARACTERS_RE.sub("", text)
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - len(CUT)] + CUT
