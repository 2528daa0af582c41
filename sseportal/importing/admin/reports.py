"""What is told of an import that is under way, has failed, or is done."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from sseportal.importing.admin.items import Items, admin_url
from sseportal.importing.admin.preview import in_words
from sseportal.importing.differences import label_of
from sseportal.importing.models import Import, Sighting, SourceDocument, Upload

PER_PAGE = 50


def with_documents(imports):
    """Imports with their `document_count`; one by the command has no uploads."""
    uploads = Upload.objects.filter(within=OuterRef("pk")).order_by().values("within")
    seen = Sighting.objects.filter(brought_by=OuterRef("pk")).order_by().values("brought_by")
    return imports.annotate(
        document_count=Coalesce(
            Subquery(uploads.annotate(n=Count("pk")).values("n")),
            Subquery(seen.annotate(n=Count("document", distinct=True)).values("n")),
            0,
        )
    )


@dataclass(frozen=True)
class InShort:
    """`who` began it, `documents` are names, `results` are words, "" before there are any."""

    record: Import
    who: object
    documents: list
    results: str


def in_short(imports):
    """[InShort], with queries whose number does not depend on theirs."""
    imports = list(imports.select_related("user"))
    sent = _names(Upload.objects.filter(within__in=imports), "within", "name")
    by_command = [one for one in imports if one.pk not in sent]
    seen = Sighting.objects.filter(brought_by__in=by_command).order_by().distinct()
    names = _names(seen, "brought_by", "document__name") | sent
    return [
        InShort(one, _who(one, one.pk in sent), names.get(one.pk, []), in_words(one.results))
        for one in imports
    ]


def _names(rows, key, name):
    """{key: [name]}"""
    found = {}
    for number, text in rows.values_list(key, name):
        found.setdefault(number, []).append(text)
    return found


def progress(record):
    """How far it is, in words and in numbers."""
    if record.state == Import.State.UNDOING:
        return {"is_undoing": True}
    uploads = record.uploads.filter(refusal="")
    is_reading = record.state == Import.State.READING
    waiting = uploads.filter(sha256="") if is_reading else uploads.filter(stored=None)
    total = uploads.count()
    return {
        "is_reading": is_reading,
        "documents_total": total,
        "document_number": min(total, total - waiting.count() + 1),
    }


def failure(record):
    return {"in_words": in_words(record.results), "is_stored_in_part": bool(record.stored_at)}


def report(record, chosen):
    """The documents, and what became of their entries, a page at a time."""
    sightings = record.sightings.select_related("document").order_by("document_id", "position")
    page = Paginator(sightings.defer("raw", "undo"), PER_PAGE).get_page(chosen.get("page"))
    return {
        "who": _who(record, record.uploads.exists()),
        "undone_by": record.undone_by or record.undone_by_name or _("somebody who is gone"),
        "in_words": in_words(record.results) or _("nothing"),
        "documents": documents(record),
        "page": page,
        "rows": list(_rows(page)),
        "is_undone": record.state == Import.State.UNDONE,
    }


def _who(record, has_uploads):
    """Who began it; only an import by the command has no uploads."""
    nobody = _("somebody who is gone") if has_uploads else _("the command line")
    return record.user or record.user_name or nobody


def documents(record):
    """[(Upload or SourceDocument, the SourceDocument or None)]"""
    uploads = list(record.uploads.defer("content").select_related("stored"))
    if uploads:
        return [(one, one.stored) for one in uploads]
    seen = record.sightings.order_by().values("document").distinct()
    return [(one, one) for one in SourceDocument.objects.filter(pk__in=seen)]


def _rows(sightings):
    """(sighting, its item or None, the item's page, [(field, what the source says)] held back)"""
    items = Items([one.target for one in sightings])
    for one in sightings:
        item = items.get(one.target)
        model, told = type(item), one.suggestions.items() if item else []
        kept = [(label_of(model, name), items.shown(model, name, value)) for name, value in told]
        yield one, item, admin_url(item) if item else "", kept


def linked(obstacles):
    """[(obstacle, the address of what stands in the way)]"""
    return [(one, admin_url(one.item)) for one in obstacles]
