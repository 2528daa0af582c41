"""From what somebody wrote or pasted to what is stored."""

import re
from itertools import groupby

from lxml import etree

from sseportal.publishing.rich_text.allow_list import HEADINGS, allowed
from sseportal.publishing.rich_text.blocks import BREAK, Block, Run
from sseportal.publishing.rich_text.bullets import BULLET, add_item
from sseportal.publishing.rich_text.reading import TITLES, Reader, TooDeep
from sseportal.search.text import printable

HAS_BLOCKS = re.compile(
    r"<(?:!doctype|(?:p|br|div|h[1-6]|[uo]l|li|blockquote|figure|table|html|body)\b)", re.IGNORECASE
)
IS_HTML = re.compile(
    rf"{HAS_BLOCKS.pattern}|<!--|</?(?:p|span|b|i|u|strong|em|a|img|font|meta)\b", re.IGNORECASE
)
TAG = re.compile(r"<[^<>]*>")
PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")


def cleaned(text, headings=HEADINGS):
    """The HTML that is stored; `headings` are the tags that it may have for them, the highest
    first. A text without any tag is read as plain text: empty lines part paragraphs, as they
    do in one that has but bold or a link. What has been cleaned before stays as it is."""
    blocks = top_blocks(text, headings)
    return allowed("\n".join(filter(None, (each.html() for each in blocks))))


def from_plain(text):
    """HTML of a plain text, of which no letter is a tag."""
    return allowed("\n".join(block.html() for block in _paragraphs(text)))


def top_blocks(text, headings=HEADINGS):
    """[Block or Container] that a text consists of."""
    if not IS_HTML.search(text):
        return _paragraphs(text)
    if not HAS_BLOCKS.search(text):  # typed by hand, with a mark here and there
        text = re.sub(r"\r\n?|\n", "<br>", PARAGRAPHS.sub("<br><br>", text))
    try:
        blocks = _read(printable(text)).children
    except (TooDeep, etree.LxmlError):
        return _paragraphs(TAG.sub(" ", text))
    _set_levels([one for one in blocks if one.tag in TITLES], headings)
    return blocks


def _read(html):
    parser = etree.HTMLParser(target=Reader(), encoding="utf-8", no_network=True, huge_tree=True)
    parser.feed(f"<div>{html}</div>".encode())
    return parser.close()


def _set_levels(found, headings):
    """A title of the whole text moves all headings below it one level down."""
    above = 1 if any(one.tag == "h1" for one in found) else 2
    for one in found:
        one.tag = headings[min(max(int(one.tag[1]) - above, 0), len(headings) - 1)]


def _paragraphs(text):
    found = []
    for paragraph in PARAGRAPHS.split(text.replace("\r\n", "\n").replace("\r", "\n").strip()):
        lines = [printable(line).strip() for line in paragraph.split("\n")]
        for is_item, told in groupby(filter(None, lines), _is_item):
            if is_item:
                for line in told:
                    add_item(found, Block("p", [Run(line)]))
            else:
                _add_lines(found, told)
    return found


def _is_item(line):
    return bool(BULLET.match(line))


def _add_lines(found, lines):
    block = Block("p", [Run(BREAK.join(lines))])
    block.trim()
    found += [block] if block.runs else []
