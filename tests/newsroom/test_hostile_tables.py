"""Files that are no table, or too much of one, are refused with a reason; encodings are read."""

import tracemalloc
from zipfile import ZIP_BZIP2

import pytest

from news.models import NewsItem
from sseportal.publishing.tables import reading
from sseportal.publishing.tables.reading import ROW, Unreadable, read_table
from tests.newsroom import zips
from tests.newsroom.staff import client_of, somebody
from tests.newsroom.tables import as_csv, as_xlsx, look, refusal

HEAD = ("id", "title")
ROWS = (HEAD, ("", "Coopérative “Les Blés”"), ("", "€uro"))


def with_part(name, content, **packing):
    """A workbook of which one part is another."""
    return zips.with_part(WHOLE, name, content, **packing)


def otherwise_named(content):
    """Its sheet is in a part that is not called XML."""
    return zips.renamed(with_part(SHEET, content), SHEET, "xl/worksheets/sheet1.dat")


def sheet(content):
    head = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    )
    return f"{head}{content}</sheetData></worksheet>".encode()


WHOLE, SHEET = as_xlsx(*ROWS), "xl/worksheets/sheet1.xml"
ENTITIES = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
CELL = '<row r="1"><c r="{}1" t="inlineStr"><is><t>title</t></is></c></row>'
ROW_AT = '<row r="{}"><c r="A1"/></row>'
MANY = " ".join(f'a{n}="1"' for n in range(150_000))
BOMB = with_part(SHEET, sheet(" " * 60_000_000))
HOSTILE = {
    "empty": b"",
    "blank": b"\n\n,,,\n",
    "headings alone": b"id,title\n",
    "bytes": bytes(range(256)) * 10,
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(100),
    "a zip that is none": b"PK\x03\x04" + bytes(1000),
    "an old workbook": b"\xd0\xcf\x11\xe0" + bytes(1000),
    "an empty zip": b"PK\x05\x06" + bytes(18),
    "a workbook cut off": WHOLE[: len(WHOLE) // 2],
    "a bomb": BOMB,
    "a bomb by another name": otherwise_named(sheet(" " * 60_000_000)),
    "a bomb that says it is small": zips.lying(BOMB, SHEET),
    "a bomb packed in another way": with_part(SHEET, b" " * 90_000_000, method=ZIP_BZIP2),
    "entities by another name": otherwise_named(ENTITIES),
    "a million elements": with_part(SHEET, sheet("<row/>" * 1_000_000)),
    "a tag without end": with_part(SHEET, sheet(f"<row {MANY}/>")),
    "heavy styles": with_part("xl/styles.xml", b"<styleSheet>" + b" " * 3_000_000),
    "entities": with_part(SHEET, ENTITIES),
    "entities in UTF-16": with_part("xl/styles.xml", ENTITIES.decode().encode("utf-16")),
    "entities in a theme": with_part("xl/theme/theme1.xml", ENTITIES),
    "100,000 columns": (",".join(f"c{n}" for n in range(100_000))).encode() + b"\nx",
    "100,000 columns in a row": b"title\n" + b"x," * 100_000,
    "a far column": with_part(SHEET, sheet(CELL.format("XFD"))),
    "a column beyond": with_part(SHEET, sheet(CELL.format("ZZZZZZ"))),
    "a far row": with_part(SHEET, sheet(ROW_AT.format(99999999999))),
    "a row that is none": with_part(SHEET, sheet(ROW_AT.format("x"))),
    "too many rows": b"title\n" + b"x\n" * 1001,
    "an open quotation mark": b'title\n"x\ny\n',
    "the same column twice": b"title,Title\nx,y\n",
    "a column without a name": b"title,,id\nx,y,z\n",
    "an unknown column": b"titel\nx\n",
    "JSON": b'[\n {\n  "id": "1"',
    "too large": b"x" * 5_000_001,
}  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_refused_with_a_reason(name):
    client = client_of(somebody("Editor"))
    page = look(client, HOSTILE[name], name="table.xlsx")
    assert page.status_code == 200 and len(refusal(page)) > 10
    assert not NewsItem.objects.exists()


LITTLE = ["a million elements", "heavy styles", "a far row"]


@pytest.mark.parametrize("name", [*LITTLE, *(name for name in HOSTILE if "a bomb" in name)])
def test_it_is_refused_with_little_memory(name):
    tracemalloc.start()
    with pytest.raises(Unreadable):
        read_table(HOSTILE[name])
    assert tracemalloc.get_traced_memory()[1] < 50_000_000
    tracemalloc.stop()


@pytest.mark.parametrize(
    "data",
    [
        as_csv(*ROWS),
        as_csv(*ROWS, encoding="utf-8-sig"),
        as_csv(*ROWS, encoding="utf-16"),
        as_csv(*ROWS, encoding="windows-1252", delimiter=";"),
        as_csv(*ROWS, delimiter="\t"),
        as_csv(*ROWS).replace(b"\r\n", b"\n"),
        as_csv([], *ROWS, [], ["", ""]),
        WHOLE,
    ],
)
def test_encodings_and_separators_of_spreadsheets_are_read(data):
    found = read_table(data)
    assert found.headers == [ROW, *HEAD]
    assert found["title"] == ["Coopérative “Les Blés”", "€uro"]


def test_rows_are_counted_as_a_spreadsheet_does():
    assert read_table(b'title\n"two\nlines"\n\nx\n')[ROW] == [2, 4]


def test_a_workbook_is_read_whatever_its_parts_are_called():
    found = read_table(zips.renamed(WHOLE, SHEET, "xl/worksheets/sheet1.dat"))
    assert found["title"] == ["Coopérative “Les Blés”", "€uro"]


def test_limits_are_for_what_they_say():
    assert len(read_table(b"title\n" + b"x\n" * reading.MOST_ROWS)) == reading.MOST_ROWS
    wide = ",".join(f"c{n}" for n in range(reading.MOST_COLUMNS))
    assert read_table(f"{wide}\nx".encode()).width == reading.MOST_COLUMNS + 1
