"""A Word document fills the form in, and nothing of it is kept."""

import tracemalloc
from zipfile import ZIP_BZIP2

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from news.models import NewsItem
from sseportal.publishing import docx as reader
from tests.admin.newsroom import address, news
from tests.factories import NewsItemFactory
from tests.newsroom.docx import DOCUMENT, PICTURE, docx, paragraph, parts, zipped
from tests.newsroom.staff import client_of, somebody
from tests.newsroom.zips import lying, renamed, with_part

pytestmark = pytest.mark.django_db
TEXT = [paragraph("Millers", "Title"), paragraph("They met", marks="<w:b/>"), PICTURE, PICTURE]


def send(client, file, url=None, **fields):
    data = news(**({"title": ""} | fields)) | {"_fill_docx": "1"}
    return client.post(url or address(NewsItem, "add"), data | ({"_docx": file} if file else {}))


def shown(response):
    form = response.context["adminform"].form
    return form["title"].value(), form["body"].value()


def told(response):
    return response.context["filled"].told


def test_its_text_and_title_fill_the_form_and_nothing_is_saved(editor_client):
    response = send(editor_client, docx(*TEXT))
    assert shown(response) == ("Millers", "<p><strong>They met</strong></p>")
    assert told(response).startswith("“Mills of Kenya.docx” was read: 3 words.")
    assert "2 pictures were left out." in told(response)
    assert "errorlist" not in response.text and "Please correct" not in response.text
    assert not NewsItem.objects.exists()


def test_what_was_typed_stays_and_the_text_goes_below_it(editor_client):
    response = send(editor_client, docx(*TEXT), title="Mine", body="<p>a</p>", summary="s")
    whole = "<p>a</p>\n<h2>Millers</h2>\n<p><strong>They met</strong></p>"
    assert shown(response) == ("Mine", whole)
    assert response.context["adminform"].form["summary"].value() == "s"


def test_what_was_read_before_is_not_added_again(editor_client):
    first = shown(send(editor_client, docx(*TEXT, paragraph("a &amp; b"))))
    title, body = first[0], first[1].replace("<p>", "<p>\n ")
    response = send(editor_client, docx(*TEXT, paragraph("a &amp; b")), title=title, body=body)
    assert shown(response) == (title, body)
    assert (
        told(response)
        == "The text of “Mills of Kenya.docx” is in the text already: nothing was added."
    )


def test_the_reader_is_brought_to_what_was_read_and_saving_leads_back_up(editor_client):
    url = address(NewsItem, "add")
    page = send(editor_client, docx(*TEXT)).text
    assert 'formaction="#filled"' in page and '<p id="filled" class="told" tabindex="-1">' in page
    assert f'action="{url}"' in page  # without the fragment that the browser is at


def test_a_document_without_a_title_is_called_as_its_file(editor_client):
    assert shown(send(editor_client, docx(paragraph("a"))))[0] == "Mills of Kenya"


def test_an_item_is_filled_as_well(editor_client):
    item = NewsItemFactory(title="Before")
    response = send(editor_client, docx(*TEXT), address(NewsItem, "change", item.pk), title="After")
    assert shown(response)[0] == "After"
    item.refresh_from_db()
    assert (item.title, item.body) == ("Before", "")


def test_who_may_not_change_an_item_has_nothing_read(monkeypatch):
    item = NewsItemFactory(draft=True)
    sent = send(client_of(somebody("Writer")), docx(*TEXT), address(NewsItem, "change", item.pk))
    assert sent.status_code in (302, 403)


def broken(**changed):
    return zipped(parts(*TEXT) | changed)


WORDS = "word/document.xml"


def otherwise_named(content):
    """The text is in a part that is not called XML."""
    whole = with_part(docx(*TEXT).read(), WORDS, content)
    return SimpleUploadedFile("a.docx", renamed(whole, WORDS, "word/document.dat"))


DOCTYPE = '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><w:document>&c;</w:document>'


@pytest.mark.parametrize(
    ("file", "why"),
    [
        (None, "Choose a .docx file first."),
        (SimpleUploadedFile("a.docx", b"PK\x03\x04 no zip"), "is no .docx document"),
        (SimpleUploadedFile("a.doc", b"\xd0\xcf\x11\xe0" * 99), "is no .docx document"),
        (SimpleUploadedFile("a.pdf", b"%PDF-1.7"), "is no .docx document"),
        (SimpleUploadedFile("cut.docx", docx(*TEXT).read()[:-300]), "is no .docx document"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "is no .docx document"),
        (broken(**{"word/document.xml": "<w:document"}), "damaged one"),
        (broken(**{"_rels/.rels": "<a/>", "word/document.xml": "<b/>"}), "damaged one"),
        (broken(**{"word/document.xml": DOCTYPE}), "XML entities"),
        (broken(**{"word/document.xml": DOCTYPE.encode("utf-16")}), "XML entities"),
        (broken(**{"word/media/a.png": b"\0" * 101_000_000}), "unpacks to more than 100 MB"),
        (broken(**{"word/document.xml": " " * 6_000_000}), "longer than 5 MB"),
        (otherwise_named(" " * 6_000_000), "longer than 5 MB"),
        (otherwise_named(DOCTYPE), "XML entities"),
        (otherwise_named(DOCTYPE.encode("utf-16")), "XML entities"),
        (otherwise_named(DOCTYPE.encode("utf-16-be")), "XML entities"),
        (otherwise_named(DOCTYPE.replace("DOCTYPE a", "DOCTYPE svg")), "damaged one"),
        (broken(**{f"word/{n}.png": b"" for n in range(5001)}), "unpacks to more than"),
        (SimpleUploadedFile("a.docx", b"\0" * 10_000_001), "is larger than 10 MB"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_document_is_refused_with_a_reason_and_nothing_is_lost(editor_client, file, why):
    if file:
        file.seek(0)
    response = send(editor_client, file, title="Typed", body="<p>Typed</p>")
    assert response.status_code == 200
    assert why in told(response)
    assert file is None or f"“{file.name}”" in told(response)
    assert shown(response) == ("Typed", "<p>Typed</p>")


def test_deep_xml_is_refused(editor_client):
    deep = "<w:p>" * 20_000 + "</w:p>" * 20_000
    assert "damaged one" in told(send(editor_client, docx(deep)))


def test_a_bomb_is_refused_before_it_is_unpacked():
    bomb = zipped(parts(*TEXT) | {"word/media/a.png": b"\0" * 101_000_000})
    tracemalloc.start()
    with pytest.raises(reader.Refused):
        reader.read(bomb)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 5_000_000


LONG = with_part(docx(*TEXT).read(), WORDS, DOCUMENT.format(paragraph("a") * 500_000))


@pytest.mark.parametrize(
    "content",
    [
        renamed(LONG, WORDS, "word/document.dat"),
        lying(LONG, WORDS),
        with_part(LONG, WORDS, b" " * 90_000_000, method=ZIP_BZIP2),
    ],
    ids=["by its name", "by its header", "packed in another way"],
)
def test_a_lie_about_the_text_costs_no_memory(content):
    tracemalloc.start()
    with pytest.raises(reader.Refused):
        reader.read(SimpleUploadedFile("a.docx", content))
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 20_000_000


SVG = (
    "<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY a 'b'>]><svg xmlns='http://www.w3.org/2000/svg'>"
)
PICTURES = {
    "word/media/a.png": b"\x89PNG" + bytes(8_000_000),
    "word/media/a.svg": SVG + " " * 8_000_000,
    "word/media/b.svg": "<svg:svg>",
    "word/media/a.emf": b"\1\0\0\0" + b"<!DOCTYPE" * 700_000,
    "word/page.htm": "<!DOCTYPE html><p>",
}


def test_whatever_pictures_it_has_a_document_is_read():
    found = reader.read(zipped(parts(*TEXT) | PICTURES))
    assert (found.title, found.pictures) == ("Millers", 2)


def test_the_markup_of_a_document_is_text(editor_client):
    file = docx(paragraph("&lt;script&gt;x()&lt;/script&gt;"))
    assert shown(send(editor_client, file))[1] == "<p>&lt;script&gt;x()&lt;/script&gt;</p>"


def test_links_in_a_document_lead_where_links_may(editor_client):
    link = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>'
        'HYPERLINK "javascript:x()"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/>'
        '</w:r><w:r><w:t>a</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    assert shown(send(editor_client, docx(link)))[1] == "<p>a</p>"


def test_the_form_of_an_item_that_may_only_be_read_offers_no_document():
    writer = somebody("Writer")
    item = NewsItemFactory(author=writer, review=True)
    page = client_of(writer).get(address(NewsItem, "change", item.pk))
    assert page.status_code == 200 and 'name="_docx"' not in page.text
