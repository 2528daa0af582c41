"""Lists that somebody typed: paragraphs that begin with a bullet."""

import re

from sseportal.publishing.rich_text.blocks import Container

BULLET = re.compile(r"[•·▪‣◦●■][ \t\xa0]\s*")


class Bullets(Container):
    """A list that such paragraphs became, which the next of them goes on with."""


def add_item(found, block):
    """The paragraph at the end of [Block or Container], as an item of a list."""
    block.runs[0].text = BULLET.sub("", block.runs[0].text, count=1)
    block.trim()
    if not found or not isinstance(found[-1], Bullets):
        found.append(Bullets("ul"))
    found[-1].children.append(Container("li", [block]))
