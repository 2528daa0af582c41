"""Zip archives: each text in them is a document, within bounds that their headers cannot move."""

import io
import random
import stat
import struct
import zipfile
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest

from sseportal.importing.text import archives
from sseportal.importing.text.documents import Refused, collect, sources_in

TEXT = b"Page\n1. A mill\n3 May 2021\nBread."


def packed(*entries, method=ZIP_DEFLATED):
    file = io.BytesIO()
    with ZipFile(file, "w", method) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return file.getvalue()


def told(data, html=False):
    """The texts, and the refusals as they are printed."""
    found = []
    for source in sources_in("dir/pages.zip", data, html):
        try:
            found.append(source.read().name)
        except Refused as refusal:
            found.append(str(refusal))
    return found


def test_each_text_of_an_archive_is_a_document():
    data = packed(("a.txt", TEXT), ("in/b.TXT", TEXT), ("notes.md", b"x"), ("in/", b""),
                  ("__MACOSX/._a.txt", b"\0"))  # fmt: skip
    assert told(data) == ["pages.zip/a.txt", "pages.zip/in/b.TXT"]


def test_pages_of_html_are_documents_where_html_is_asked_for():
    data = packed(("a.html", b"<html><body><p>Words"), ("b.txt", TEXT))
    assert told(data) == ["pages.zip/b.txt"]
    assert told(data, html=True) == ["pages.zip/a.html", "pages.zip/b.txt"]


def test_an_archive_is_known_by_its_bytes_wherever_it_lies(tmp_path):
    file = tmp_path / "saved"
    file.write_bytes(packed(("a.txt", TEXT)))
    (source,) = collect([str(file)])
    assert (source.name, source.read().name) == (f"{file}/a.txt", "saved/a.txt")


def test_plain_bytes_are_one_document():
    (source,) = sources_in("page.txt", TEXT)
    assert source.read().text == TEXT.decode()


def linked():
    entry = ZipInfo("link.txt")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    return entry


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        (("in.zip", packed(("a.txt", TEXT))), "is an archive in the archive"),
        (("../a.txt", TEXT), "leads out"),
        (("/etc/a.txt", TEXT), "leads out"),
        (("C:/a.txt", TEXT), "leads out"),
        (("in\\..\\a.txt", TEXT), "leads out"),
        ((linked(), b"/etc/passwd"), "is a link"),
        (("a.txt", b"a" * 100_000), "100 times its size"),
        (("nested.txt", packed(("a.txt", TEXT), method=ZIP_STORED)), "binary"),
    ],
)
def test_a_bad_entry_is_refused_by_name_and_the_others_are_read(entry, reason):
    noise = random.Random(1).randbytes(2_000).hex().encode()
    good, bad = told(packed(("good.txt", TEXT + noise), entry))
    assert good == "pages.zip/good.txt"
    assert bad.startswith("dir/pages.zip/") and reason in bad


def test_an_entry_that_is_there_twice_is_read_once():
    with pytest.warns(UserWarning, match="Duplicate"):
        data = packed(("a.txt", TEXT), ("a.txt", b"other words"))
    first, second = told(data)
    assert first == "pages.zip/a.txt" and "is there twice" in second


def test_an_encrypted_entry_is_refused():
    data = bytearray(packed(("a.txt", TEXT)))
    for mark, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        data[data.find(mark) + offset] |= 1
    assert "is encrypted" in told(bytes(data))[0]


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_packings_are_refused(method):
    assert "unusual way" in told(packed(("a.txt", TEXT), method=method))[0]


def test_an_archive_of_too_many_entries_is_refused():
    data = packed(*((f"{number}.txt", TEXT) for number in range(archives.MOST_ENTRIES + 1)))
    assert told(data) == ["dir/pages.zip: holds more than 1,000 entries"]


def test_an_archive_that_unpacks_to_too_much_is_refused(monkeypatch):
    assert "100 times its size" in told(packed(("a.txt", b"a" * 10_000_000)))[0]
    monkeypatch.setattr(archives, "MAX_BYTES", 50)
    assert "unpacks to more" in told(packed(("a.txt", TEXT), ("b.txt", TEXT)))[0]


def test_no_more_is_unpacked_than_the_header_promises():
    data = bytearray(packed(("a.txt", b"word " * 200), ("b.txt", TEXT)))
    for mark, offset in ((b"PK\3\4", 22), (b"PK\1\2", 24)):
        struct.pack_into("<I", data, data.find(mark) + offset, 7)
    assert told(bytes(data)) == [
        "dir/pages.zip/a.txt: is broken in the archive",
        "pages.zip/b.txt",
    ]


@pytest.mark.parametrize(
    "data",
    [b"PK\3\4" + b"x" * 99, b"PK\5\6", packed(("a.txt", TEXT))[:-9], b"PK\5\6" + b"\xff" * 18],
)
def test_a_broken_archive_is_refused(data):
    assert told(data) == ["dir/pages.zip: is no zip archive that can be read"]


@pytest.mark.parametrize("data", [packed(), packed(("notes.md", b"x"))])
def test_an_archive_without_documents_is_refused(data):
    assert told(data) == ["dir/pages.zip: the archive holds no .txt documents"]


def test_an_entry_that_is_damaged_is_refused():
    data = bytearray(packed(("a.txt", TEXT), method=ZIP_STORED))
    data[data.find(b"mill")] ^= 1
    assert "is broken in the archive" in told(bytes(data))[0]
