"""The words of a text, without its markup: for the search, for programs, to be counted."""

import re
from html import unescape

from django.utils.translation import gettext as _

from sseportal.publishing.rich_text.cleaning import IS_HTML
from sseportal.publishing.rich_text.figures import with_figures

# A tag; what is quoted in it may hold its end.
TAG = re.compile(r'<[^<>"]*+(?:"[^"]*+"[^<>"]*+)*+>')
ENDS = re.compile(r"</(?:p|h[1-6]|li|figcaption|blockquote|div)>|<[uo]l\b", re.IGNORECASE)
LINE = re.compile(r"<br\b", re.IGNORECASE)
MANY = re.compile(r"\s*\n\s*\n\s*")
# Writing without spaces has about as many words as letters.
LETTERS = r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
WORD = re.compile(rf"[{LETTERS}]|(?:(?![{LETTERS}])[^\W_])+(?:[’'.,\-‑](?![{LETTERS}])[^\W_]+)*")


def plain(html):
    """The text of what `cleaned` made: paragraphs and items are parted by an empty line."""
    text = LINE.sub(r"\n\g<0>", ENDS.sub(r"\n\n\g<0>", html))
    return MANY.sub("\n\n", unescape(TAG.sub("", text))).strip()


def plain_with_pictures(html):
    """The same for who compares two texts: with the pictures in it, by their numbers."""

    def write(figure):
        return f"<p>[{_('Picture %s') % figure.picture}]</p><p>{figure.caption}</p>"

    return plain(with_figures(html, write))


def typed(text, words=plain):
    """The words of what stands in a field of a form, be it HTML or plain text."""
    return words(text) if IS_HTML.search(text) else text


def word_count(text):
    """As `countWords` in rich_text.js counts."""
    return len(WORD.findall(text))
