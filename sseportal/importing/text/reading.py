"""A document as it was read: entries with their people, countries and organisations.

The seam: `Reader(finder, names)` is made once; `reader.read(document)` gives a DocumentReading,
whose readings hold all that the database importer stores and whose `to_dict()` is the JSON.
"""

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from ...taxonomy.bodies import FIRST_NOUNS, GENERIC_WORDS, SHARED_NOUNS
from ...taxonomy.finder import Finder, Hit
from ...taxonomy.namesakes import without_namesakes
from ...taxonomy.proposals import PROGRAMMES, propose
from .boilerplate import series_of_page
from .documents import Document, Refused
from .kinds import INTERVIEW, kind_of
from .listings import Entry, Listing, NotAListing, read_listing
from .organisation_names import is_own_name
from .people import PersonRead, read_people
from .series import parted

COUNTRY, ORGANISATION = "country", "organisation"
# characters of a title and of a summary in which names are looked for
LONGEST_READ = 20_000
PROGRESS_STEP = 250
# words that are nobody's name by themselves
COMMON = GENERIC_WORDS | FIRST_NOUNS | SHARED_NOUNS
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class CountryRead:
    """`code` is ISO 3166 alpha-2; `evidence` are the words in the text."""

    code: str
    evidence: str


@dataclass(frozen=True)
class OrganisationRead:
    """A known organisation has a `slug`, a proposed one has none and perhaps an acronym."""

    name: str
    evidence: str
    slug: str | None = None
    acronym: str = ""

    @property
    def proposed(self) -> bool:
        """Whether the reference data does not know it."""
        return self.slug is None

    def to_dict(self) -> dict[str, Any]:
        """The JSON contract's form."""
        return {"name": self.name, "evidence": self.evidence, "proposed": self.proposed}


@dataclass
class Reading:
    """All that was read from one entry; `boilerplate` is the summary's part about the series."""

    entry: Entry
    kind: str
    series: str | None
    summary: str
    people: list[PersonRead] = field(default_factory=list)
    countries: list[CountryRead] = field(default_factory=list)
    organisations: list[OrganisationRead] = field(default_factory=list)
    boilerplate: str = ""

    @property
    def raw(self) -> str:
        """The entry's block as printed."""
        return self.entry.raw

    @property
    def model(self) -> str:
        """The room that the entry belongs to: "interviews" or "news"."""
        return "interviews" if self.series else "news"

    def to_dict(self) -> dict[str, Any]:
        """The JSON contract's form."""
        entry = self.entry
        return {
            "position": entry.position,
            "kind_label": entry.kind_label,
            "kind": self.kind,
            "model": self.model,
            "series": self.series,
            "title": entry.title,
            "date": entry.date.isoformat() if entry.date else None,
            "date_precision": entry.date_precision if entry.date else None,
            "month_heading": entry.month_heading,
            "summary": self.summary,
            "credit": dict(vars(entry.credit)) if entry.credit else None,
            "people": [dict(vars(person)) for person in self.people],
            "countries": [dict(vars(country)) for country in self.countries],
            "organisations": [organisation.to_dict() for organisation in self.organisations],
            "warnings": list(entry.warnings),
        }


@dataclass
class DocumentReading:
    """One document's readings, in the order of the page."""

    document: Document
    listing: Listing
    readings: list[Reading]

    def to_dict(self) -> dict[str, Any]:
        """The JSON contract's form."""
        return {
            "name": self.document.name,
            "sha256": self.document.sha256,
            "heading": self.listing.heading,
            "family": self.listing.family,
            "warnings": list(self.listing.warnings),
            "entries": [reading.to_dict() for reading in self.readings],
        }


class Reader:
    """Reads documents with one finder; `names` maps organisation targets to canonical names."""

    def __init__(self, finder: Finder, names: Mapping[Hashable, str]):
        self.finder = finder
        self.names = names

    def read(self, document: Document, progress: Progress | None = None) -> DocumentReading:
        """Read one document; raises Refused for a text that is no listing.

        `progress(done, total)` is called every few hundred entries and at the end.
        """
        try:
            listing = read_listing(document.text)
        except NotAListing as error:
            raise Refused(document.name, error.reason, error.line) from error
        listing.warnings[:0] = document.warnings
        return DocumentReading(document, listing, list(self._read_all(listing.entries, progress)))

    def _read_all(self, entries: list[Entry], progress: Progress | None) -> Iterator[Reading]:
        series, repeated = series_of_page(entries)
        for done, (entry, slug) in enumerate(zip(entries, series, strict=True), start=1):
            yield self._read_entry(entry, slug, repeated)
            if progress and (done % PROGRESS_STEP == 0 or done == len(entries)):
                progress(done, len(entries))

    def _read_entry(self, entry: Entry, series: str | None, repeated: frozenset[str]) -> Reading:
        """Tell the entry's people, countries and organisations.

        `repeated` are sentences that other entries of the page have too.
        """
        is_long = max(len(entry.title), len(entry.summary)) > LONGEST_READ
        has_parts = series and not is_long
        told = parted(series, entry.summary, repeated) if has_parts else (entry.summary, "")
        summary, boilerplate = told
        kind = INTERVIEW if series else kind_of(entry.kind_label)
        people = self.people(entry.title, summary) if series else []
        if series and not people:
            entry.warnings.append("no person is named")
        if is_long:
            entry.warnings.append(f"only {LONGEST_READ:,} characters are searched for names")
        reading = Reading(entry, kind, series, summary, people, boilerplate=boilerplate)
        self._tag(reading, f"{entry.title[:LONGEST_READ]}\n\n{summary[:LONGEST_READ]}")
        return reading

    def people(self, title: str, summary: str) -> list[PersonRead]:
        """The people; a country behind a role is no organisation."""
        return [
            replace(person, organisation=self._without_place(person.organisation))
            for person in read_people(title, summary)
            if not self._is_place(person.name)
        ]

    def _without_place(self, name: str) -> str:
        """The name without where it is: "Loop Repair in Paris"; an office is told by its place."""
        body, _, place = name.rpartition(" in ")
        if self._is_place(name):
            return ""
        is_known = any(hit.target[0] == ORGANISATION for hit in self.finder.find(body))
        return body if body and not is_known and self._is_place(place) else name

    def _is_place(self, text: str) -> bool:
        """Whether nothing but countries is named: "Ghana", "Ghana and Togo"."""
        left = text
        for hit in self.finder.find(text):
            if hit.target[0] == COUNTRY:
                left = left.replace(hit.evidence, "", 1)
        return left != text and set(left.replace(",", " ").split()) <= {"and", "the", "&"}

    def _tag(self, reading: Reading, text: str) -> None:
        names = _spans_of(text, [person.name for person in reading.people])
        found = _outside(without_namesakes(text, self.finder.find(text)), names)
        bodies = [person.organisation for person in reading.people]
        own = _spans_of(text, [name for name in bodies if is_own_name(name)])
        hits = [hit for hit in found if not _begins(own, hit)]
        reading.countries = _first_of_each(
            CountryRead(hit.target[1], hit.evidence) for hit in hits if hit.target[0] == COUNTRY
        )
        roles = {person.role for person in reading.people}
        proposed = [pair for pair in _proposed(text, hits) if pair[1].name not in roles]
        found = [*self._known(hits), *proposed, *self._of_people(text, reading, hits)]
        found.sort(key=lambda pair: pair[0])
        told = (organisation for _, organisation in found)
        reading.organisations = _without_short_forms(_first_of_each(told))

    def _known(self, hits: list[Hit]) -> Iterator[tuple[int, OrganisationRead]]:
        for hit in hits:
            if hit.target[0] == ORGANISATION:
                name = self.names[hit.target]
                yield hit.start, OrganisationRead(name, hit.evidence, slug=hit.target[1])

    def _of_people(
        self, text: str, reading: Reading, found: list[Hit]
    ) -> Iterator[tuple[int, OrganisationRead]]:
        """The organisations of the people, where no known name stands inside of theirs."""
        places = {hit.start: hit.end for hit in found if hit.target[0] == COUNTRY}
        for name in {person.organisation: None for person in reading.people if person.organisation}:
            at = max(0, text.find(name))
            is_within_place = places.get(at, 0) > at + len(name)
            is_programme = name.rpartition(" ")[2].casefold() in PROGRAMMES
            if (
                not (is_within_place or is_programme)
                and name.casefold() not in COMMON
                and not self._is_known(name)
            ):
                yield at, OrganisationRead(name, name)

    def _is_known(self, name: str) -> bool:
        """Whether a known body stands in the name, and is more than the acronym that begins it."""
        own = [(0, len(name))] if is_own_name(name) else []
        hits = (hit for hit in self.finder.find(name) if hit.target[0] == ORGANISATION)
        return not all(_begins(own, hit) for hit in hits)


def _proposed(text: str, hits: list[Hit]) -> Iterator[tuple[int, OrganisationRead]]:
    for proposal in propose(text, hits):
        read_ = OrganisationRead(proposal.name, proposal.evidence, acronym=proposal.acronym)
        yield text.find(proposal.evidence), read_


def _spans_of(text: str, names: list[str]) -> list[tuple[int, int]]:
    return [found.span() for name in names for found in re.finditer(re.escape(name), text)]


def _begins(names: list[tuple[int, int]], hit: Hit) -> bool:
    """Whether one of the names begins with the acronym found, and goes on."""
    return hit.kind == "acronym" and any(at == hit.start and end > hit.end for at, end in names)


def _outside(hits: Iterable[Hit], spans: list[tuple[int, int]]) -> Iterator[Hit]:
    """The hits that are no part of a person's name: Georgia, Jordan."""
    covered = {at for start, end in spans for at in range(start, end)}
    return (hit for hit in hits if hit.start not in covered)


def _one_spelling(name: str) -> str:
    """The name without case, and a co-op spelled in one way."""
    words = name.casefold().replace("co-op", "coop").removeprefix("the ").split()
    return " ".join("coop" if word in ("cooperative", "coop") else word for word in words)


def _without_short_forms(found: list[OrganisationRead]) -> list[OrganisationRead]:
    """Without what is but short for another: its acronym, "Land Bank" for "Land Bank of X"."""
    acronyms = {one.acronym for one in found if one.acronym != one.name}
    return [
        one
        for one in found
        if not one.proposed or not (one.name in acronyms or _is_begun(f"{one.name} of ", found))
    ]


def _is_begun(words: str, found: list[OrganisationRead]) -> bool:
    return any(one.evidence.startswith(words) for one in found)


def _first_of_each(found: Iterable) -> list:
    """Each country or organisation once, as it was first named."""
    chosen: dict[Hashable, Any] = {}
    for one in found:
        key = one.code if isinstance(one, CountryRead) else _one_spelling(one.name)
        chosen.setdefault(key, one)
    return list(chosen.values())
