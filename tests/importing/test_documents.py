import hashlib
import io

import pytest

from sseportal.importing.text import documents
from sseportal.importing.text.documents import Refused, collect, document_of


def refusal(data: bytes) -> Refused:
    with pytest.raises(Refused) as caught:
        document_of("page.txt", data)
    return caught.value


def test_the_digest_is_of_the_bytes_as_given():
    data = "\ufeffone\r\ntwo".encode()
    document = document_of("page.txt", data)
    assert document.sha256 == hashlib.sha256(data).hexdigest()


def test_byte_order_mark_and_line_ends_are_normalised():
    assert document_of("p", "\ufeffone\r\ntwo\rthree".encode()).text == "one\ntwo\nthree"


@pytest.mark.parametrize("line_end", [b"\n", b"\r\n", b"\r"])
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
def test_a_byte_that_is_not_utf_8_is_refused_with_its_line(line_end, bom):
    error = refusal(bom + line_end.join([b"one", b"two", b"caf\xe9 noir"]))
    assert str(error) == "page.txt: is not UTF-8: save it as UTF-8 (line 3)"


@pytest.mark.parametrize("data", [b"", b" \n\t\n", b"\xef\xbb\xbf\n"])
def test_an_empty_document_is_refused(data):
    assert "empty" in str(refusal(data))


def test_a_binary_document_is_refused():
    assert "binary" in str(refusal(b"text\nPK\x00\x01"))
    assert "binary" in str(refusal(b"\x01\x02\x03 some words" * 9))


def test_a_document_over_the_limit_is_refused(monkeypatch):
    monkeypatch.setattr(documents, "MAX_BYTES", 10)
    assert document_of("p", b"x" * 10).text
    assert "larger" in str(refusal(b"x" * 11))


def test_no_more_than_the_limit_and_one_byte_is_read(monkeypatch):
    monkeypatch.setattr(documents, "MAX_BYTES", 10)
    stream = io.BytesIO(b"x" * 100)
    (source,) = collect(["-"], stream)
    with pytest.raises(Refused):
        source.read()
    assert stream.tell() == 11


def test_a_dash_is_standard_input():
    (source,) = collect(["-"], io.BytesIO(b"words"))
    assert (source.name, source.read().text) == ("<stdin>", "words")


def test_a_folder_gives_its_text_files_by_name(tmp_path):
    for name in ("b.txt", "a.txt", "c.md"):
        (tmp_path / name).write_text(name)
    assert [source.read().name for source in collect([str(tmp_path)])] == ["a.txt", "b.txt"]


def test_one_bad_path_does_not_stop_the_others(tmp_path):
    good = tmp_path / "good.txt"
    good.write_text("words")
    empty = tmp_path / "empty"
    empty.mkdir()
    missing, folder, last = collect([str(tmp_path / "missing.txt"), str(empty), str(good)])
    with pytest.raises(Refused, match="no such file"):
        missing.read()
    with pytest.raises(Refused, match="holds no"):
        folder.read()
    assert last.read().text == "words"


def test_a_file_that_vanishes_is_refused(tmp_path):
    file = tmp_path / "page.txt"
    file.write_text("words")
    (source,) = collect([str(tmp_path)])
    file.unlink()
    with pytest.raises(Refused):
        source.read()


@pytest.mark.parametrize("path", ["a\0b", "x" * 5000, "x/" * 3000, "\udcff"], ids=lambda _: "")
def test_a_path_that_no_file_can_have_is_refused(path):
    (source,) = collect([path])
    with pytest.raises(Refused):
        source.read()


def test_an_empty_path_is_not_the_current_folder(tmp_path, monkeypatch):
    (tmp_path / "page.txt").write_text("words")
    monkeypatch.chdir(tmp_path)
    (source,) = collect([""])
    with pytest.raises(Refused, match="must not be empty"):
        source.read()


def test_a_folder_that_cannot_be_read_is_refused(tmp_path, monkeypatch):
    def refuse(folder):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.iterdir", refuse)
    (source,) = collect([str(tmp_path)])
    with pytest.raises(Refused, match="Permission denied"):
        source.read()
