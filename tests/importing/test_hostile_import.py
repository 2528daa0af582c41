"""Of whatever is imported, a document is stored whole or not at all."""

from zipfile import ZipFile

import pytest

from sseportal.importing.models import Sighting, SourceDocument
from sseportal.importing.run import import_document
from sseportal.importing.text.documents import Refused, document_of
from sseportal.importing.text.reading import Reader
from sseportal.taxonomy import vocabulary
from tests.importing import hostile
from tests.importing.pages import entry, import_seeds, page

COUNT, CHUNKS = 300, 6


@pytest.mark.django_db
@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_a_hostile_document_is_imported_whole_or_not_at_all(chunk):
    names = vocabulary.from_database()
    reader = Reader(names.finder(), names.canonical)
    imported = 0
    for number in range(chunk, COUNT, CHUNKS):
        imported += _check(reader, hostile.document(number))
    assert imported > COUNT / CHUNKS / 3


def _check(reader, data):
    before = SourceDocument.objects.count(), Sighting.objects.count()
    try:
        reading = reader.read(document_of("page.txt", data))
    except Refused:
        assert (SourceDocument.objects.count(), Sighting.objects.count()) == before
        return False
    import_document(reading)
    stored = Sighting.objects.filter(document__sha256=reading.document.sha256)
    positions = [one.entry.position for one in reading.readings]
    assert sorted(stored.values_list("position", flat=True)) == positions
    return True


HTML = "<html><h1>Page</h1><ol><li><p>News</p><p>A mill</p><p>3 May 2021</p></ol>"


@pytest.mark.django_db
def test_the_command_reads_html_on_request(tmp_path):
    file = tmp_path / "page.html"
    file.write_text(HTML)
    refused = import_seeds(file)
    assert refused.status == 1 and "read it as HTML" in refused.err
    done = import_seeds(file, html=True)
    assert (done.status, done.out) == (0, "page.html: 1 created\n")


@pytest.mark.django_db
def test_the_command_takes_archives_and_reads_what_is_good_in_them(tmp_path):
    file = tmp_path / "pages.zip"
    with ZipFile(file, "w") as archive:
        archive.writestr("good.txt", page(entry("A mill")))
        archive.writestr("../bad.txt", page(entry("A fair")))
    done = import_seeds(file)
    assert (done.status, done.out) == (1, "pages.zip/good.txt: 1 created\n")
    assert "pages.zip/../bad.txt: has a path that leads out" in done.err


@pytest.mark.django_db
def test_the_command_takes_no_empty_path_for_the_current_folder():
    done = import_seeds("")
    assert done.status == 1 and "a path must not be empty" in done.err
