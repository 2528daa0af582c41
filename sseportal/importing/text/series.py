"""The interview series, how their labels are spelled and the words repeated under each item."""

import re
from dataclasses import dataclass
from functools import lru_cache

QUOTES = str.maketrans(dict.fromkeys("\"'“”„«»‘’‹›`´", None))
DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
PLAIN = QUOTES | DASHES
LONGEST_OPENING = 200
SENTENCE_END = re.compile(r"[.!?\n]")
CONTINUATIONS = ("it ", "the series ", "this series ", "the interviews ", "these interviews ")
# behind its name, folded: what is told of the series and not of the item
DESCRIBING = (" serie ", " serie.", " feature ", " is a serie ")
# a sentence that leans on the one before it
LEANING = ("on this occasion", "on the occasion", "on that occasion")
# what parts a series' name from the title proper
BEHIND_LABEL = (": ", " - ", " – ", " — ", " with ")
ABBREVIATIONS = frozenset(
    """
    mr. ms. mrs. dr. prof. st. no. vs. e.g. i.e. u.s. jr. sr. inc.
    """.split()
)


@dataclass(frozen=True)
class Series:
    """`labels` and `openings` are spelled as printed; they are compared folded."""

    slug: str
    name: str
    labels: tuple[str, ...]
    openings: tuple[str, ...]


SERIES = (
    Series(
        "spotlight-interviews",
        "Spotlight Interviews with Co-operators",
        ("Spotlight Interviews with Co-operators", "Spotlight Interviews"),
        ("Spotlight Interviews with Co-operators",),
    ),
    Series(
        "coop-champions",
        "COOP Champions",
        ("COOP Champions", "ILO COOP Champions"),
        ("COOP Champions features", "COOP Champions is a series", "COOP Champions series"),
    ),
    Series(
        "ilo-coop-100",
        "ILO COOP 100 Interview",
        ("ILO COOP 100 Interview", "ILO COOP 100 Interview series", "COOP 100 Interview",
         "ILO COOP100 Interview", "ILO COOP/SSE 100 Interview"),
        ("ILO COOP 100 Interview", "COOP 100 Interview", "ILO COOP100 Interview",
         "ILO established its Cooperatives Unit in"),
    ),
)  # fmt: skip


def _folded(text: str) -> str:
    """No case, quotes, dash in "co-operator" or plural: one spelling for all of them."""
    plain = text.translate(PLAIN).casefold().replace("co-op", "coop")
    return " ".join(word.removesuffix("s") for word in plain.split()).rstrip(".: ")


@lru_cache(1000)
def _of_label(label: str) -> str | None:
    return BY_LABEL.get(_folded(label))


BY_LABEL = {_folded(label): series.slug for series in SERIES for label in series.labels}
BY_SLUG = {series.slug: series for series in SERIES}
NAMES = {series.slug: tuple(map(_folded, series.labels)) for series in SERIES}
OPENINGS = {series.slug: tuple(map(_folded, series.openings)) for series in SERIES}


def series_of(label: str, summary: str, title: str = "") -> str | None:
    """The slug of the series, by the label, by the words that open the summary or the title."""
    known = _of_label(label[:LONGEST_OPENING])
    if known or not (summary or title):
        return known
    opening = _opening(summary)
    opened = (slug for slug, openings in OPENINGS.items() if opening.startswith(openings))
    return next(opened, None) or _leant_on(summary) or (None if label else _begun(title)[0])


def _leant_on(summary: str) -> str | None:
    """The series that the second sentence describes: "On this occasion, the X series features"."""
    at = summary.find(" On th", 0, 2 * LONGEST_OPENING)
    second = _opening(summary[at + 1 : at + LONGEST_OPENING]) if at >= 0 else ""
    return next((slug for slug, names in NAMES.items() if _describes(names, second)), None)


def behind_label(title: str) -> str:
    """The title without the name of a series that begins it: "COOP Champions: Ada Bell"."""
    return _begun(title)[1]


def _begun(title: str) -> tuple[str | None, str]:
    """The series whose name begins the title, or None, and the rest of the title."""
    marks = ((title.find(mark, 0, LONGEST_OPENING), mark) for mark in BEHIND_LABEL)
    for at, mark in sorted(found for found in marks if found[0] > 0):
        if slug := BY_LABEL.get(_folded(title[:at])):
            return slug, title[at + len(mark) :].strip()
    return None, title


def parted(slug: str, summary: str, repeated: frozenset[str] = frozenset()) -> tuple[str, str]:
    """The summary's sentences about the item, and those that describe the series.

    `repeated` are sentences that stand under several entries of the page.
    """
    told = sentences(summary)
    flags = _describing(slug, told, repeated)
    described = [sentence for sentence, describes in zip(told, flags, strict=True) if describes]
    kept = [sentence for sentence, describes in zip(told, flags, strict=True) if not describes]
    return " ".join(kept) if described else summary, " ".join(described)


def _describing(slug: str, told: list[str], repeated: frozenset[str]) -> list[bool]:
    """Which sentences open the description, carry it on, or stand between two that open it."""
    flags = []
    for sentence in told:
        opening = _opening(sentence)
        opens = opening.startswith(OPENINGS[slug]) or _describes(NAMES[slug], opening)
        continues = bool(flags) and flags[-1] and _carries_on(sentence)
        flags.append(opens or continues or sentence in repeated)
    if flags[1:2] == [True] and told[1].casefold().startswith(LEANING):
        flags[0] = True
    for at in range(len(flags) - 2):
        if flags[at] and flags[at + 2]:
            flags[at + 1] = True
    return flags


def _describes(names: tuple[str, ...], opening: str) -> bool:
    """Whether the folded words tell of the series: "the COOP 100 Interview series features"."""
    return any(
        opening.startswith(name) and f"{opening[len(name) :]} ".startswith(DESCRIBING)
        for name in names
    )


def _carries_on(sentence: str) -> bool:
    """Whether it tells more of the series, or of the people in it: "In 2020, they share"."""
    main = _main(sentence)
    return sentence.casefold().startswith(CONTINUATIONS) or main.startswith("they ")


def sentences(text: str) -> list[str]:
    """The sentences of the text, each stripped; an abbreviation such as "Mr." ends none."""
    found, begin = [], 0
    for at in _sentence_ends(text):
        found.append(text[begin:at].strip())
        begin = at
    found.append(text[begin:].strip())
    return [sentence for sentence in found if sentence]


def _sentence_ends(text: str):
    for found in SENTENCE_END.finditer(text):
        at = found.start()
        if found[0] == "\n":
            yield at
        elif _ends_sentence(text, at):
            yield at + 1 + (text[at + 1 : at + 2] in ("”", '"', "’"))


def _ends_sentence(text: str, at: int) -> bool:
    behind = text[at + 1 : at + 4].lstrip('”"’)')
    if not behind[:1].isspace() or behind.strip()[:1].islower():
        return False
    word = text[max(0, at - 20) : at + 1].rsplit(maxsplit=1)[-1].casefold().lstrip("(")
    # a capital and a full stop is an initial
    return word not in ABBREVIATIONS and not (len(word) == 2 and word[0].isalpha())


def _opening(text: str) -> str:
    """The folded words that begin the text, without a time told first and an article."""
    return _main(_folded(text[:LONGEST_OPENING])).removeprefix("the ")


def _main(text: str) -> str:
    """The words that begin the main clause, in lower case: "On that occasion, they"."""
    words = text[:LONGEST_OPENING].casefold()
    if words.startswith(("in ", "on ")):
        words = words.partition(", ")[2] or words
    return words
