"""One page into the database. Reading and planning take their time; writing is short."""

from dataclasses import dataclass

from django.db import IntegrityError

from sseportal.importing.intake import page_of
from sseportal.importing.memory import uncollected
from sseportal.importing.models import Result, SourceDocument
from sseportal.importing.past import existing_items
from sseportal.importing.planning import Plan
from sseportal.importing.storing import Report, one_at_a_time, still_holds, store

# Plans made without a lock; when the world moved on under all of them, one is made under it.
FREE_ATTEMPTS = 3


@dataclass(frozen=True)
class Settled:
    """An entry that was read just so before: the part of a Step that needs no reading."""

    position: int
    result: str
    warnings: list


def settled(document, version):
    """(SourceDocument, [Settled]) of a Document that the same reader read whole, or None."""
    stored = SourceDocument.objects.filter(sha256=document.sha256, read_by=version).first()
    if stored is None:
        return None
    rows = stored.sightings.values_list("content_type", "object_id", "position", "warnings")
    existing = existing_items([row[:2] for row in rows])
    result = {True: Result.UNCHANGED, False: Result.REMOVED}
    return stored, [
        Settled(position, result[(kind, number) in existing], warnings)
        for kind, number, position, warnings in rows
    ]


def import_document(document_reading):
    """Store a DocumentReading; returns the Steps in the order of the page."""
    return import_page(page_of(document_reading)).steps


@uncollected()
def import_page(page, record=None, publish=True):
    """Store a Page, whole or not at all, as part of the Import `record`; returns a Report."""
    for _ in range(FREE_ATTEMPTS):
        plan = Plan(page, publish)
        if plan.is_idle:
            return Report(plan.steps, record)
        try:
            with one_at_a_time():
                if still_holds(plan):
                    return store(plan, record)
        except IntegrityError:
            continue  # somebody took an address or a name meanwhile
    with one_at_a_time():
        return store(Plan(page, publish), record)
