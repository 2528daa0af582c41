"""The text of an HTML page, laid out as the listing reader reads it.

Blocks stand on lines of their own, and each entry gets its mark: the articles of a page that has
several, else the items of its outermost lists, "3." of ordered ones and "-" of others.
"""

import re
from dataclasses import dataclass, field

from lxml import etree

from .refusals import Refused

MAX_BYTES = 5_000_000
DEEPEST = 500
MOST_LINES = 200_000
CHUNK = 50_000
FEWEST_ARTICLES = 3
LONGEST_NUMBER = 6
DROPPED = frozenset(
    """
    head script style noscript template nav footer aside form button select svg math iframe object
    """.split()
)
BLOCKS = frozenset(
    """
    p div li h1 h2 h3 h4 h5 h6 section article header main ul ol table tr td th dl dt dd br hr pre
    blockquote figure figcaption address time body
    """.split()
)
LISTS = ("ol", "ul")
CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
# what these names mean on the web
LATIN = {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252"}
EIGHT_BITS = re.compile(r"windows-125\d|iso-8859-\d{1,2}")


def declared_charset(data: bytes) -> str | None:
    """The 8-bit character set that the page declares, by a name that Python knows."""
    found = CHARSET.search(data, 0, 1024)
    name = found[1].decode().lower() if found else ""
    if name in LATIN:
        return LATIN[name]
    return name if EIGHT_BITS.fullmatch(name) and name != "iso-8859-12" else None


def text_of(name: str, source: str) -> str:
    """The page's text; raises Refused for a page that is too large or too deep."""
    data = source.encode()
    if len(data) > MAX_BYTES:
        raise Refused(name, f"is larger than {MAX_BYTES // 1_000_000} MB of HTML")
    page = _Page()
    parser = etree.HTMLParser(target=page, encoding="utf-8", no_network=True)
    try:
        _parse(name, parser, page, data)
    except etree.LxmlError as error:
        raise Refused(name, "has HTML that cannot be read") from error
    if not page.lines:
        raise Refused(name, "has HTML that shows no text")
    return page.text()


def _parse(name: str, parser: etree.HTMLParser, page: "_Page", data: bytes) -> None:
    for begin in range(0, len(data), CHUNK):
        parser.feed(data[begin : begin + CHUNK])
        if page.deepest > DEEPEST:
            raise Refused(name, f"has HTML nested deeper than {DEEPEST} levels")
        if len(page.lines) > MOST_LINES:
            raise Refused(name, f"has HTML of more than {MOST_LINES:,} lines")
    parser.close()
    if parser.feed_error_log.filter_from_fatals():
        raise Refused(name, "has HTML that cannot be read to its end")


@dataclass(slots=True)
class _Line:
    """A block's text; `mark` is "" unless an outermost list's item begins with it."""

    text: str
    mark: str
    begins_article: bool
    in_list: bool
    in_article: bool
    in_main: bool
    is_preformatted: bool


@dataclass
class _List:
    is_ordered: bool
    number: int = 0


@dataclass
class _Page:
    """What the parser calls; `text()` is what came of it."""

    deepest: int = 0
    depth: int = 0
    dropped: int = 0
    articles: int = 0
    mains: int = 0
    preformatted: int = 0
    mark: str = ""
    begins_article: bool = False
    pieces: list[str] = field(default_factory=list)
    lines: list[_Line] = field(default_factory=list)
    lists: list[_List] = field(default_factory=list)

    def start(self, tag: str, attributes: dict) -> None:
        self.depth += 1
        self.deepest = max(self.deepest, self.depth)
        if self.dropped or tag in DROPPED or "hidden" in attributes:
            self.dropped += 1
            return
        if tag in BLOCKS:
            self._end_line()
        self._open(tag, attributes)

    def end(self, tag: str) -> None:
        self.depth -= 1
        if self.dropped:
            self.dropped -= 1
            return
        if tag in BLOCKS:
            self._end_line()
        self._shut(tag)

    def data(self, text: str) -> None:
        if not self.dropped:
            self.pieces.append(text)

    def comment(self, text: str) -> None:
        """Comments are no text."""

    def pi(self, target: str, data: str | None = None) -> None:
        """Processing instructions are no text."""

    def close(self) -> None:
        self._end_line()

    def text(self) -> str:
        """The lines of <main>, if there is one, with marks, and indented under them."""
        lines = [line for line in self.lines if line.in_main] or self.lines
        by_article = sum(line.begins_article for line in lines) >= FEWEST_ARTICLES
        return "\n\n".join(_laid_out(line, by_article) for line in lines)

    def _open(self, tag: str, attributes: dict) -> None:
        if tag in LISTS:
            start = attributes.get("start", "1")
            self.lists.append(_List(tag == "ol", _number(start, 1) - 1))
        elif tag == "li" and len(self.lists) == 1:
            self.mark = self._next_mark(attributes)
        elif tag == "article":
            self.begins_article = self.articles == 0
            self.articles += 1
        self._count(tag, 1)

    def _shut(self, tag: str) -> None:
        if tag in LISTS and self.lists:
            self.lists.pop()
        elif tag == "article":
            self.articles -= 1
        self._count(tag, -1)

    def _count(self, tag: str, step: int) -> None:
        self.mains += step * (tag == "main")
        self.preformatted += step * (tag == "pre")

    def _next_mark(self, attributes: dict) -> str:
        listed = self.lists[0]
        listed.number = _number(attributes.get("value", ""), listed.number + 1)
        return f"{listed.number}." if listed.is_ordered else "-"

    def _end_line(self) -> None:
        text = "".join(self.pieces)
        self.pieces.clear()
        for line in text.splitlines() if self.preformatted else [" ".join(text.split())]:
            if line.strip():
                self.lines.append(self._line(line.rstrip()))
                self.mark, self.begins_article = "", False

    def _line(self, text: str) -> _Line:
        return _Line(
            text,
            self.mark,
            self.begins_article,
            in_list=bool(self.lists),
            in_article=self.articles > 0,
            in_main=self.mains > 0,
            is_preformatted=self.preformatted > 0,
        )


def _number(printed: str, otherwise: int) -> int:
    """A mark's number as an attribute gives it, if the listing reader takes such ones."""
    printed = printed.strip()
    return (
        int(printed) if printed.isascii() and printed.isdigit() and len(printed) < 7 else otherwise
    )


def _laid_out(line: _Line, by_article: bool) -> str:
    if line.is_preformatted:
        return line.text
    mark = ("-" if line.begins_article else "") if by_article else line.mark
    if mark:
        return f"  {mark} {line.text}"
    return f"    {line.text}" if (line.in_article if by_article else line.in_list) else line.text
