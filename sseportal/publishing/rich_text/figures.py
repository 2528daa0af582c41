"""The figures of a text, as `cleaned` and `allowed` leave them."""

import re
from html import unescape
from typing import NamedTuple

# In each text that has one.
MARK = '<img src="/pictures/'
FIGURE = (
    r'<figure><img src="/pictures/(\d+)/" alt="([^"]*)">'
    r"(?:<figcaption>((?:(?!</?fig).)*)</figcaption>)?</figure>"
)
PICTURE = r'<img\b(?:[^">]|"[^"]*")*>'
FIGURES = re.compile(FIGURE, re.DOTALL)
PICTURES = re.compile(f"{FIGURE}|{PICTURE}", re.DOTALL)


class Figure(NamedTuple):
    """`picture` is the key of one of the library, `caption` is HTML."""

    picture: int
    alt: str
    caption: str


def figures_in(html):
    return [_figure(found) for found in FIGURES.finditer(html)]


def with_figures(html, write):
    """`html` with each Figure as `write` has it, and no picture beside."""
    return PICTURES.sub(lambda found: write(_figure(found)) if found[1] else "", html)


def without_figures(html, kept):
    """`html` with the figures of which the picture is one of `kept`; of others the words."""
    gone = {figure.picture for figure in figures_in(html)} - set(kept)

    def write(found):
        caption = found[3]
        if int(found[1]) not in gone:
            return found[0]
        return f"<p>{caption}</p>" if caption else ""

    return FIGURES.sub(write, html) if gone else html


def _figure(found):
    return Figure(int(found[1]), unescape(found[2]).strip(), found[3] or "")
