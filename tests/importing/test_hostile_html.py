"""HTML: refused by default, read on request."""

import pytest

from sseportal.importing.text import html
from sseportal.importing.text.documents import Refused, collect, document_of
from sseportal.importing.text.listings import NotAListing, read_listing

ENTRIES = """
  <li><p class="k">News</p><h3><a href="/x">A mill
    reopens</a></h3><time>3 May 2021</time><p>Bread &amp; rolls.<br>More.<ul><li>one<li>two</ul>
  <li><span>Event</span><div>A fair</div><div>1 May 2021</div>
"""
PAGE = """<!DOCTYPE html><html><head><title>Site</title><style>p {}</style></head><body>
<nav><ul><li>Home<li>About</ul></nav><script>document.write("<li>x")</script>
<h1>All the news</h1><h2>May 2021</h2><%s>%s</%s><h2>April 2021</h2><%s><li>Rain</%s>
<p hidden>Hidden<footer>Foot</footer></body></html>"""


def page(tag):
    return PAGE % (tag, ENTRIES, tag, tag, tag)


def text(source):
    return document_of("page.html", source.encode(), html=True).text


def read(source):
    return read_listing(text(source))


def refusal(source):
    with pytest.raises(Refused) as caught:
        text(source)
    return str(caught.value)


@pytest.mark.parametrize(("tag", "family"), [("ol", "A"), ("ul", "C")])
def test_the_items_of_a_list_are_its_entries(tag, family):
    listing = read(page(tag))
    assert (listing.heading, listing.family) == ("All the news", family)
    assert [(one.kind_label, one.title, one.summary) for one in listing.entries] == [
        ("News", "A mill reopens", "Bread & rolls.\nMore.\none\ntwo"),
        ("Event", "A fair", ""),
        ("", "Rain", ""),
    ]
    assert [entry.month_heading for entry in listing.entries] == ["May 2021"] * 2 + ["April 2021"]


def test_several_articles_are_the_entries():
    cards = "".join(
        f"<article><h2>A mill {n}</h2><p>{n} May 2021</p><ul><li>tag</ul></article>"
        for n in (1, 2, 3)
    )
    listing = read(f"<html><body><h1>News</h1>{cards}")
    assert [one.title for one in listing.entries] == ["A mill 1", "A mill 2", "A mill 3"]


def test_only_the_main_part_is_read_where_it_is_marked():
    source = page("ol").replace("<h1>", "<p>Menu</p><main><h1>").replace("<footer>", "</main>")
    assert text(source).startswith("All the news")


def test_a_list_goes_on_with_the_number_it_says():
    assert "  7. a\n\n  8. b\n\n  20. c" in text(
        "<html><ol start=7><li>a<li>b<li value=20>c<li value=-1>d</ol>"
    )


def test_a_text_saved_as_a_page_keeps_its_lines():
    lines = "Page\n  1. A mill\n\n    3 May 2021"
    assert text(f"<html><body><pre>{lines}</pre>").split() == lines.split()
    assert read(f"<html><body><pre>{lines}</pre>").entries[0].title == "A mill"


def test_html_is_refused_by_default_with_what_to_do():
    with pytest.raises(NotAListing, match="read it as HTML"):
        read_listing(document_of("page.html", page("ol").encode()).text)


def test_a_plain_text_is_read_as_it_is_where_html_is_asked_for():
    plain = "1. A mill < a fair\n3 May 2021"
    document = document_of("page.txt", plain.encode(), html=True)
    assert (document.text, document.warnings) == (plain, ())


def test_that_the_text_came_from_html_is_told():
    assert "HTML" in document_of("page.html", page("ol").encode(), html=True).warnings[0]


@pytest.mark.parametrize(
    ("declared", "encoding"), [("windows-1252", "cp1252"), ("iso-8859-1", "cp1252"),
                               ("utf-8", "utf-8"), ("koi8-r", "utf-8")],
)  # fmt: skip
def test_the_declared_character_set_counts_where_the_bytes_are_no_utf_8(declared, encoding):
    source = f'<html><meta charset="{declared}"><p>Café “x”'
    assert document_of("p", source.encode(encoding), html=True).text == "Café “x”"


@pytest.mark.parametrize("declared", ["koi8-r", "rot13", "utf-7", "windows-1252\\", ""])
def test_no_other_character_set_is_believed(declared):
    source = f'<html><meta charset="{declared}"><p>'.encode() + b"\x81\xff"
    with pytest.raises(Refused):
        document_of("page.html", source, html=True)


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("<html>" + "<div>" * 100_000, "nested deeper than 500"),
        ("<html>" + "<p>a" * 210_000, "more than 200,000 lines"),
        ("<html><p>" + "x" * 5_000_001, "larger than 5 MB of HTML"),
        ("<html><p title='" + "x" * 4_000_000, "shows no text"),
        ("<html><script>never closed", "shows no text"),
        ("<!doctype html><!-- never closed", "shows no text"),
    ],
    ids=lambda text: text[:20],
)
def test_hostile_html_is_refused(source, reason):
    assert reason in refusal(source)


def test_entities_are_not_expanded_in_each_other():
    source = '<!DOCTYPE html [<!ENTITY a "boo"><!ENTITY b "&a;&a;">]><html><p>x &b; &lt;'
    assert "boo" not in text(source).replace('"boo"', "")


def test_no_file_is_read_for_a_page(tmp_path):
    (tmp_path / "secret").write_text("secret words")
    source = f'<!DOCTYPE html SYSTEM "file://{tmp_path}/secret"><html><p>x &xxe;'
    assert "secret words" not in text(source)


def test_a_folder_s_pages_are_read_on_request(tmp_path):
    (tmp_path / "a.html").write_text(page("ol"))
    (tmp_path / "b.txt").write_text("words")
    assert [source.read().name for source in collect([str(tmp_path)])] == ["b.txt"]
    both = [source.read().name for source in collect([str(tmp_path)], html=True)]
    assert both == ["a.html", "b.txt"]


def test_a_number_too_long_for_a_mark_is_counted_on():
    assert html._number("9" * 5000, 3) == 3
