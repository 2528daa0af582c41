"""Items to a table and back, row by row, by the rules of their form in the newsroom."""

import logging
from copy import copy
from dataclasses import dataclass
from hashlib import sha256

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from import_export.instance_loaders import BaseInstanceLoader
from import_export.resources import Resource
from import_export.results import Result

from sseportal.publishing import translations
from sseportal.publishing.files.formats import as_written, neutral
from sseportal.publishing.history.keeping import latest
from sseportal.publishing.models import Status
from sseportal.publishing.previews import time_in_words
from sseportal.publishing.tables.columns import UPDATED, Cell, Column
from sseportal.publishing.tables.formats import CUT, fitting
from sseportal.publishing.tables.reading import ROW, Unreadable
from sseportal.publishing.tables.row_form import filled_in
from sseportal.publishing.tables.wording import change_in_words

ALWAYS = {"published_on", "updated_at"}  # what is published without a date is given one
LANGUAGES = {"language", "translation_of"}
LEFT_OUT = "left out"
logger = logging.getLogger(__name__)


@dataclass
class Change:
    column: Column
    cell: Cell
    before: str

    @cached_property
    def in_words(self):
        """(heading, HTML)"""
        return self.column.column_name, change_in_words(self.before, self.cell.shown)


class Meanwhile(Exception):
    """Somebody changed an item that was judged."""


class TableResult(Result):
    left_out = 0

    def append_invalid_row(self, number, row, validation_error):
        super().append_invalid_row(row[ROW], row, validation_error)

    def append_error_row(self, number, row, errors):
        super().append_error_row(row[ROW], row, errors)

    @property
    def is_good(self):
        return not (self.has_errors() or self.has_validation_errors())

    @property
    def changed(self):
        return [row for row in self.rows if row.import_type in ("new", "update")]

    @property
    def overtaken(self):
        """What changes items that somebody else changed after they were exported."""
        return [row for row in self.changed if row.is_overtaken]

    def leave_out(self, rows):
        self.left_out += len(rows)
        for row in rows:
            self.totals[row.import_type] -= 1
            row.import_type = LEFT_OUT

    @property
    def seen(self):
        """What tells whether the same would be stored as before."""
        found = [
            (row.number, row.import_type, row.is_overtaken, *(one.in_words for one in row.changes))
            for row in self.changed
        ]
        return sha256(repr(found).encode()).hexdigest()


class ItemResource(Resource):
    """For one request: `admin` is that of the kind of content, and says what its user may do."""

    class Meta:
        instance_loader_class = BaseInstanceLoader
        skip_diff = store_instance = True
        report_skipped = False
        chunk_size = 500

    def __init__(self, admin, request):
        super().__init__()
        self.admin, self.request = admin, request
        self.fields = {each.column_name: copy(each) for each in admin.columns_of_table(request)}
        for column in self.fields.values():
            column.request = request
        self.known, self.versions, self.met, self.forms = {}, {}, set(), {}

    @classmethod
    def get_display_name(cls):
        return _("items")

    @classmethod
    def get_result_class(cls):
        return TableResult

    @classmethod
    def get_db_connection_name(cls):
        return "default"

    # -- Whole tables --------------------------------------------------------------------------

    def filter_export(self, queryset, **kwargs):
        return queryset.for_table()

    def import_data(self, dataset, dry_run=True, **kwargs):
        """Judges each row and writes nothing, so that nobody waits for it; `store` does."""
        check_columns(dataset, self.fields)
        if "id" in dataset.headers:
            pks = {int(text) for text in dataset["id"] if is_number(text)}
            items = self.admin.get_queryset(self.request).filter(pk__in=pks).for_table()
            self.known = {item.pk: item for item in items}
            self.versions = {item.pk: [item.updated_at, item.status] for item in items}
        result = self.import_data_inner(dataset, True, False, False, False, **kwargs)
        self._tell_overtaken(result.overtaken)
        return result

    def store(self, result):
        """All that changes, in a transaction of the caller; Meanwhile if it is no longer true."""
        self._check_versions()
        self._add([row.form.instance for row in result.changed if row.import_type == "new"])
        changed = [row for row in result.changed if row.import_type == "update"]
        for row in changed:
            self._save(row)
        for column in self.fields.values():
            self._save_column(column, result.changed)
        if changed:
            self.admin.after_change(self.request, [row.form.instance for row in changed])
        for row in result.changed:
            self._check_translation(row)

    def _check_versions(self):
        """That the items are still those that were judged; nobody changes them from now on."""
        items = self.admin.get_queryset(self.request).filter(pk__in=self.known)
        now = items.select_for_update(of=("self",)).values_list("pk", "updated_at", "status")
        judged = {pk: self.versions[pk] for pk in self.known}
        if judged != {pk: version for pk, *version in now}:
            raise Meanwhile

    def _add(self, items):
        slugs = self.admin.model.free_slugs([item.title for item in items])
        for item, slug in zip(items, slugs, strict=True):
            item.slug = slug
        self.admin.model._default_manager.bulk_create(items)

    def _save(self, row):
        """What the form made of the item, as far as the row says something of it."""
        item = row.form.instance
        columns = {field.name for field in item._meta.concrete_fields}
        item.save(update_fields=ALWAYS | (columns & told_by(row)))

    def _save_column(self, column, rows):
        found = [
            (row.form.instance, each.cell.value)
            for row in rows
            for each in row.changes
            if each.column is column
        ]
        if found:
            column.save(found)

    def _check_translation(self, row):
        """Rows of one table may contradict each other: two translations in one language."""
        item = row.form.instance
        is_alone = row.import_type == "new" and not item.translation_of_id
        if is_alone or not told_by(row) & LANGUAGES:
            return
        try:
            translations.check(item)
        except ValidationError as error:
            told = {"row": row.number, "why": " ".join(error.messages)}
            raise Unreadable(_("Row %(row)d: %(why)s") % told) from None

    def _tell_overtaken(self, rows):
        """`row.overtaken_by` says who changed its item, and when."""
        last = latest(self.admin.model, [row.form.instance.pk for row in rows])
        for row in rows:
            item = row.form.instance
            row.overtaken_by = overtaken_by(last.get(item.pk), item.updated_at)

    # -- One row -------------------------------------------------------------------------------

    def get_or_init_instance(self, instance_loader, row):
        text = row.get("id", "").strip()
        if not text:
            return self._new(), True
        if not is_number(text) or int(text) not in self.known:
            told = _("There is no item %s that you may see; leave it empty for a new one.") % text
            raise ValidationError({"id": told})
        if int(text) in self.met:
            raise ValidationError({"id": _("Item %s is in another row already.") % text})
        self.met.add(int(text))
        return self.known[int(text)], False

    def _new(self):
        if not self.admin.has_add_permission(self.request):
            raise ValidationError(_("You may not add items."))
        return self.admin.model(author=self.request.user)

    def import_instance(self, instance, row, **kwargs):
        self.form, self.is_overtaken = None, False
        self.changes, errors = self._read(instance, row)
        if not (self.changes or errors):
            return
        if instance.pk and not self.admin.has_change_permission(self.request, instance):
            raise ValidationError({NON_FIELD_ERRORS: _("You may not change this item.")})
        if instance.pk and UPDATED in row:
            self.is_overtaken = self.fields[UPDATED].is_older(row[UPDATED], instance)
        told = {name: value for each in self.changes for name, value in each.cell.told.items()}
        self.form = filled_in(self._form_class(instance), instance, told)
        errors |= self._errors(told, errors)
        if errors:
            raise ValidationError(errors)

    def _read(self, item, row):
        """[Change] of what differs, {heading: messages} of what can't be read.

        A cell that reads as it would be written says nothing new, whatever it went through."""
        changes, errors = [], {}
        for heading, column in self.fields.items():
            if column.readonly or heading == "id" or heading not in row:
                continue
            before = column.text(item) if item.pk else ""
            text = as_written(row[heading])
            if is_same(row[heading], neutral(before)) or (not text.strip() and column.keeps_blank):
                continue
            try:
                cell = column.read(refuse_cut(text).strip(), item)
            except ValidationError as error:
                errors[heading] = error.messages
                continue
            if not is_same(cell.shown, before):
                changes.append(Change(column, cell, before))
        return changes, errors

    def _form_class(self, item):
        """One for each status, on which alone it depends what may be chosen."""
        key = item.status if item.pk else None
        if key not in self.forms:
            self.forms[key] = self.admin.get_form(
                self.request, item if item.pk else None, change=bool(item.pk)
            )
        return self.forms[key]

    def _errors(self, told, known):
        """{heading: messages} of the form, of what was not wrong before."""
        headings = {column.name: heading for heading, column in self.fields.items()}
        found = {headings.get(name, name): messages for name, messages in self.form.errors.items()}
        found = {heading: list(each) for heading, each in found.items() if heading not in known}
        if "status" in self.form.errors and told.get("status") in Status.values:
            found["status"] = [_("You may not give it this status.")]
        for name in told.keys() - self.form.fields.keys():
            if name in headings:
                found[headings[name]] = [_("You may not change this.")]
        return found

    def skip_row(self, instance, original, row, import_validation_errors=None):
        return not (self.changes or import_validation_errors)

    def validate_instance(self, instance, import_validation_errors=None, validate_unique=True):
        if import_validation_errors:
            raise ValidationError(import_validation_errors)

    def after_import_row(self, row, row_result, **kwargs):
        row_result.number = row[ROW]
        row_result.form, row_result.changes = self.form, self.changes
        row_result.is_overtaken = self.is_overtaken

    def import_row(self, row, instance_loader, **kwargs):
        found = super().import_row(row, instance_loader, **kwargs)
        for error in found.errors:
            logger.error("Row %s of a table", row[ROW], exc_info=error.error)
        return found


def told_by(row):
    """{name of a field of the form}"""
    return {name for each in row.changes for name in each.cell.told}


def overtaken_by(version, changed_at):
    """`version` is the last that was kept, or None: an import keeps none."""
    told = {"time": time_in_words(changed_at)}
    if version and version.history_user_name and version.history_date >= changed_at:
        told["who"] = version.history_user_name
        return _("Changed by %(who)s, %(time)s, after this table was exported.") % told
    return _("Changed %(time)s, after this table was exported.") % told


def check_columns(dataset, fields):
    unknown = [heading for heading in dataset.headers if heading not in (ROW, *fields)]
    if unknown:
        told = _("No column is called %(unknown)s. There are: %(known)s.")
        names = ", ".join(f"“{heading}”" for heading in unknown[:5])
        raise Unreadable(told % {"unknown": names, "known": ", ".join(fields)})


def is_number(text):
    return text.strip().isascii() and text.strip().isdecimal() and len(text) < 19


def is_same(text, before):
    """Whether a cell says what stands there: as it was, or as its file could hold it."""
    return normal(text) in {normal(before), normal(fitting(before))}


def normal(text):
    return text.replace("\r\n", "\n").strip()


def refuse_cut(text):
    if text.endswith(CUT):
        told = _("This text was cut for Excel, and can’t be changed there: take a CSV file.")
        raise ValidationError(told)
    return text
