"""A plan into the database: all of it or nothing, in one short transaction."""

from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone
from django.utils.module_loading import import_string

from sseportal.importing.bulk import insert, insert_rows
from sseportal.importing.chunks import in_chunks
from sseportal.importing.drafts import TAGS, values_of
from sseportal.importing.models import Import, Sighting, SourceDocument
from sseportal.importing.planning import premise
from sseportal.importing.undo_log import plain, row_of, undo_log

# The key of PostgreSQL's advisory lock, any number that nobody else takes.
LOCK = 0x55E1
OPEN = [Import.State.STORING, Import.State.DONE]
SIGHTING_FIELDS = [
    field.name
    for field in Sighting._meta.concrete_fields
    if field.name not in {"id", "document", "position"}
]


class Overtaken(Exception):
    """The import is not to be stored any more: it failed elsewhere, was undone or discarded."""


@dataclass
class Report:
    """The Steps in the order of the page, and the Import that keeps them (None: nothing new)."""

    steps: list
    record: Import | None = None


@contextmanager
def one_at_a_time():
    """A transaction in which no other import writes; SQLite's own lock sees to it there."""
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        yield


def still_holds(plan):
    """Whether everything that the plan was made from is as it was; inside `one_at_a_time`."""
    return (
        premise() == plan.premise
        and all(one.premise() == plan.premises[name] for name, one in plan.importers.items())
        and all(_is_as_loaded(importer, plan.touched) for importer in plan.importers.values())
    )


def _is_as_loaded(importer, drafts):
    """Also keeps an editor from changing these items until the transaction ends."""
    loaded = {draft.item.pk: draft.loaded for draft in drafts if draft.importer is importer}
    rows = importer.model._default_manager.select_for_update()
    return loaded == {item.pk: values_of(item) for item in in_chunks(rows, "pk", loaded)}


def store(plan, record=None):
    """Write the plan; `record` is the Import that it belongs to, None for a new one."""
    document = _document(plan)
    steps = [step for step in reversed(plan.steps) if step.sighting]
    if not steps:
        return Report(plan.steps, record)
    record = _still_open(record) if record else Import(publish=plan.publish)
    record.results = Counter(record.results) + Counter(str(step.result) for step in plan.steps)
    record.stored_at = timezone.now()
    record.save()
    changing = import_string(settings.WHILE_CHANGING)
    with changing([draft.item for draft in plan.touched], record.user, str(record)):
        _save_drafts(plan, record)
    _save_sightings(steps, document, record)
    record.save(update_fields=["made"])
    return Report(plan.steps, record)


def _still_open(record):
    found = Import.objects.select_for_update().filter(pk=record.pk, state__in=OPEN).first()
    if found is None:
        raise Overtaken(record)
    return found


def _document(plan):
    document, page = plan.past.document, plan.page
    if document is None:
        return SourceDocument.objects.create(
            sha256=page.sha256, read_by=page.read_by, **page.defaults()
        )
    if document.read_by != page.read_by and not plan.is_idle:
        document.read_by = page.read_by
        document.save(update_fields=["read_by"])
    return document


def _save_drafts(plan, record):
    directory = next(iter(plan.importers.values())).directory
    directory.save()
    for organisation in directory.proposed:
        _note(record, organisation)
    for importer in plan.importers.values():
        new = [draft for draft in plan.drafts if draft.importer is importer]
        changed = [draft for draft in plan.touched if draft.importer is importer]
        importer.save_relations()
        insert(importer.model, [draft.item for draft in new])
        for draft in changed:
            draft.item.save(update_fields=[*draft.changed_fields, "source_key", "updated_at"])
        _save_tags(importer, [*new, *changed])
        importer.save_rows([row for draft in [*new, *changed] for row in draft.new_rows])
        for draft in changed:
            for row, old in draft.filled_rows:
                row.save(update_fields=old.keys())
        for made in importer.made():
            _note(record, made)


def _save_tags(importer, drafts):
    for name in TAGS:
        through = importer.model._meta.get_field(name).through
        links = [
            (draft.item.pk, tag.pk)
            for draft in drafts
            for brought in draft.brought
            for tag in brought.tags[name]
        ]
        insert_rows(through, ["content_object_id", "tag_id"], links)


def _save_sightings(steps, document, record):
    """In the order in which they were planned, which later imports read them in."""
    for order, step in enumerate(steps, record.sightings.count()):
        sighting, draft = step.sighting, step.known.draft
        sighting.document, sighting.brought_by = document, record
        if draft:
            sighting.object_id, sighting.left_at = draft.item.pk, draft.item.updated_at
        sighting.suggestions = _suggestions(step)
        sighting.undo = undo_log(step, order)
    insert(Sighting, [step.sighting for step in steps if not step.replaced])
    Sighting.objects.bulk_update(
        [step.sighting for step in steps if step.replaced], SIGHTING_FIELDS
    )


def _suggestions(step):
    """What an editor's own values stand against, with what nobody has decided on yet."""
    said = {field: plain(told) for field, (_, told) in step.brought.kept.items()}
    if step.replaced and step.replaced.target == step.sighting.target:
        return step.replaced.suggestions | said
    return said


def _note(record, made):
    rows = record.made.setdefault(made._meta.label_lower, {})
    rows[str(made.pk)] = row_of(made)
