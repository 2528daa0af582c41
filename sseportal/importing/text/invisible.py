"""Characters that show nothing: kept where a script needs them, else dropped.

A zero-width space in "Ne ws" hides the label from a reader of text, and an override of direction
shows another text than the one that is stored. Between Arabic, Hebrew or Khmer letters the same
characters are spelling.
"""

import re

# of no use in any script: soft hyphen, word joiner, a byte order mark that is none
USELESS = "\u00ad\u2060\ufeff"
OVERRIDES = "\u202d\u202e"
CLOSERS = {"\u2066": "\u2069", "\u2067": "\u2069", "\u2068": "\u2069",
           "\u202a": "\u202c", "\u202b": "\u202c"}  # fmt: skip
TURNING = "".join({**dict.fromkeys(CLOSERS), **dict.fromkeys(CLOSERS.values())})
DIRECTIONS = "\u200e\u200f\u061c"
ALL = USELESS + OVERRIDES + TURNING + DIRECTIONS + "\u200b\u200c\u200d"
# a zero-width space beside Latin letters, a joiner between them
LATIN = "\\x00-\\u024f"
BESIDE_LATIN = re.compile(
    f"(?<=[{LATIN}])\u200b+|\u200b+(?=[{LATIN}])|(?<=[{LATIN}])[\u200b-\u200d]+(?=[{LATIN}])"
)
RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
TURNED = re.compile(f"[{TURNING}{DIRECTIONS}]")
# share of the text, and lines, that no honest document goes beyond
MOST = 1 / 3
MOST_LINES = 100_000


class TooManyInvisible(Exception):
    """Characters that show nothing make up the document, or stand in very many of its lines."""


def without_invisible(text: str) -> tuple[str, list[str]]:
    """The text without what hides or misleads, and warnings; raises TooManyInvisible."""
    counts = {one: text.count(one) for one in ALL if one in text}
    if not counts:
        return text, []
    if sum(counts.values()) > 100 + MOST * len(text):
        raise TooManyInvisible("consists of characters that show nothing")
    warnings = [_warning(text)] if not counts.keys().isdisjoint(OVERRIDES) else []
    for one in USELESS + OVERRIDES:
        text = text.replace(one, "")
    text = BESIDE_LATIN.sub("", text)
    if counts.keys().isdisjoint(TURNING + DIRECTIONS):
        return text, warnings
    return (_by_line(text) if RIGHT_TO_LEFT.search(text) else _without_turns(text)), warnings


def _warning(text: str) -> str:
    at = min(text.find(one) for one in OVERRIDES if one in text)
    line = text.count("\n", 0, at) + 1
    return f"characters that turn the direction of reading are taken out, first in line {line}"


def _without_turns(text: str) -> str:
    for one in TURNING + DIRECTIONS:
        text = text.replace(one, "")
    return text


def _by_line(text: str) -> str:
    """Each line that holds such characters balanced by itself, or without them if it is Latin."""
    pieces, begin = [], 0
    while found := TURNED.search(text, begin):
        start = max(begin, text.rfind("\n", begin, found.start()) + 1)
        stop = text.find("\n", found.end())
        stop = stop if stop >= 0 else len(text)
        pieces += text[begin:start], _balanced(text[start:stop])
        begin = stop
        if len(pieces) > 2 * MOST_LINES:
            raise TooManyInvisible(f"turns the direction of reading in over {MOST_LINES:,} lines")
    return "".join([*pieces, text[begin:]])


def _balanced(line: str) -> str:
    """The line without openers that nothing closes and closers of nothing."""
    if not RIGHT_TO_LEFT.search(line):
        return _without_turns(line)
    dropped, opened = set(), []
    for found in re.finditer(f"[{TURNING}]", line):
        one = found[0]
        if one in CLOSERS:
            opened.append(found)
        elif opened and CLOSERS[opened[-1][0]] == one:
            opened.pop()
        else:
            dropped.add(found.start())
    dropped.update(found.start() for found in opened)
    return "".join(one for at, one in enumerate(line) if at not in dropped) if dropped else line
