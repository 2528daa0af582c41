"""How well documents were read, by what a person wrote of them.

`score(read, gold)` takes two lists of documents in the JSON contract's form and gives a Score: one
Row a target, and every Difference. What a gold entry leaves out is not judged.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from ..identity import title_key

Entry = dict[str, Any]
Pair = tuple[Entry | None, Entry | None]

TARGETS = {
    "entries: title, date, precision and label": 0.99,
    "model and series": 0.99,
    "person's name": 0.95,
    "person's role": 0.90,
    "countries: precision": 0.97,
    "countries: recall": 0.95,
    "organisations: precision": 0.92,
    "organisations: recall": 0.85,
    "photo credit holder": 0.98,
}
IDENTIFYING = ("title", "date", "date_precision", "kind_label")
PLACE = ("model", "series")
ENTRIES, ROOM, NAME, ROLE, *_, HOLDER = TARGETS


class WrongGold(ValueError):
    """The gold file has not the contract's shape; str() tells where."""


@dataclass(frozen=True)
class Row:
    """`correct` of `total` cases; `measured` is None where there was none to judge."""

    what: str
    target: float
    correct: int
    total: int

    @property
    def measured(self) -> float | None:
        """The share of correct cases."""
        return self.correct / self.total if self.total else None

    @property
    def met(self) -> bool:
        """Whether the share reaches the target; so it does where there is nothing to judge."""
        return self.measured is None or self.measured >= self.target

    def to_dict(self) -> dict[str, Any]:
        """The row for JSON."""
        return {
            "what": self.what, "target": self.target, "measured": self.measured,
            "correct": self.correct, "total": self.total, "met": self.met,
        }  # fmt: skip


@dataclass(frozen=True)
class Difference:
    """One field of one entry; `gold` or `read` is None where only the other has it."""

    document: str
    position: int
    field: str
    gold: Any
    read: Any


@dataclass
class Score:
    """`found`, `missed` and `invented` count entries, whatever their fields."""

    found: int = 0
    missed: int = 0
    invented: int = 0
    rows: list[Row] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)

    @property
    def met(self) -> bool:
        """Whether all targets are met."""
        return all(row.met for row in self.rows)


def check_gold(form: Any) -> list[dict[str, Any]]:
    """The documents of a parsed gold file; raises WrongGold."""
    if not isinstance(form, dict) or not isinstance(form.get("documents"), list):
        raise WrongGold('no object with a list of "documents"')
    for at, document in enumerate(form["documents"], start=1):
        _check_document(document, f"document {at}")
    return form["documents"]


def _check_document(document: Any, where: str) -> None:
    if not isinstance(document, dict) or not isinstance(document.get("name"), str):
        raise WrongGold(f"{where} has no name")
    entries = document.get("entries")
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise WrongGold(f"{where} has no list of entries")
    try:
        for pair in align([], entries):
            _Counts().judge(where, pair)
            _Counts().judge(where, (pair[1], pair[1]))
    except (AttributeError, KeyError, TypeError) as error:
        raise WrongGold(f"{where} has an entry of another shape: {error}") from error


def score(read: Iterable[dict[str, Any]], gold: Iterable[dict[str, Any]]) -> Score:
    """Compare the documents of the gold, by name; a document that was not read has no entries."""
    entries = {document["name"]: document["entries"] for document in read}
    counts = _Counts()
    for document in gold:
        name = document["name"]
        for pair in align(entries.get(name, []), document["entries"]):
            counts.judge(name, pair)
    return counts.score()


def align(read: list[Entry], gold: list[Entry]) -> list[Pair]:
    """Pairs of entries: of one title key, the nearest in place; then what is left, by position."""
    pairs: list[Pair] = []
    for key in (_same_title_and_position, _same_title, _position):
        read, gold, found = _paired(read, gold, key)
        pairs += found
    pairs += [(None, entry) for entry in gold] + [(entry, None) for entry in read]
    return sorted(pairs, key=lambda pair: (pair[1] or pair[0] or {}).get("position", 0))


def _same_title_and_position(entry: Entry) -> Any:
    return _same_title(entry), _position(entry)


def _same_title(entry: Entry) -> Any:
    """An entry without a title is like no other."""
    return title_key(entry.get("title") or "") or ("untitled", _position(entry))


def _position(entry: Entry) -> Any:
    return entry.get("position")


def _paired(read: list[Entry], gold: list[Entry], key) -> tuple[list[Entry], list[Entry], list]:
    """What is left of both, and the pairs with the same key, in order."""
    waiting = defaultdict(list)
    for entry in reversed(read):
        waiting[key(entry)].append(entry)
    pairs, unmatched = [], []
    for entry in gold:
        fitting = waiting[key(entry)]
        if fitting:
            pairs.append((fitting.pop(), entry))
        else:
            unmatched.append(entry)
    left = {id(entry) for entries in waiting.values() for entry in entries}
    return [entry for entry in read if id(entry) in left], unmatched, pairs


class _Counts:
    """Running counts: {row: [correct, total]} of all entries judged so far."""

    def __init__(self) -> None:
        self.rows = {what: [0, 0] for what in TARGETS}
        self.entries = Score()

    def score(self) -> Score:
        self.entries.rows = [
            Row(what, target, *self.rows[what]) for what, target in TARGETS.items()
        ]
        return self.entries

    def judge(self, document: str, pair: Pair) -> None:
        read, gold = pair
        self.where = document, (gold or read or {}).get("position", 0)
        self._count(ENTRIES, self._all_equal(read, gold, IDENTIFYING))
        if gold is None:
            self.entries.invented += 1
            self._differ("entry", None, read.get("title", ""))
            return
        if read is None:
            self.entries.missed += 1
            self._differ("entry", gold.get("title", ""), None)
        else:
            self.entries.found += 1
        self._judge_fields(read or {}, gold)

    def _judge_fields(self, read: Entry, gold: Entry) -> None:
        if any(name in gold for name in PLACE):
            self._count(ROOM, bool(read) and self._all_equal(read, gold, PLACE))
        if gold.get("people"):
            self._judge_people(read.get("people", []), gold["people"])
        for name, key in (("countries", "code"), ("organisations", "name")):
            if name in gold:
                self._judge_set(name, _keys(read.get(name, []), key), _keys(gold[name], key))
        if "credit" in gold and (gold["credit"] or read.get("credit")):
            holders = _holder(read.get("credit")), _holder(gold["credit"])
            self._count(HOLDER, self._equal("credit", *holders))

    def _judge_people(self, read: list[dict], gold: list[dict]) -> None:
        """A person too many counts as a name that is wrong."""
        by_name = {_folded(person["name"]): person for person in read}
        for person in gold:
            found = by_name.pop(_folded(person["name"]), {})
            name = found.get("name")
            self._count(NAME, self._equal("name", name, person["name"], _folded))
            if "role" in person:
                role = found.get("role")
                self._count(ROLE, self._equal("role", role, person["role"], _folded))
        for person in by_name.values():
            self._count(NAME, self._equal("name", person["name"], None))

    def _judge_set(self, name: str, read: dict[str, str], gold: dict[str, str]) -> None:
        both = len(read.keys() & gold.keys())
        self._add(f"{name}: precision", both, len(read))
        self._add(f"{name}: recall", both, len(gold))
        for key in sorted(read.keys() ^ gold.keys()):
            self._differ(name, gold.get(key), read.get(key))

    def _all_equal(self, read: Entry | None, gold: Entry | None, names: tuple[str, ...]) -> bool:
        if read is None or gold is None:
            return False
        # not a generator: every difference is noted
        equal = [self._equal(name, read.get(name), gold[name]) for name in names if name in gold]
        return all(equal)

    def _equal(self, name: str, read: Any, gold: Any, fold=lambda value: value) -> bool:
        if fold(read) == fold(gold):
            return True
        self._differ(name, gold, read)
        return False

    def _differ(self, name: str, gold: Any, read: Any) -> None:
        self.entries.differences.append(Difference(*self.where, name, gold, read))

    def _count(self, what: str, is_correct: bool) -> None:
        self._add(what, int(is_correct), 1)

    def _add(self, what: str, correct: int, total: int) -> None:
        self.rows[what][0] += correct
        self.rows[what][1] += total


def _keys(found: Iterable, key: str) -> dict[str, str]:
    """{name as compared: name} of records or plain texts."""
    texts = (one if isinstance(one, str) else one[key] for one in found)
    return {title_key(text): text for text in texts}


def _folded(text: str | None) -> str | None:
    return " ".join(text.casefold().split()) if text is not None else None


def _holder(credit: dict | str | None) -> str | None:
    return credit if isinstance(credit, str | None) else credit["holder"]


def table(result: Score) -> Iterator[str]:
    """The rows as lines of text, under a line of counts."""
    yield f"{result.found} entries found, {result.missed} missed, {result.invented} invented"
    for row in result.rows:
        measured = "none" if row.measured is None else f"{100 * row.measured:.1f} %"
        verdict = "met" if row.met else "NOT MET"
        of = f"{row.correct:>5} of {row.total:<5}"
        yield f"{row.what:<42} {100 * row.target:>3.0f} % {measured:>8}  {of} {verdict}"
