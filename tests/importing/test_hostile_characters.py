"""Encodings, line ends and characters that show nothing."""

import codecs

import pytest

from sseportal.importing.text import invisible
from sseportal.importing.text.decoding import decoded
from sseportal.importing.text.documents import Refused, document_of
from sseportal.importing.text.invisible import without_invisible
from sseportal.importing.text.listings import read_listing
from sseportal.taxonomy.finder import Finder, Name

PAGE = "Page\n1. News\nA mill “reopens”\n3 May 2021\nBread.\n2. Rain\n2 May 2021"
ARABIC, HEBREW = "السلام", "שלום"


def refusal(data, html=False):
    with pytest.raises(Refused) as caught:
        document_of("page.txt", data, html)
    return str(caught.value)


def titles(text):
    return [entry.title for entry in read_listing(text).entries]


# -- Encodings ---------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "data",
    [
        PAGE.encode("utf-8-sig"),
        PAGE.encode("utf-16"),
        codecs.BOM_UTF16_LE + PAGE.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + PAGE.encode("utf-16-be"),
        PAGE.encode("utf-16-le"),
        PAGE.encode("utf-16-be"),
    ],
)
def test_utf_8_and_utf_16_are_told_by_their_bytes(data):
    assert document_of("page.txt", data).text == PAGE


def test_other_encodings_are_refused_with_what_to_do():
    assert "UTF-32: save it as UTF-8" in refusal(PAGE.encode("utf-32"))
    assert refusal(PAGE.encode("cp1252")).endswith("is not UTF-8: save it as UTF-8 (line 3)")
    assert "broken UTF-16" in refusal(codecs.BOM_UTF16_LE + b"a\0\x00\xd8b\0")
    assert "broken UTF-16" in refusal(codecs.BOM_UTF16_LE + b"a\0b")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_nul_in_a_text_is_refused_with_its_line(encoding):
    assert "(a NUL byte) (line 3)" in refusal("one\r\ntwo\n\0three four".encode(encoding))


@pytest.mark.parametrize(
    "line_end", ["\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029"], ids=ascii
)
def test_every_line_end_ends_a_line(line_end):
    assert document_of("page.txt", PAGE.replace("\n", line_end).encode()).text == PAGE


def test_line_ends_may_be_mixed():
    assert decoded("page.txt", b"a\r\nb\rc\nd\r\r\ne") == "a\nb\nc\nd\n\ne"


# -- Characters that show nothing --------------------------------------------------------------
@pytest.mark.parametrize("character", ["\u200b", "\ufeff", "\u00ad", "\u2060", "\u200d", "\u200e"])
def test_hidden_characters_do_not_break_the_structure(character):
    hidden = PAGE.replace("News", f"Ne{character}ws").replace("May", f"{character}May{character}")
    text = document_of("page.txt", hidden.encode()).text
    assert text == PAGE


def test_an_override_of_direction_is_taken_out_with_a_warning():
    document = document_of("page.txt", PAGE.replace("Rain", "Ra\u202ein").encode())
    assert document.text == PAGE
    (warning,) = document.warnings
    assert "line 6" in warning


def test_joiners_and_marks_of_direction_stay_where_they_are_spelling():
    for text in (f"{ARABIC}\u200c{ARABIC} (ILO)\u200f", "ភាសា\u200bខ្មែរ", "👩\u200d💻"):
        assert without_invisible(text) == (text, [])


def test_balanced_isolates_stay_and_unbalanced_ones_go():
    balanced = f"{HEBREW} \u2067{ARABIC} \u202bx\u202c\u2069 y"
    assert without_invisible(balanced)[0] == balanced
    for one in "\u2067\u2069\u202b\u202c":
        assert without_invisible(f"{balanced}{one}\nnext")[0] == f"{balanced}\nnext"
    crossed = f"{HEBREW}\u2067\u202b\u2069"
    assert "\u202b" not in without_invisible(crossed)[0]


def test_a_line_of_latin_letters_needs_no_direction():
    assert without_invisible(f"{HEBREW}\u200f\nA \u2066mill\u2069")[0] == f"{HEBREW}\u200f\nA mill"


def test_a_text_of_hidden_characters_is_refused(monkeypatch):
    assert "show nothing" in refusal("\u200b\n".encode() * 1000)
    monkeypatch.setattr(invisible, "MOST_LINES", 3)
    assert "direction" in refusal(f"{HEBREW}\u200f\n".encode() * 5)


def test_a_letter_that_folds_to_nothing_ends_no_name_wrongly():
    finder = Finder([Name("Kenya", ("country", "KE")), Name("Kenya Union", ("country", "KU"))])
    assert [hit.evidence for hit in finder.find("Kenya ﾞ Kenya ﾟ Union")] == ["Kenya", "Kenya"]


def test_a_name_with_line_ends_stays_on_one_line():
    with pytest.raises(Refused) as caught:
        document_of("a\nb\u202e.txt", b"")
    assert (
        str(caught.value)
        == "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}.txt: the document is empty"
    )
