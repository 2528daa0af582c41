"""What an import is given: a document, and its entries as they are to be taken in."""

from dataclasses import dataclass, field

from sseportal.importing.fitting import fit
from sseportal.importing.identity import identity_of

NEW = "new"


@dataclass
class Intake:
    """An entry: as printed, as read, and what an editor said of it before it is stored.

    `edits` correct its reading. `decision` is NEW for an item of its own whatever looks like it,
    (content type's id, item's id) for that very item, None to let the identity tell.
    """

    raw: str
    form: dict
    edits: dict = field(default_factory=dict)
    decision: tuple | str | None = None

    def __post_init__(self):
        self.identity = identity_of(self.form)

    @property
    def position(self):
        return self.form["position"]

    @property
    def corrected(self):
        return self.form | self.edits if self.edits else self.form


@dataclass(frozen=True)
class Page:
    """A document to take in; `read_by` is "" where not all of its entries are."""

    name: str
    sha256: str
    heading: str
    family: str
    warnings: list
    entries: list
    read_by: str = ""

    def defaults(self):
        """The SourceDocument's fields."""
        return {
            "name": self.name[:255],
            "heading": self.heading[:500],
            "family": self.family,
            "warnings": self.warnings,
        }


def page_of(document_reading, read_by=""):
    """The Page of a DocumentReading, with every entry as it was read."""
    document, listing = document_reading.document, document_reading.listing
    return Page(
        document.name,
        document.sha256,
        listing.heading,
        listing.family,
        listing.warnings,
        [Intake(reading.raw, stored_form(reading)) for reading in document_reading.readings],
        read_by,
    )


def stored_form(reading):
    """The JSON contract's entry, cut to fit, and what only the importer needs."""
    form = reading.to_dict() | {"boilerplate": reading.boilerplate}
    for organisation, read in zip(form["organisations"], reading.organisations, strict=True):
        organisation |= {"acronym": read.acronym, "slug": read.slug}
    fit(form)
    return form
