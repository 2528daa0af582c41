"""Documents that nobody meant: pages built at random, and real ones damaged at random.

Each is made from a number alone, so that a failing one can be made again.
"""

import random
from pathlib import Path

ROOT = Path(__file__).parents[2]
ORIGINALS = [
    path.read_text("utf-8")
    for folder in ("fixtures/seeds", "tests/gold/synthetic")
    for path in sorted((ROOT / folder).glob("*.txt"))
]
WORDS = " ".join(ORIGINALS).split()
LABELS = ("News", "Event", "COOP Champions", "Spotlight Interviews with Co-operators", "news:",
          "Our impact, Their voices", "© Ann Lee / ILO 2021", "©", "© 2021", "-", "1.")  # fmt: skip
DATES = ("3 May 2021", "31 February 2020", "May 2021", "2021", "0 May 2021", "٣ May 2021", "99999",
         "3\u00a0May 2021", "3 \u200bMay 2021", "29 February 2023", "3 MAY 2021", "")  # fmt: skip
MARKS = ("-", "•", "*", "{n}.", "{n}. ", "  {n}.", "{n}) ", "1.", "0.", "999999.", "٣.", "")
LINE_ENDS = ("\n", "\r\n", "\r", "\n\n", "\v", "\f", "\u0085", "\u2028", "\u2029")
ODD = (
    "\0", "\x1b", "\x7f", "\u00ad", "\u200b", "\u200d", "\u200f", "\u202e", "\u202a", "\u2066",
    "\u2069", "\u202c", "\ufeff", "\uff9e", "\u0345", "\u0130", "\ufb03",
    "\U0001f469\u200d\U0001f4bb", "مرحبا", "שלום", "การ", "e\u0301" * 9, "\U000e0041", "\uffff",
    "﷽", "<b>", "</p>", "&amp;",
    "(" * 40, ")" * 40, "“", '"', "'s ", " and ", ", ", " of the ", "(ILO)", "interviewed ", "Ms. ",
    ": ", " – ", "ﾞ Kenya ﾞ", "US$", "3 May 2021",
)  # fmt: skip


def document(number: int) -> bytes:
    """The document of this number: every other one is a real page, damaged."""
    chance = random.Random(number)
    text = _built(chance) if number % 2 else _damaged(chance)
    return _encoded(chance, text)


def _built(chance: random.Random) -> str:
    mark, line_end = chance.choice(MARKS), chance.choice(LINE_ENDS)
    lines = [_words(chance, 6)] * chance.randint(0, 2)
    for number in range(1, chance.randint(1, 9)):
        lines += [_month(chance)] * (chance.random() < 0.2)
        lines += _entry(chance, mark.format(n=number))
    return (line_end * chance.randint(1, 2)).join(lines)


def _entry(chance: random.Random, mark: str) -> list[str]:
    indent = " " * chance.choice((0, 0, 4))
    parts = [chance.choice(LABELS), _words(chance, 12), chance.choice(DATES), _words(chance, 60)]
    kept = [part for part in parts if chance.random() < 0.85]
    if chance.random() < 0.3 and kept:
        kept[0] = f"{mark} {kept[0]}"
    else:
        kept.insert(0, mark)
    return [indent + part for part in kept]


def _month(chance: random.Random) -> str:
    return chance.choice(("May 2021", "2021", "Mai 2021", "May 2021 brings rain"))


def _words(chance: random.Random, most: int) -> str:
    words = [chance.choice(WORDS) for _ in range(chance.randint(0, most))]
    if chance.random() < 0.4:
        words.insert(chance.randint(0, len(words)), chance.choice(ODD))
    return " ".join(words)


def _damaged(chance: random.Random) -> str:
    text = chance.choice(ORIGINALS)
    for _ in range(chance.randint(1, 5)):
        text = chance.choice(DAMAGES)(chance, text)
    return text


def _cut(chance: random.Random, text: str) -> str:
    at = chance.randint(0, len(text))
    return text[:at] if chance.random() < 0.5 else text[at:]


def _shuffled(chance: random.Random, text: str) -> str:
    lines = text.split("\n")
    start = chance.randint(0, len(lines))
    part = lines[start : start + 12]
    chance.shuffle(part)
    return "\n".join(lines[:start] + part + lines[start + 12 :])


def _doubled(chance: random.Random, text: str) -> str:
    lines = text.split("\n")
    start = chance.randint(0, len(lines))
    stop = start + chance.randint(1, 20)
    return "\n".join(lines[:stop] + lines[start:stop] + lines[stop:])


def _spliced(chance: random.Random, text: str) -> str:
    return _cut(chance, text) + chance.choice(LINE_ENDS) + _cut(chance, chance.choice(ORIGINALS))


def _sprinkled(chance: random.Random, text: str) -> str:
    for _ in range(chance.randint(1, 6)):
        at = chance.randint(0, len(text))
        text = text[:at] + chance.choice(ODD[1:]) + text[at:]
    return text


def _joined(chance: random.Random, text: str) -> str:
    return text.replace("\n", " ", chance.randint(1, 200))


def _with_other_ends(chance: random.Random, text: str) -> str:
    lines = text.split("\n")
    return "".join(line + chance.choice(LINE_ENDS) for line in lines)


def _with_a_long_line(chance: random.Random, text: str) -> str:
    at = chance.randint(0, len(text))
    unit = chance.choice((*ODD[1:], "A ", "a, ", "Loop Union ", "it. ", "x"))
    # a megabyte now and then
    size = 1_000_000 if chance.random() < 0.01 else 3_000
    return text[:at] + unit * (size // len(unit)) + text[at:]


def _shouted(chance: random.Random, text: str) -> str:
    return text.upper() if chance.random() < 0.5 else text.title()


def _marked_up(chance: random.Random, text: str) -> str:
    tag = chance.choice(("<p>", "<div>", "<li>", "<!doctype html><body>", "<pre>", "<nav>"))
    return tag + text.replace("\n\n", f"{tag}\n")


DAMAGES = (_cut, _shuffled, _doubled, _spliced, _sprinkled, _joined, _with_other_ends,
           _with_a_long_line, _shouted, _marked_up)  # fmt: skip


def _encoded(chance: random.Random, text: str) -> bytes:
    choice = chance.random()
    if choice < 0.05:
        return text.encode("utf-16")
    if choice < 0.1:
        return b"\xef\xbb\xbf" + text.encode()
    data = text.encode()
    if choice < 0.2:
        return _with_random_bytes(chance, data)
    return text.encode("utf-16-le") if choice < 0.22 else data


def _with_random_bytes(chance: random.Random, data: bytes) -> bytes:
    at = chance.randint(0, len(data))
    return data[:at] + chance.randbytes(chance.randint(1, 4)) + data[at:]
