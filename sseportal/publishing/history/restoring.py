"""An item made what one of its versions says: what would change is told first.

Whether visitors see it is never restored: an item keeps its status, and one that was deleted comes
back as a draft.
"""

from copy import copy
from hashlib import sha256

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ForeignKey
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from sseportal.media.models import Picture
from sseportal.publishing.addresses import keeping_address
from sseportal.publishing.fields import RichTextField
from sseportal.publishing.history import snapshot
from sseportal.publishing.history.keeping import as_stored, version_of
from sseportal.publishing.history.records import edited
from sseportal.publishing.history.wording import lines
from sseportal.publishing.labels import label_of
from sseportal.publishing.models import Status
from sseportal.publishing.permissions import readable
from sseportal.publishing.rich_text.figures import MARK, figures_in, without_figures

NOT_RESTORED = {"status", "publish_at"}


class Overtaken(Exception):
    """The item is not as it was when somebody looked at what would change."""


class Restoring:
    """`lost`: sentences on what can't be as it was; `obstacles`: why nothing can be done."""

    def __init__(self, item, version, user):
        self.item, self.user, self.version = item, user, version
        self.model = type(item)
        self.lost, self.obstacles = [], []
        self.now = self._now()
        self.target = self._target()

    @cached_property
    def lines(self):
        """What would change."""
        return lines(self.now, self.target, self.user)

    @property
    def seen(self):
        """A name for exactly this change."""
        told = [(line.label, line.old, line.new) for line in self.lines]
        return sha256(repr([told, self.lost, self.obstacles]).encode()).hexdigest()[:20]

    @classmethod
    def carry_out(cls, item, version, user, seen):
        """Restore it if that still means what was `seen`; returns the item, raises Overtaken.

        In a transaction in which nobody else can change the item.
        """
        restoring = cls(item, version, user)
        if restoring.seen != seen or restoring.obstacles:
            raise Overtaken
        try:
            with transaction.atomic():
                restoring._write()
        except IntegrityError as error:
            raise Overtaken from error
        return restoring.item

    def _now(self):
        return as_stored(self.model, [self.item.pk])[self.item.pk]

    # -- What it will be -----------------------------------------------------------------------

    def _target(self):
        target = copy(self.version)
        for name in self._kept_as_they_are():
            _take(target, self._instead(), self.model._meta.get_field(name))
        target.history_parts = {"names": dict(target.history_parts.get("names", {}))}
        for name, rows in self._parts().items():
            target.history_parts[name] = self._found(name, rows)
        self._find_things(target)
        self._find_pictures(target)
        self._make_valid(target)
        return target

    def _kept_as_they_are(self):
        return NOT_RESTORED

    def _instead(self):
        """The version whose values stand in for those that can't be restored."""
        return self.now

    def _parts(self):
        """{part: its rows}, as they are where the version doesn't say."""
        current = self.now.history_parts if self.now else {}
        said = current | self.version.history_parts
        return {name: said.get(name, []) for name in snapshot.part_names(self.model)}

    def _found(self, name, rows):
        """The rows of a part whose tags and people are still there."""
        relation = self.model._meta.get_field(name)
        if relation not in snapshot.relations(self.model):
            found = [(row[1], _find(relation.related_model, *row)) for row in rows]
            self._tell_lost(relation.verbose_name, [label for label, tag in found if not tag])
            return [[tag.pk, tag.name] for _label, tag in found if tag]
        return list(filter(None, [self._row(relation, row) for row in rows]))

    def _row(self, relation, row):
        row = dict(row)
        for field in snapshot.row_fields(relation):
            if isinstance(field, ForeignKey) and row.get(field.name):
                thing = _find(field.related_model, *row[field.name])
                if thing is None:
                    self._tell_lost(field.verbose_name, [row[field.name][1]])
                    return None
                row[field.name] = [thing.pk, str(thing)]
        return row

    def _find_things(self, target):
        """What its foreign keys led to."""
        names = target.history_parts["names"]
        for field in edited(self.model):
            key = getattr(target, field.attname)
            if not isinstance(field, ForeignKey) or key is None:
                continue
            thing = self._thing(field, key, names.get(field.name, ""))
            if thing is None:
                self._tell_lost(field.verbose_name, [names.get(field.name) or _("another item")])
                self._leave(target, field)
            else:
                setattr(target, field.attname, thing.pk)
                names[field.name] = str(thing)

    def _find_pictures(self, target):
        """Texts without the figures of pictures that were deleted."""
        for holder, name in self._texts(target):
            asked = {figure.picture for figure in figures_in(holder[name])}
            there = set(Picture.objects.filter(pk__in=asked).values_list("pk", flat=True))
            gone = [_("Picture %s") % key for key in sorted(asked - there)]
            self._tell_lost(_("pictures in the text"), gone)
            if gone:
                holder[name] = without_figures(holder[name], there)

    def _texts(self, target):
        """(a dictionary, the key in it) of each that has a figure."""
        own = [(vars(target), name) for name in self.model.text_fields()]
        parts = [
            (row, field.name)
            for relation in snapshot.relations(self.model)
            for field in snapshot.row_fields(relation)
            if isinstance(field, RichTextField)
            for row in target.history_parts[relation.name]
        ]
        return [(holder, name) for holder, name in own + parts if MARK in (holder.get(name) or "")]

    def _leave(self, target, field):
        """As it is, not as it was."""
        _take(target, self._instead(), field)
        if isinstance(field, ForeignKey):
            now = self.now.history_parts["names"] if self.now else {}
            target.history_parts["names"][field.name] = now.get(field.name, "")

    def _thing(self, field, key, name):
        if field.related_model is not self.model:
            return _find(field.related_model, key, name)
        return readable(self.user, self.model._default_manager.filter(pk=key)).first()

    def _make_valid(self, target):
        """Whatever the item may not be any more stays as it is."""
        _item, wrong = self._checked(target)
        for field in edited(self.model):
            if field.name in wrong and field.name not in NOT_RESTORED:
                told = {"field": capfirst(label_of(field)), "why": " ".join(wrong[field.name])}
                self.lost.append(_("%(field)s: can’t be what it was. %(why)s") % told)
                self._leave(target, field)
        item, wrong = self._checked(target)
        self.obstacles += [" ".join(told) for told in wrong.values()]
        self._filled(target, item)

    def _checked(self, target):
        """(the item that it would be, {field: what is wrong with it})"""
        item = self._filled(copy(self.item), target)
        try:
            item.full_clean(exclude={f.name for f in self.model._meta.fields if not f.editable})
        except ValidationError as error:
            return item, error.message_dict
        return item, {}

    def _filled(self, target, source):
        for field in edited(self.model):
            _take(target, source, field)
        return target

    def _tell_lost(self, label, names):
        if names:
            told = {"field": capfirst(label), "names": ", ".join(names)}
            self.lost.append(_("%(field)s: %(names)s is not there any more.") % told)

    # -- Writing it ----------------------------------------------------------------------------

    def _write(self):
        self._save(self._filled(self.item, self.target))
        stored = version_of(self.item).state["parts"]
        wanted, said = self.target.state["parts"], self.target.history_parts
        for field in snapshot.tag_fields(self.model):
            if wanted[field.name] != stored[field.name]:
                tags = field.related_model._default_manager.filter(pk__in=wanted[field.name])
                getattr(self.item, field.name).set(list(tags))
        for relation in snapshot.relations(self.model):
            if wanted[relation.name] != stored[relation.name]:
                self._write_rows(relation, said[relation.name])

    def _save(self, item):
        with keeping_address(item):
            item.save()

    def _write_rows(self, relation, rows):
        manager = getattr(self.item, relation.name)
        manager.all().delete()
        fields = {field.name: field for field in snapshot.row_fields(relation)}
        manager.bulk_create(
            relation.related_model(
                **{relation.field.name: self.item},
                **{
                    fields[name].attname: _plain(value)
                    for name, value in row.items()
                    if name in fields
                },
            )
            for row in rows
        )


class Recovering(Restoring):
    """The same for an item that was deleted, `item` being the last version's instance."""

    def __init__(self, item, version, user):
        item._state.adding = True
        super().__init__(item, version, user)

    def _now(self):
        return None

    def _kept_as_they_are(self):
        return ()

    def _instead(self):
        """Nothing: its defaults."""
        return self.model()

    def _target(self):
        self.version = copy(self.version)
        self.version.status, self.version.publish_at = Status.DRAFT, None
        return super()._target()

    def _write(self):
        self._forget_what_is_taken()
        came = self.item.created_at
        super()._write()
        self.model._base_manager.filter(pk=self.item.pk).update(created_at=came)

    def _save(self, item):
        item.save(force_insert=True)

    def _forget_what_is_taken(self):
        """Its identity for imports and its author, if they are another's now, or gone."""
        others = self.model._base_manager.filter(source_key=self.item.source_key)
        if others.exists():
            self.item.source_key = ""
        users = self.model._meta.get_field("author").related_model._base_manager
        if not users.filter(pk=self.item.author_id).exists():
            self.item.author = None


def _take(target, source, field):
    setattr(target, field.attname, getattr(source, field.attname))


def _find(model, key, name):
    """The thing of that key; where that is gone, the only one of that name; or None."""
    rows = model._default_manager
    if found := rows.filter(pk=key).first():
        return found
    has_name = any(field.name == "name" for field in model._meta.fields)
    named = list(rows.filter(name=name)[:2]) if has_name and name else []
    return named[0] if len(named) == 1 else None


def _plain(value):
    return value[0] if isinstance(value, list) else value
