"""The words of a text, without its markup: for the search, for programs, to be counted."""

import re
from html import unescape

from sseportal.publishing.rich_text.cleaning import IS_HTML

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


def typed(text):
    """The words of what stands in a field of a form, be it HTML or plain text."""
    return plain(text) if IS_HTML.search(text) else text


def word_count(text):
    """As `countWords` in rich_text.js counts."""
    return len(WORD.findall(text))
