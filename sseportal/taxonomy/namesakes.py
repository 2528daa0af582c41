"""An acronym that two bodies share, told apart by the long name before it."""

from collections.abc import Iterable

from .bodies import SMALL, is_acronym, letters_fit
from .brackets import with_acronym
from .finder import Hit
from .words import Words

LONGEST = 20


def without_namesakes(text: str, hits: Iterable[Hit]) -> list[Hit]:
    """The hits, but for acronyms in brackets whose long name is another body's.

    The letters must fit the long name, and no word of it be in the known body's main name; a
    translation shares no word either, but its letters are others.
    """
    long_names = {one.end - 1: one.proposal for one in with_acronym(text)}
    return [
        hit
        for hit in hits
        if not _is_another(hit, long_names.get(hit.end)) and not _is_begin(hit, text)
    ]


def _is_another(hit: Hit, told) -> bool:
    if hit.kind != "acronym" or told is None or told.acronym != hit.evidence:
        return False
    return letters_fit(hit.evidence, told.name) and not _share_a_word(told.name, hit.target)


def _is_begin(hit: Hit, text: str) -> bool:
    """Whether a longer acronym in brackets begins with it: "(UN-SCPC)"."""
    behind = text[hit.end : hit.end + LONGEST].partition(")")[0]
    is_bracketed = hit.kind == "acronym" and text[hit.start - 1 : hit.start] == "("
    return is_bracketed and behind[:1] == "-" and is_acronym(behind[1:])


def _share_a_word(name: str, target) -> bool:
    """Whether the name and the target's key, a slug of words, have one in common."""
    known = set(Words(str(target[-1])).keys)
    return any(key in known for key in Words(name).keys if key not in SMALL)
