"""Tables, which no text has: a row of short cells is a line, and other cells are paragraphs."""

import re

from sseportal.publishing.rich_text.blocks import BREAK, Block, Run

CELLS = ("td", "th")
BETWEEN = " · "
SENTENCE = re.compile(r"[.?!…؟？。][\s»”\"'’)]*$")


class Row:
    """What has been read of a row so far, all of which goes into `holder`."""

    def __init__(self, holder):
        self.holder, self.cells = holder, []
        self.begins = self.at = len(holder.children)

    def end_cell(self):
        found = self.holder.children[self.at :]
        self.at += len(found)
        self.cells += [found] if found else []

    def end(self):
        if len(self.cells) > 1 and all(map(_is_short, self.cells)):
            line = Block("p")
            for (cell,) in self.cells:
                line.runs += [Run(BETWEEN), *cell.runs] if line.runs else cell.runs
            self.holder.children[self.begins :] = [line]


def _is_short(blocks):
    first = blocks[0]
    is_line = len(blocks) == 1 and isinstance(first, Block) and first.tag == "p"
    return is_line and BREAK not in first.text and not SENTENCE.search(first.text)
