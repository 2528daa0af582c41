"""Organisations that nobody has told us of, proposed to an editor with their evidence."""

from collections.abc import Iterable, Iterator

from .appositions import named_beside
from .bodies import letters_fit
from .brackets import with_acronym
from .enumerations import enumerated_names
from .finder import Hit
from .lists import listed
from .ministries import ministries
from .proposed import Found, Proposal, plain
from .standing import standing_names

__all__ = ["Proposal", "letters_fit", "propose"]

# an acronym before one of these is what bodies run
PROGRAMMES = frozenset(
    """
    project projects programme program facility initiative campaign training tool toolkit package
    model approach methodology follow-up
    """.split()
)


def propose(text: str, hits: Iterable[Hit]) -> list[Proposal]:
    """Unknown organisations in the order of the text, each once; `hits` are the known names."""
    hits = list(hits)
    countries = [hit for hit in hits if _is_country(hit)]
    known = [hit for hit in hits if not _is_country(hit)]
    taken = bytearray(len(text))
    for hit in known:
        _take(taken, hit)
    found: list[Found] = []
    _take_long_names(text, known, taken)
    for told in (_ministries(text, countries), with_acronym(text), listed(text)):
        _add(found, told, taken)
    _add(found, _enumerated(text, known + found, countries), taken)
    _add(found, _beside(text, countries), taken)
    for hit in countries:
        # what a country has is named behind it
        if text.startswith(("'s ", "’s "), hit.end):
            _take(taken, hit)
    found += _standing(text, taken)
    found = [one for one in _without_countries(found, countries) if not _is_programme(text, one)]
    ordered = sorted(found, key=lambda one: one.start)
    return list({one.proposal.name: one.proposal for one in reversed(ordered)}.values())[::-1]


def _add(found: list[Found], told: Iterable[Found], taken: bytearray) -> None:
    for candidate in told:
        if not any(taken[candidate.start : candidate.end]):
            _take(taken, candidate)
            found.append(candidate)


def _take_long_names(text: str, known: list[Hit], taken: bytearray) -> None:
    """What stands before a known acronym in brackets is the same body, in other words."""
    ends = {hit.end for hit in known}
    for candidate in with_acronym(text):
        if candidate.end - 1 in ends:
            _take(taken, candidate)


def _without_countries(found: list[Found], countries: list[Hit]) -> list[Found]:
    """Without the names that are a country's: "Russian Federation"."""
    names = {hit.evidence for hit in countries if hit.kind != "demonym"}
    return [one for one in found if one.proposal.name.removeprefix("the ") not in names]


def _is_programme(text: str, found: Found) -> bool:
    """Whether one word names something else than a body: "the LEED project"."""
    following = text[found.end : found.end + 20].split()[:1]
    is_word = " " not in found.proposal.name
    return is_word and bool(following) and following[0].rstrip(".,;:") in PROGRAMMES


def _take(taken: bytearray, span: Hit | Found) -> None:
    taken[span.start : span.end] = b"\1" * (span.end - span.start)


def _standing(text: str, taken: bytearray) -> list[Found]:
    return [plain(name, at) for name, at in standing_names(text, taken)]


def _ministries(text: str, countries: list[Hit]) -> list[Found]:
    spans = [(hit.start, hit.end) for hit in countries]
    return [plain(name, at) for name, at in ministries(text, spans)]


def _enumerated(text: str, known: list, countries: list[Hit]) -> Iterator[Found]:
    spans = [(one.start, one.end) for one in known]
    places = [(hit.start, hit.end) for hit in countries]
    for name, at in enumerated_names(text, spans, places):
        yield plain(name, at)


def _beside(text: str, countries: list[Hit]) -> Iterator[Found]:
    """The names that a common noun tells, but for a country's: "the Kenyan cooperative"."""
    places = bytearray(len(text))
    for hit in countries:
        _take(places, hit)
    for name, at in named_beside(text):
        if not any(places[at : at + len(name)]):
            yield plain(name, at)


def _is_country(hit: Hit) -> bool:
    return isinstance(hit.target, tuple) and hit.target[0] == "country"
