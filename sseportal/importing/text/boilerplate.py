"""What a page repeats under several entries tells of their series, and not of them."""

from collections.abc import Iterable, Sequence

from .series import NAMES, sentences, series_of

LONGEST_READ = 20_000
# words of titles that tell nothing of their subject
OF_SERIES = frozenset(
    word for names in NAMES.values() for name in names for word in name.split()
) | {"interviews", "champions", "co-operators", "cooperators"}


def series_of_page(entries: Sequence) -> tuple[list[str | None], frozenset[str]]:
    """The slug of each entry's series or None, and the sentences that describe series.

    An entry without a label belongs to the series whose description it repeats.
    """
    series = [series_of(one.kind_label, one.summary, one.title) for one in entries]
    if not any(series):
        return series, frozenset()
    told = [
        (one.title, [] if one.kind_label and not slug else sentences(one.summary[:LONGEST_READ]))
        for one, slug in zip(entries, series, strict=True)
    ]
    repeated = repeated_in(told)
    owners = {
        sentence: slug
        for slug, (_, found) in zip(series, told, strict=True)
        for sentence in found
        if slug and sentence in repeated
    }
    spread = (next((owners[one] for one in found if one in owners), None) for _, found in told)
    return [slug or other for slug, other in zip(series, spread, strict=True)], repeated


def repeated_in(told: Iterable[tuple[str, list[str]]]) -> frozenset[str]:
    """The sentences of several (title, sentences), unless they are of their common subject."""
    first: dict[str, str] = {}
    found = set()
    for title, its in told:
        for sentence in its:
            other = first.setdefault(sentence, title)
            if other != title and not _shared(other, title).intersection(sentence.split()):
                found.add(sentence)
    return frozenset(found)


def _shared(one: str, other: str) -> set[str]:
    """The capitalised words of both titles: of two parts of an interview, the person's name."""
    both = set(one.split()).intersection(other.split())
    return {word for word in both if word.istitle() and word.casefold() not in OF_SERIES}
