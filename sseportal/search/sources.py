"""Where documents come from: what a kind of content tells the index of itself.

The setting `SEARCH_SOURCES` is the dotted path of a function that returns the list of sources.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

# A change of what is named so has no document: it is shown beside many, as facets' names are.
VOCABULARY = "vocabulary"


@dataclass(frozen=True)
class Watch:
    """Rows of `table` whose change concerns the thing of `kind` that their `column` names; or, with
    `via` (a table, its column of the thing, its column that has this row's id), all things that
    are linked with the row."""

    kind: str
    table: str
    column: str = "id"
    via: tuple = ()


@dataclass(frozen=True)
class Entry:
    """One visible thing, or one that will be: then `due` says when, and nothing else counts."""

    object_id: int
    starts: date | None = None
    precision: int = 0
    language: str = ""
    title: str = ""
    lead: str = ""
    body: str = ""
    names: list = field(default_factory=list)  # found while they are typed, as the title is
    facets: list = field(default_factory=list)  # ["country:12", "year:2023"]
    due: datetime | None = None


class Source:
    """One kind of content."""

    kind = ""

    def watches(self):
        """[Watch] of all that its entries are made of."""
        raise NotImplementedError

    def entries(self, ids):
        """The Entry of each of the things `ids` that is visible, or will be."""
        raise NotImplementedError

    def ids(self):
        """Those of all that may have an entry."""
        raise NotImplementedError


@cache
def sources():
    """{kind: Source}"""
    return {source.kind: source for source in import_string(settings.SEARCH_SOURCES)()}


def watches():
    return [watch for source in sources().values() for watch in source.watches()]
