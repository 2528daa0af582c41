"""A text as a shallow tree: containers hold blocks, and blocks hold runs of marked text."""

from dataclasses import dataclass, field
from html import escape
from itertools import groupby
from operator import attrgetter

BREAK = "\n"  # within a run: a line of its own


@dataclass
class Run:
    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""


@dataclass
class Block:
    """A paragraph, a heading, a caption."""

    tag: str
    runs: list[Run] = field(default_factory=list)

    @property
    def text(self):
        return "".join(run.text for run in self.runs)

    def trim(self):
        """Take spaces away at both ends, and of several in a row all but one."""
        before, self.runs = "", _joined(self.runs)
        for run in self.runs:
            if not before or before.endswith((" ", BREAK)):
                run.text = run.text.lstrip(" \n" if not before else " ")
            before = run.text or before
        for run in reversed(self.runs):
            run.text = run.text.rstrip(" \n\xa0")
            if run.text:
                break
        self.runs = [run for run in self.runs if run.text]

    def inner(self):
        return "".join(
            f'<a href="{escape(href)}">{_bold(list(same))}</a>' if href else _bold(list(same))
            for href, same in groupby(self.runs, attrgetter("href"))
        )

    def html(self):
        return f"<{self.tag}>{inner}</{self.tag}>" if (inner := self.inner()) else ""


def _joined(runs):
    """Runs that are marked alike as one."""
    return [
        Run("".join(run.text for run in same), *marks)
        for marks, same in groupby(runs, attrgetter("bold", "italic", "href"))
    ]


def _bold(runs):
    return _marked(runs, "bold", "strong", lambda same: _marked(same, "italic", "em", _text))


def _marked(runs, mark, tag, inner):
    return "".join(
        f"<{tag}>{inner(list(same))}</{tag}>" if is_marked else inner(list(same))
        for is_marked, same in groupby(runs, attrgetter(mark))
    )


def _text(runs):
    return "".join(escape(run.text, quote=False).replace(BREAK, "<br>") for run in runs)


@dataclass
class Picture:
    attributes: dict

    def html(self):
        return f"<img{_attributes(self.attributes)}>"


@dataclass
class Container:
    tag: str
    children: list = field(default_factory=list)
    attributes: dict = field(default_factory=dict)

    def html(self):
        children = self.children
        told = [one.html() for one in children[1:]]
        if children:
            first = children[0]
            told.insert(0, first.inner() if self._is_one_line() else first.html())
        inner = "".join(told)
        return f"<{self.tag}{_attributes(self.attributes)}>{inner}</{self.tag}>" if inner else ""

    def _is_one_line(self):
        """Whether it is an item with but one paragraph, before any list in it."""
        first, *others = self.children
        is_alone = isinstance(first, Block) and all(isinstance(one, Container) for one in others)
        return self.tag == "li" and is_alone


class Figure(Container):
    """Written as pictures that have a figure each, the last with all that was its caption; what
    else was in it stands behind. Without a picture the caption is a text."""

    def html(self):
        pictures = [one for one in self.children if isinstance(one, Picture)]
        captions = [one for one in self.children if isinstance(one, Block)]
        others = [one for one in self.children if isinstance(one, Container)]
        if pictures:
            figures = _figures(pictures, _caption(captions))
        else:
            figures = [Block("p", one.runs).html() for one in captions]
        return "\n".join([*figures, *(one.html() for one in others)])


def _figures(pictures, caption):
    *first, last = (picture.html() for picture in pictures)
    return [*(f"<figure>{one}</figure>" for one in first), f"<figure>{last}{caption}</figure>"]


def _caption(blocks):
    runs = [run for block in blocks for run in [Run(BREAK), *block.runs]]
    return Block("figcaption", runs[1:]).html()


def _attributes(attributes):
    return "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
