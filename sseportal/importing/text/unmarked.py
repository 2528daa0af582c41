"""Listing pages without numbers and bullets: lists of titles, and pages flattened to one line.

Both are read only where their structure leaves no doubt, and refused with the reason otherwise.
"""

from dataclasses import dataclass

from .dates import read_date
from .kinds import folded, is_known_label
from .marks import Block, NotAListing, Page
from .markup import INVISIBLE
from .series import sentences, series_of

LONGEST_TITLE = 300
LEAST_TITLE_WORDS = 4
LEAST_ENTRIES = 3
SEPARATORS = frozenset(">»›→")
# a date behind one of these is told, not printed
TELLING = frozenset(
    """
    on of from until till to by since before after and or the in for at between dated – - —
    """.split()
)
QUOTES = "“”\"'‘’)"
# words of a heading that are looked at for its repetition
WIDEST_HEADING = 40


@dataclass
class _Item:
    """One entry's lines and the number of its first line, from 0."""

    line: int
    lines: list[str]
    is_labelled: bool = False
    has_summary: bool = False


def read_unmarked(text: str) -> Page:
    """The blocks of a page without marks; raises NotAListing."""
    lines = [(at, line.strip(INVISIBLE)) for at, line in enumerate(text.split("\n"))]
    filled = [(at, line) for at, line in lines if line]
    if not filled:
        raise NotAListing("nothing but blanks")
    if len(filled) == 1:
        return _flattened(*filled[0])
    return _titles(filled)


def is_label(line: str) -> bool:
    """Whether the whole line is a label that is known, a series' or another."""
    return is_known_label(line) or series_of(line, "") is not None


def _titles(filled: list[tuple[int, str]]) -> Page:
    """A page of [label,] title and summary: titles end with no full stop, summaries do."""
    heading = "" if is_label(filled[0][1]) else filled[0][1]
    items = _items(filled[1:] if heading else filled)
    if not _is_certain(heading, items):
        reason = "no numbers, bullets, dates or labels tell where its entries begin"
        raise NotAListing(f"no numbered or bulleted entries: {reason}", filled[0][0] + 1)
    blocks = [Block(item.line + 1, "\n".join(item.lines), item.lines, None) for item in items]
    return Page(heading, False, False, blocks, [], family="H")


def _items(filled: list[tuple[int, str]]) -> list[_Item]:
    """The entries in order; empty where a line fits nowhere."""
    items: list[_Item] = []
    credits: list[str] = []
    waits_for_title = False
    for at, line in filled:
        if line.startswith("©"):
            credits.append(line)
        elif is_label(line) and not waits_for_title:
            items.append(_Item(at, [*credits, line], is_labelled=True))
            credits, waits_for_title = [], True
        elif _is_title(line):
            if not waits_for_title:
                items.append(_Item(at, credits))
            items[-1].lines.append(line)
            credits, waits_for_title = [], False
        elif waits_for_title or not items:
            return []
        else:
            items[-1].lines.append(line)
            items[-1].has_summary = True
    return [] if waits_for_title or credits else items


def _is_title(line: str) -> bool:
    return (
        len(line) <= LONGEST_TITLE
        and not line.rstrip(QUOTES).endswith((".", ";", ":", ",", "…"))
        and not line[0].islower()
    )


def _is_certain(heading: str, items: list[_Item]) -> bool:
    """Whether labels, series or a heading that names the list tell that this is one."""
    if len(items) < 2 or len(heading) > LONGEST_TITLE:
        return False
    if 2 * sum(item.is_labelled for item in items) >= len(items):
        return sum(item.has_summary for item in items) * 2 >= len(items)
    if not all(item.has_summary and _is_spoken(item) for item in items):
        return False
    told = sum(series_of("", item.lines[-1]) is not None for item in items)
    return 2 * told >= len(items) or (_names_a_list(heading) and len(items) >= LEAST_ENTRIES)


def _is_spoken(item: _Item) -> bool:
    """Whether the title is longer than a section's heading."""
    return len(item.lines[-2].split()) >= LEAST_TITLE_WORDS


def _names_a_list(heading: str) -> bool:
    """Whether a known label stands in the heading: "News on X", "Stories and events"."""
    words = folded(heading[:LONGEST_TITLE]).replace(",", " ").split()
    return any(is_known_label(word) for word in words)


def _flattened(at: int, line: str) -> Page:
    """Breadcrumb, heading and entries in one line; a date stands behind each title."""
    words = line.split()
    dates = _printed_dates(words)
    if not dates:
        raise NotAListing(
            "no list of entries: a page flattened to one line without dates, or plain prose", at + 1
        )
    begin = max((n for n in range(dates[0]) if words[n] in SEPARATORS), default=None)
    if begin is None:
        raise NotAListing("no list of entries: one line that begins with no breadcrumb", at + 1)
    heading, title = _heading_and_title(words[:begin], words[begin + 1 : dates[0]])
    if not title:
        raise NotAListing(
            "a page flattened to one line: where its heading ends cannot be told", at + 1
        )
    warning = "the page is flattened to one line: look where its titles begin"
    blocks = _flat_blocks(words, dates, title, at + 1)
    return Page(heading, False, False, blocks, [warning], family="F")


def _printed_dates(words: list[str]) -> list[int]:
    """Where a full date stands by itself: behind no preposition, before a capital or the end."""
    return [at for at in range(1, len(words) - 2) if _is_printed(words, at)]


def _is_printed(words: list[str], at: int) -> bool:
    if not _is_date(words, at) or _is_date(words, at + 3) or words[at - 1] in TELLING:
        return False
    following = words[at + 3] if at + 3 < len(words) else "."
    return not following.lstrip(QUOTES)[:1].islower()


def _is_date(words: list[str], at: int) -> bool:
    found = read_date(" ".join(words[at : at + 3]))
    return found is not None and found[1] == "day"


def _heading_and_title(crumbs: list[str], words: list[str]) -> tuple[str, list[str]]:
    """The heading is known where it repeats a crumb or names a series; a title may repeat too."""
    last = _crumbs(crumbs)[-1:]
    twice = _repeated(words)
    if twice and 2 * twice == len(words):
        return " ".join(last), words[:twice]
    if twice:
        return " ".join(words[:twice]), words[2 * twice :]
    for crumb in _crumbs(crumbs):
        size = len(crumb.split())
        if crumb and " ".join(words[:size]).casefold() == crumb.casefold():
            return crumb, words[size:]
    for size in range(min(len(words), WIDEST_HEADING), 0, -1):
        if series_of(" ".join(words[:size]), ""):
            return " ".join(words[:size]), words[size:]
    return "", []


def _crumbs(words: list[str]) -> list[str]:
    parts = [[]]
    for word in words:
        if word in SEPARATORS:
            parts.append([])
        else:
            parts[-1].append(word)
    return [" ".join(part) for part in parts]


def _repeated(words: list[str]) -> int:
    """How many words begin the text twice in a row."""
    folded_words = [word.casefold() for word in words[: 2 * WIDEST_HEADING]]
    sizes = range(len(folded_words) // 2, 0, -1)
    return next((n for n in sizes if folded_words[:n] == folded_words[n : 2 * n]), 0)


def _flat_blocks(words: list[str], dates: list[int], title: list[str], line: int) -> list[Block]:
    """Between two dates stand a summary, which ends a sentence, and the next title."""
    blocks, name = [], " ".join(title)
    for at, following in zip(dates, [*dates[1:], None], strict=True):
        told = sentences(" ".join(words[at + 3 : following]))
        next_name = told.pop() if following and told else ""
        parts = [name, " ".join(words[at : at + 3]), " ".join(told)]
        lines = [part for part in parts if part]
        blocks.append(Block(line, " ".join(lines), lines, None))
        name = next_name
    return blocks
