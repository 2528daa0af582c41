"""Names of countries and organisations in a text: whole words, the longest name wins.

One trie of folded words for each sort of target ("country", "organisation"), so that a country's
name inside an organisation's is found as well. A text is walked once for each trie.
"""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, replace

from .bodies import GENERIC_WORDS, HEADS
from .contexts import NO_COUNTRY, NO_ORGANISATION, is_no_country
from .words import Match, Words

KINDS = ("name", "acronym", "former", "other", "demonym", "place")
DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ´`", "'"))
# acronyms that are words: in a line of capitals nobody knows which is meant
AMBIGUOUS = frozenset(
    """
    US IT WHO HOPE CARE AID AS IS SEE ACT WISE IDEAS CASES SMART COOP GAIN AIM UP SECO BASIX
    """.split()
)
SHOUTED_WORDS = 4
NOTHING = None


@dataclass(frozen=True)
class Name:
    """A spelling of a target; `target` is any hashable, by custom (sort, key)."""

    text: str
    target: Hashable
    kind: str = "name"


@dataclass(frozen=True)
class Hit:
    """A name found; `evidence` is text[start:end] as it stands there."""

    target: Hashable
    evidence: str
    start: int
    end: int
    kind: str


class Finder:
    """Finds the names it was made with, and the plural of demonyms; making it is linear in them."""

    def __init__(self, names: Iterable[Name]):
        self.tries: dict[Hashable, dict] = {}
        for name in names:
            self._add(name, _sort_of(name.target))
            if name.kind == "demonym" and name.text.endswith(("an", "i")):
                self._add(replace(name, text=f"{name.text}s"), _sort_of(name.target))
        for sort, phrases in (("country", NO_COUNTRY), ("organisation", NO_ORGANISATION)):
            for phrase in phrases:
                self._add(Name(phrase, NOTHING), sort)

    def find(self, text: str) -> list[Hit]:
        """The hits in order of appearance; nothing that another name of its sort eats."""
        words = Words(text)
        found = {sort: _matches(words, trie) for sort, trie in self.tries.items()}
        matches = [
            match
            for sort, matches in found.items()
            for match in matches
            if match.target is not NOTHING
            and not (sort == "country" and is_no_country(words, match))
        ]
        return sorted(
            (_hit(words, match) for match in matches),
            key=lambda hit: (hit.start, -hit.end),
        )

    def _add(self, name: Name, sort: Hashable) -> None:
        words = Words(name.text)
        if not len(words):
            return
        node = self.tries.setdefault(sort, {})
        for key in words.keys:
            node = node.setdefault(key, {})
        # "" is no word, so that it can hold the names that end here
        node.setdefault("", []).append((name, words))


def _sort_of(target: Hashable) -> Hashable:
    return target[0] if isinstance(target, tuple) and target else ""


def _hit(words: Words, match: Match) -> Hit:
    start, end = words.spans[match.start][0], words.spans[match.stop - 1][1]
    return Hit(match.target, words.text[start:end], start, end, match.kind)


def _matches(words: Words, trie: dict) -> list[Match]:
    found, free = [], 0
    for at in [at for at, key in enumerate(words.keys) if key in trie]:
        if at >= free and (match := _longest(words, at, trie)):
            found.append(match)
            free = match.stop
    return found


def _longest(words: Words, at: int, trie: dict) -> Match | None:
    node, stop, best = trie[words.keys[at]], at + 1, None
    while node is not None:
        if "" in node:
            best = _accepted(words, at, stop, node[""]) or best
        if stop == len(words):
            break
        node = node.get(words.keys[stop])
        stop += 1
    return best


def _accepted(words: Words, start: int, stop: int, names: list) -> Match | None:
    """The best of the names that end here; a place of two countries is neither's."""
    fitting = [
        name
        for name, spelling in names
        if _gaps_fit(words, start, stop, spelling)
        and _case_fits(words, start, stop, name, spelling)
        and not _goes_on(words, start, stop, spelling)
    ]
    if not fitting:
        return None
    best = min(fitting, key=lambda name: KINDS.index(name.kind) if name.kind in KINDS else 9)
    if best.kind == "place" and any(name.target != best.target for name in fitting):
        return None
    return Match(best.target, start, stop, best.kind)


def _gaps_fit(words: Words, start: int, stop: int, spelling: Words) -> bool:
    for at in range(stop - start - 1):
        gap, asked = _gap(words.behind(start + at)), _gap(spelling.behind(at))
        if gap != asked and {gap, asked} != {" ", "-"}:
            return False
    return True


def _gap(between: str) -> str:
    if between == " ":
        return between
    if not between.strip():
        return "\n" if "\n" in between else " "
    return between.translate(DASHES).translate(APOSTROPHES).strip()


def _case_fits(words: Words, start: int, stop: int, name: Name, spelling: Words) -> bool:
    pairs = [(words.at(start + at), spelling.at(at)) for at in range(stop - start)]
    if name.text.isupper():
        return all(word == asked for word, asked in pairs) and not (
            name.text in AMBIGUOUS and _is_shouted(words, start, stop)
        )
    if name.kind == "acronym":
        return all(word == asked or word.isupper() for word, asked in pairs)
    return all(not asked[0].isupper() or word[0].isupper() for word, asked in pairs)


def _goes_on(words: Words, start: int, stop: int, spelling: Words) -> bool:
    """Whether a name of common words is but a part of another: "Loop Cooperative College of X"."""
    if len(spelling) < 2 or not GENERIC_WORDS.issuperset(spelling.keys):
        return False
    following = words.key(stop) if words.spaced(stop - 1) else ""
    if following in HEADS or (following == "of" and words.at(stop + 1)[:1].isupper()):
        return True
    before = words.at(start - 1) if words.spaced(start - 1) else ""
    return before[:1].isupper() and before not in ("The", "A", "An")


def _is_shouted(words: Words, start: int, stop: int) -> bool:
    """Whether the words around are in capitals too."""
    around = [*range(start - SHOUTED_WORDS, start), *range(stop, stop + SHOUTED_WORDS)]
    letters = [words.at(at) for at in around if words.at(at).isalpha()]
    return len(letters) >= SHOUTED_WORDS and all(word.isupper() for word in letters)
