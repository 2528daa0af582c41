"""Whatever a document holds, it is read or refused in one line."""

import json

import pytest
from django.conf import settings as site
from hypothesis import given, settings
from hypothesis import strategies as st

from sseportal.importing.text.documents import Refused, sources_in
from sseportal.importing.text.reading import Reader
from sseportal.taxonomy import vocabulary
from tests.importing import hostile

COUNT = 10_000
CHUNKS = 20
NAMES = vocabulary.from_files(site.REFERENCE_DIR)
READER = Reader(NAMES.finder(), NAMES.canonical)
PIECES = st.sampled_from([*hostile.ODD[1:], *hostile.LABELS, *hostile.DATES, *hostile.LINE_ENDS])
modestly = settings(derandomize=True, max_examples=150, deadline=None, database=None)


def read(data, html=False):
    """The readings of what the bytes hold; those that are refused are missing."""
    readings = []
    for source in sources_in("page.txt", data, html):
        try:
            document = source.read()
            readings.append((document, READER.read(document)))
        except Refused as refusal:
            assert len(str(refusal).splitlines()) == 1
    return readings


def check(data, html=False):
    for document, reading in read(data, html):
        form = reading.to_dict()
        entries = form["entries"]
        assert [entry["position"] for entry in entries] == list(range(1, len(entries) + 1))
        assert all((entry["date"] is None) == (not entry["date_precision"]) for entry in entries)
        assert form["family"] in "FH" or all(one.raw in document.text for one in reading.readings)
        assert "\0" not in document.text
        json.dumps(form, ensure_ascii=False).encode()


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_ten_thousand_documents_are_read_or_refused(chunk):
    for number in range(chunk, COUNT, CHUNKS):
        check(hostile.document(number), html=number % 3 == 0)


@given(st.binary(max_size=300), st.booleans())
@modestly
def test_any_bytes_are_read_or_refused(data, html):
    check(data, html)


@given(st.text(max_size=300), st.booleans())
@modestly
def test_any_text_is_read_or_refused(text, html):
    check(f"1. {text}\n3 May 2021\n{text}".encode(errors="replace"), html)


@given(st.lists(PIECES, min_size=1, max_size=40), st.sampled_from(["utf-8", "utf-16", "utf-16-be"]))
@modestly
def test_any_order_of_a_page_s_parts_is_read_or_refused(pieces, encoding):
    check("".join(pieces).encode(encoding))


def test_as_many_of_the_documents_are_read_as_refused():
    assert 0.4 < sum(bool(read(hostile.document(number))) for number in range(500)) / 500 < 0.6
