"""Taking an import back as a whole, while nobody has built upon it."""

from collections import defaultdict
from dataclasses import dataclass

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.functional import cached_property
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from sseportal.importing.chunks import chunks, in_chunks
from sseportal.importing.drafts import TAGS
from sseportal.importing.models import Candidate, Import, Result, Sighting, SourceDocument
from sseportal.importing.staging import enter
from sseportal.importing.storing import one_at_a_time
from sseportal.importing.undo_log import row_of
from sseportal.taxonomy.models import Organisation

MOST_REASONS = 20
# One that failed half-way may be taken back too.
UNDOABLE = (Import.State.DONE, Import.State.FAILED)


class NotUndoable(Exception):
    """`obstacles`: what stands in the way."""

    def __init__(self, obstacles):
        self.obstacles = obstacles
        super().__init__(obstacles)


@dataclass(frozen=True)
class Obstacle:
    """An item or a document, and what happened to it since the import."""

    item: object
    reason: str


def obstacles(record, user):
    """[Obstacle] for this user, at most MOST_REASONS; that an editor deleted an item is none."""
    return _Undoing(record, user).obstacles()


def ask(record, user):
    """Let it be taken back, once; whether it was this call that did."""
    who = {"undone_by": user, "undone_by_name": user.get_username()}
    return enter(record, Import.State.UNDOING, *UNDOABLE, problem="", **who)


def undo(record, user):
    """Take the import back, all of it or nothing; raises NotUndoable."""
    found = obstacles(record, user)
    if found or not ask(record, user):
        raise NotUndoable(found)
    try:
        take_back(record)
    except NotUndoable:
        leave_be(record, "")
        raise


def take_back(record):
    """Take back an import for which `undone_by` asked; raises NotUndoable."""
    try:
        with one_at_a_time():
            asked = Import.objects.select_for_update().filter(
                pk=record.pk, state=Import.State.UNDOING
            )
            now = asked.first() or record
            undoing = _Undoing(now, now.undone_by, locked=True)
            if (found := undoing.obstacles()) or undoing.record.state != Import.State.UNDOING:
                raise NotUndoable(found)
            undoing.take_back()
            asked.update(state=Import.State.UNDONE, undone_at=timezone.now())
    finally:
        record.refresh_from_db()


def leave_be(record, problem):
    """As it was before it was asked for."""
    is_whole = not Candidate.objects.filter(upload__within=record).exists()
    state = Import.State.DONE if is_whole else Import.State.FAILED
    enter(record, state, Import.State.UNDOING, problem=problem, undone_by=None, undone_by_name="")


class _Undoing:
    """The import's sightings by item, the last change first; `user` takes it back."""

    def __init__(self, record, user, locked=False):
        self.record, self.user, self.locked = record, user, locked
        rows = record.sightings.defer("raw", "reading")
        self.sightings = sorted(rows, key=lambda one: -one.undo["order"])
        self.by_target = defaultdict(list)
        for sighting in self.sightings:
            self.by_target[sighting.target].append(sighting)

    @cached_property
    def items(self):
        """{target: item} of those that are still there."""
        return {
            (kind, item.pk): item
            for kind in {target[0] for target in self.by_target}
            for item in in_chunks(self._rows(kind), "pk", self._ids(kind, self.by_target))
        }

    def _rows(self, kind):
        rows = ContentType.objects.get_for_id(kind).model_class()._default_manager.all()
        return rows.select_for_update() if self.locked else rows

    @staticmethod
    def _ids(kind, targets):
        return [number for sort, number in targets if sort == kind]

    def obstacles(self):
        later = self._found_later()
        found = [Obstacle(one.document, _read_anew(one)) for one in self._read_again()]
        for target, item in self.items.items():
            if reason := self._reason(item, self.by_target[target], later.get(target)):
                found.append(Obstacle(item, reason))
        return found[:MOST_REASONS]

    def _reason(self, item, own, later):
        """Why the item, with its sightings, stands in the way; "" if it doesn't."""
        if later:
            return _("was found again by %(import)s") % {"import": later}
        if _has_changed(own) and item.updated_at != max(one.left_at for one in own):
            return _("was changed since")
        if _is_created(own) and not import_string(settings.MAY_TAKE_AWAY)(self.user, item):
            return _("is %(state)s, and you may not delete it") % {"state": item.state}
        return ""

    def _found_later(self):
        """{target: the import that found it as this one left it} of what this one changed."""
        since = {t: _changed_at(own) for t, own in self.by_target.items() if _has_changed(own)}
        others = Sighting.objects.exclude(brought_by=self.record).exclude(left_at=None)
        others = others.select_related("brought_by").defer("raw", "reading").order_by("pk")
        found = in_chunks(others, "object_id", [number for _, number in since])
        return {
            one.target: one.brought_by
            for one in found
            if one.target in since and one.left_at >= since[one.target]
        }

    def _read_again(self):
        """One sighting a document that stands where one of this import stood."""
        again = Sighting.objects.filter(undo__has_key="replaced").exclude(brought_by=self.record)
        again = again.select_related("document", "brought_by").defer("raw", "reading")
        again = again.order_by("pk")
        return {one.document_id: one for one in again if self._stood_before(one.undo)}.values()

    def _stood_before(self, log):
        before = log.get("replaced")
        return before is not None and (
            before["brought_by_id"] == self.record.pk or self._stood_before(before["undo"])
        )

    def take_back(self):
        updated = list(self._updated())
        changing = import_string(settings.WHILE_CHANGING)
        why = _("Undone: %(import)s") % {"import": self.record}
        with changing([item for item, _own in updated], self.record.undone_by, why):
            before = [_take_back(item, own) for item, own in updated]
        self._delete_created()
        documents = {sighting.document_id for sighting in self.sightings}
        self._take_back_sightings()
        for item, was_at in before:
            # As the imports before left it: no editor's hand came between.
            Sighting.objects.of(item).filter(left_at=was_at).update(left_at=item.updated_at)
        SourceDocument.objects.filter(pk__in=documents).update(read_by="")
        SourceDocument.objects.filter(pk__in=documents, sightings=None).delete()
        # What imports undone before made, too: this one may have been the last to use it.
        undone = Import.objects.filter(state=Import.State.UNDONE).exclude(made={})
        for record in [self.record, *undone]:
            for label, rows in record.made.items():
                _drop_unused(apps.get_model(label), rows)

    def _updated(self):
        """(item, its sightings) of those that were there before, and changed."""
        for target, item in self.items.items():
            own = self.by_target[target]
            if _has_changed(own) and not _is_created(own):
                yield item, own

    def _delete_created(self):
        for kind in {target[0] for target in self.items}:
            made = [one for one in self.items if _is_created(self.by_target[one])]
            for keys in chunks(self._ids(kind, made)):
                self._rows(kind).filter(pk__in=keys).delete()

    def _take_back_sightings(self):
        for sighting in self.sightings:
            if before := sighting.undo.get("replaced"):
                fields = before | {"left_at": self._left_before(sighting)}
                Sighting.objects.filter(pk=sighting.pk).update(**fields)
        new = [one.pk for one in self.sightings if "replaced" not in one.undo]
        for keys in chunks(new):
            Sighting.objects.filter(pk__in=keys).delete()

    def _left_before(self, sighting):
        """Of an item that this import left alone, as it was left by what was undone since."""
        left_at = sighting.undo["replaced"]["left_at"]
        was_left_alone = not _has_changed(self.by_target[sighting.target])
        if was_left_alone and left_at == sighting.undo.get("was_at"):
            return sighting.left_at
        return left_at and parse_datetime(left_at)


def _read_anew(sighting):
    return _("was read anew by %(import)s") % {"import": sighting.brought_by}


def _is_created(sightings):
    return any(one.result == Result.CREATED for one in sightings)


def _has_changed(sightings):
    return any(map(_brought, sightings))


def _brought(sighting):
    told = sighting.result in {Result.CREATED, Result.UPDATED}
    return told or "changes" in sighting.undo


def _changed_at(sightings):
    """When the item was as the first of them to change it left it."""
    return min(one.left_at for one in sightings if _brought(one))


def _take_back(item, sightings):
    """The item, and when it was changed before the import."""
    for sighting in sightings:
        _take_back_changes(item, sighting.undo)
    item.save()
    return item, parse_datetime(sightings[-1].undo["was_at"])


def _take_back_changes(item, log):
    for name, old in log.get("changes", {}).items():
        field = item._meta.get_field(name)
        setattr(item, field.attname, field.to_python(old))
    for name in TAGS:
        through = item._meta.get_field(name).through._default_manager
        through.filter(content_object=item, tag__in=log.get(name, [])).delete()
    for label, key in log.get("rows", []):
        apps.get_model(label)._default_manager.filter(pk=key).delete()
    for label, key, old in log.get("filled", []):
        apps.get_model(label)._default_manager.filter(pk=key).update(**old)


def _drop_unused(model, rows):
    """Delete what the import made, unless something uses it or an editor took it on."""
    for made in in_chunks(model._default_manager.all(), "pk", rows):
        if row_of(made) != rows[str(made.pk)] or _has_more_names(made):
            continue
        try:
            with transaction.atomic():
                made.delete()
        except ProtectedError:
            continue


def _has_more_names(made):
    """Whether an editor gave it another name or address, or merged others into it."""
    if not isinstance(made, Organisation):
        return False
    return made.other_names.exists() or made.former_addresses.exists()
