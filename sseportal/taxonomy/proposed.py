"""What is proposed: an organisation that nobody has told us of, and where it stands."""

from dataclasses import dataclass

from .bodies import is_acronym


@dataclass(frozen=True)
class Proposal:
    """An unknown organisation; `name` is the acronym where only that is told."""

    name: str
    acronym: str
    evidence: str


@dataclass(frozen=True)
class Found:
    """A proposal and the characters that tell it: `start` to before `end`."""

    proposal: Proposal
    start: int
    end: int


def plain(name: str, at: int) -> Found:
    """The name as it stands in the text."""
    acronym = name if is_acronym(name) else ""
    return Found(Proposal(name, acronym, name), at, at + len(name))
