"""Size: what is no list is refused early, what is one is read."""

import pytest

from sseportal.importing.text import bounds, documents
from sseportal.importing.text.documents import Refused, document_of
from sseportal.importing.text.listings import NotAListing, read_listing
from sseportal.importing.text.reading import LONGEST_READ, Reader
from sseportal.taxonomy.finder import Finder, Name

READER = Reader(Finder([Name("Kenya", ("country", "KE"))]), {})
ENTRY = "  {n}. News\n\n    A mill {n} reopens\n\n    3 May 2021\n\n    Bread in Kenya.\n\n"


def page(count):
    return "Page\n\n" + "".join(ENTRY.format(n=n) for n in range(1, count + 1))


def refusal(text):
    with pytest.raises(NotAListing) as caught:
        read_listing(text)
    return str(caught.value)


@pytest.fixture
def small(monkeypatch):
    monkeypatch.setattr(bounds, "LARGE", 50)
    monkeypatch.setattr(bounds, "MOST_MARKS", 40)
    monkeypatch.setattr(bounds, "LONGEST_LINE", 1000)


def test_a_large_list_is_read(small):
    assert len(read_listing(page(40)).entries) == 40


def test_a_hundred_thousand_entries_are_read():
    assert len(read_listing(page(100_000)).entries) == 100_000


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Page\n" + "-\n" * 60, "more than 40 numbers and bullets (line 42)"),
        (page(41), "more than 40 numbers and bullets (line 323)"),
        ("Page\n" + "word\n" * 400, "without a number or bullet"),
        ("Page\n" + "- word\nword\nword\n" * 39, "without a date"),
        ("Page\n\n" + "x" * 1001, "a line of more than 1,000 characters (line 3)"),
        ("x" * 1001 + "\n- a\n3 May 2021", "a line of more than 1,000 characters (line 1)"),
    ],
    ids=lambda text: text[:9],
)
def test_what_is_no_list_is_refused_with_the_limit_and_the_line(small, text, reason):
    assert reason in refusal(text)


def test_a_heavy_text_of_emoji_is_refused(monkeypatch):
    monkeypatch.setattr(bounds, "HEAVY", 1000)
    assert "emoji" in refusal("- word 😀\n" * 200)
    assert read_listing(page(60) + "😀").entries


def test_too_many_lines_are_refused(monkeypatch):
    monkeypatch.setattr(documents, "MOST_LINES", 3)
    assert document_of("page.txt", b"a\nb\nc").text
    with pytest.raises(Refused, match=r"more than 3 lines \(line 4\)"):
        document_of("page.txt", b"a\nb\nc\nd")


def test_a_megabyte_in_one_line_is_read_and_searched_in_part():
    summary = "word " * 200_000 + "Kenya"
    text = f"Page\n1. News\nA mill\n3 May 2021\n{summary}\n2. News\nRain\n2 May 2021\nKenya"
    first, second = READER.read(document_of("page.txt", text.encode())).readings
    assert (first.summary, first.countries) == (summary, [])
    assert f"{LONGEST_READ:,} characters" in first.entry.warnings[0]
    assert (len(second.countries), second.entry.warnings) == (1, [])


def test_reading_tells_how_far_it_is():
    told = []
    document = document_of("page.txt", page(600).encode())
    READER.read(document, progress=lambda *step: told.append(step))
    assert told == [(250, 600), (500, 600), (600, 600)]


def test_a_document_s_warnings_come_before_its_listing_s():
    text = page(2) + "\nOutside\u202e\n"
    warnings = READER.read(document_of("page.txt", text.encode())).to_dict()["warnings"]
    assert ["direction" in warning for warning in warnings][:1] == [True]
