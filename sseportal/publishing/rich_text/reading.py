"""Reads HTML, whoever wrote it, into the blocks of a text.

Only structure is taken over: a paragraph is one whether it is a `p`, a `div` or a row of a table,
and bold is bold whether it is an element or a style.
"""

import re
from dataclasses import replace
from typing import NamedTuple

from sseportal.publishing.rich_text import allow_list, marks
from sseportal.publishing.rich_text.blocks import BREAK, Block, Container, Figure, Picture, Run
from sseportal.publishing.rich_text.bullets import BULLET, add_item
from sseportal.publishing.rich_text.table_rows import CELLS, Row
from sseportal.publishing.rich_text.word_lists import WordLists, is_marker, level_of

DEEPEST = 400  # elements within each other
DEEPEST_KEPT = 20  # lists, their items and quotes within each other: Word's nine levels
LISTS = ("ul", "ol")
TITLES = ("h1", "h2", "h3", "h4", "h5", "h6")
DROPPED = frozenset("head title script style template noscript iframe object svg math xml".split())
BLOCKS = frozenset(
    """
    p div li h1 h2 h3 h4 h5 h6 section article header footer main aside nav address pre center
    form fieldset table tr td th caption dl dt dd ul ol blockquote figure figcaption body hr
    """.split()
)
SPACES = re.compile(r"[ \t\r\n\f\v]+|[ \xa0]{2,}")


class TooDeep(ValueError):
    """Nobody writes so."""


class State(NamedTuple):
    """What holds within an element. `silence` is "dropped", or "marker" in a bullet of Word's."""

    marks: Run = Run("")
    tag: str = "p"
    silence: str = ""
    depth: int = 1
    is_block: bool = False


class Reader:
    """A target of lxml's parser. Headings keep the level that they have."""

    def __init__(self):
        self.root = Container("")
        self.open = [self.root]
        self.states = [State()]
        self.block = None
        self.rows = []
        self.word = WordLists()

    # -- What the parser calls -----------------------------------------------------------------

    def start(self, tag, attributes):
        if len(self.states) > DEEPEST:
            raise TooDeep
        state = self._state(tag, attributes)
        self.states.append(state)
        if state.is_block:
            self._start_block(tag, attributes)
        elif not state.silence and tag == "br":
            self._break()
        elif not state.silence and tag == "img":
            self._picture(attributes)

    def end(self, tag):
        state = self.states.pop()
        if state.is_block:
            self._end_block()
            del self.open[state.depth :]
            self._end_row(tag)
        if state.silence == "marker" and not self.states[-1].silence and self.word.level:
            self._begin_word_item()

    def data(self, text):
        state = self.states[-1]
        if state.silence == "marker":
            self.word.marker += text
        if state.silence or (self.block is None and not text.strip()):
            return
        if self.block is None:
            self._begin_block(state.tag)
        self._add(SPACES.sub(" ", text))

    def close(self):
        self._end_block()
        return self.root

    # -- What it makes of it -------------------------------------------------------------------

    def _state(self, tag, attributes):
        above = self.states[-1]
        silence = above.silence or ("dropped" if tag in DROPPED else "")
        silence = silence or ("marker" if is_marker(attributes) else "")
        is_block = tag in BLOCKS and not silence
        inner = tag if tag in TITLES else "p" if is_block else above.tag
        told = marks.within(above.marks, tag, attributes)
        return State(told, inner, silence, len(self.open), is_block)

    def _start_block(self, tag, attributes):
        self._end_block()
        self.word.begin(level_of(attributes))
        if tag in LISTS:
            self._open_list(tag, attributes)
        elif tag == "li":
            self._open_item()
        elif tag == "blockquote":
            self._open(Container(tag))
        elif tag == "figure":
            self._open(Figure(tag))
        elif tag == "tr":
            self.rows.append(Row(self.open[-1]))

    def _end_row(self, tag):
        """Of a row of a table, or of one of its cells."""
        if tag in CELLS and self.rows:
            self.rows[-1].end_cell()
        elif tag == "tr":
            self.rows.pop().end()

    def _open(self, container):
        if container.tag == "li" or len(self.open) < DEEPEST_KEPT:
            self.open[-1].children.append(container)
            self.open.append(container)

    def _open_list(self, tag, attributes):
        """Google Docs writes a list within a list beside the item that it belongs to."""
        if self.open[-1].tag in LISTS:
            if not self.open[-1].children:
                self.open[-1].children.append(Container("li"))
            self.open.append(self.open[-1].children[-1])
        start = attributes.get("start", "")
        is_told = tag == "ol" and allow_list.NUMBER.fullmatch(start) and start != "1"
        self._open(Container(tag, attributes={"start": start} if is_told else {}))

    def _open_item(self):
        if self.open[-1].tag not in LISTS:
            self._open(Container("ul"))
        if self.open[-1].tag in LISTS:
            self._open(Container("li"))

    def _begin_word_item(self):
        self._end_block()
        self.open.append(self.word.item(self.open[-1]))

    def _begin_block(self, tag):
        if self.word.level:
            self._begin_word_item()
        if self.open[-1].tag in LISTS:
            self._open_item()
        is_nested = len(self.open) > 1
        tag = "figcaption" if self.open[-1].tag == "figure" else "p" if is_nested else tag
        self.block = Block(tag)
        self.open[-1].children.append(self.block)

    def _add(self, text):
        told = self.states[-1].marks
        bold = told.bold and self.block.tag not in TITLES
        self.block.runs.append(replace(told, text=text, bold=bold))

    def _end_block(self):
        block, self.block = self.block, None
        if block is None:
            return
        block.trim()
        holder = self.open[-1]
        if not block.runs:
            holder.children.remove(block)
        elif holder is self.root and BULLET.match(block.text):
            holder.children.pop()
            add_item(holder.children, block)

    def _break(self):
        """Two breaks are the end of a paragraph."""
        if self.block is None:
            return
        last = next((run.text for run in reversed(self.block.runs) if run.text.strip(" ")), "")
        if last == BREAK:
            self._end_block()
        else:
            self._add(BREAK)

    def _picture(self, attributes):
        found = allow_list.picture(attributes)
        if not found:
            return
        self._end_block()
        if self.open[-1].tag in LISTS:
            self._open_item()
        if self.open[-1].tag == "figure":
            self.open[-1].children.append(Picture(found))
        else:
            self.open[-1].children.append(Figure("figure", [Picture(found)]))
