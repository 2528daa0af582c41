"""What a sighting keeps, so that its import can be undone."""

from datetime import date

from django.db.models import Model

from sseportal.importing.drafts import values_of

KEPT = [
    "raw",
    "reading",
    "warnings",
    "title_key",
    "source_key",
    "content_type_id",
    "object_id",
    "brought_by_id",
    "result",
    "suggestions",
    "undo",
]


def plain(value):
    """A field's value as JSON has it: a date in ISO 8601, a related object by its key."""
    if isinstance(value, Model):
        return value.pk
    return value.isoformat() if isinstance(value, date) else value


def row_of(instance):
    """{attribute: value} of its own columns, as JSON has them."""
    return {name: plain(value) for name, value in values_of(instance).items()}


def undo_log(step, order):
    """What to put back, without what is empty.

    {"order": its place among the import's entries, "changes": {field: old value}, "countries" and
    "organisations": [keys of added tags], "rows": [[model's label, key]] of added rows, "filled":
    [[model's label, key, {field: old value}]], "was_at": when the item was changed last,
    "replaced": the sighting's fields before}
    """
    brought, draft = step.brought, step.known.draft
    changes = {field: plain(old) for field, (old, _) in brought.changes.items()}
    if draft and not draft.is_new and draft.loaded["source_key"] != draft.item.source_key:
        changes["source_key"] = draft.loaded["source_key"]
    log = {
        "changes": changes,
        **{name: [tag.pk for tag in tags] for name, tags in brought.tags.items()},
        "rows": [[row._meta.label_lower, row.pk] for row in brought.rows],
        "filled": [[row._meta.label_lower, row.pk, old] for row, old in brought.filled],
    }
    if step.replaced:
        old = step.replaced
        log["replaced"] = {field: getattr(old, field) for field in KEPT}
        log["replaced"]["left_at"] = old.left_at and old.left_at.isoformat()
    if draft and not draft.is_new:
        log["was_at"] = draft.loaded["updated_at"].isoformat()
    return {"order": order} | {key: value for key, value in log.items() if value}
