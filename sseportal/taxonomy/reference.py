"""Our reference data on countries and organisations, read from CSV."""

import csv
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from .finder import Name


@dataclass(frozen=True)
class CountryRow:
    """`code` is ISO 3166 alpha-2; the lists are in the file's order."""

    code: str
    name: str
    un_name: str
    region: str
    demonyms: tuple[str, ...]
    other_names: tuple[str, ...]
    former_names: tuple[str, ...]
    places: tuple[str, ...]


@dataclass(frozen=True)
class OrganisationRow:
    """`acronym` is "" where there is none."""

    name: str
    acronym: str
    other_names: tuple[str, ...]
    former_names: tuple[str, ...]

    @property
    def slug(self) -> str:
        """The key of the organisation in targets and addresses."""
        return slugify(self.acronym or self.name)


def read_countries(path: str | Path) -> list[CountryRow]:
    """The rows of a countries.csv; raises OSError, KeyError for a missing column."""
    return [
        CountryRow(
            row["code"].strip(), row["name"].strip(), row["un_name"].strip(), row["region"].strip(),
            _several(row["demonyms"]), _several(row["other_names"]),
            _several(row["former_names"]), _several(row["places"]),
        )
        for row in _rows(path)
    ]  # fmt: skip


def read_organisations(path: str | Path) -> list[OrganisationRow]:
    """The rows of an organisations.csv; raises OSError, KeyError for a missing column."""
    return [
        OrganisationRow(
            row["name"].strip(),
            row["acronym"].strip(),
            _several(row["other_names"]),
            _several(row["former_names"]),
        )
        for row in _rows(path)
    ]


def names_of(
    countries: Iterable[CountryRow], organisations: Iterable[OrganisationRow]
) -> list[Name]:
    """Every spelling; targets are ("country", code) and ("organisation", slug)."""
    names = [name for row in countries for name in _country_names(row)]
    names += [name for row in organisations for name in _organisation_names(row)]
    return list(dict.fromkeys(names))


def slugify(text: str) -> str:
    """Lower-case ASCII words joined by hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = "".join(letter if letter.isalnum() else " " for letter in plain.replace("'", ""))
    return "-".join(words.split())


def _rows(path: str | Path) -> list[dict[str, str]]:
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in (cell or "").split(";") if part.strip())


def _country_names(row: CountryRow) -> Iterator[Name]:
    target = ("country", row.code)
    for text in filter(None, (row.name, row.un_name)):
        yield Name(text, target, "name")
    for kind, texts in (
        ("other", row.other_names),
        ("former", row.former_names),
        ("demonym", row.demonyms),
        ("place", row.places),
    ):
        for text in texts:
            yield Name(text, target, kind)


def _organisation_names(row: OrganisationRow) -> Iterator[Name]:
    target = ("organisation", row.slug)
    yield Name(row.name, target, "name")
    if row.acronym:
        yield Name(row.acronym, target, "acronym")
    for kind, texts in (("other", row.other_names), ("former", row.former_names)):
        for text in texts:
            yield Name(text, target, kind)
