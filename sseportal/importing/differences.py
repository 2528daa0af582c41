"""Where the source of an item says otherwise than an editor, and what the editor decides.

An import leaves what an editor changed, and notes the field among its sighting's suggestions. What
the source says of it is asked of all sightings together, as an import does, so that fields that
speak only together are taken together.
"""

from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass
from hashlib import sha256

from django.db import transaction
from django.utils.functional import cached_property
from django.utils.text import capfirst

from sseportal.importing.importer import Importer, importers
from sseportal.importing.models import Sighting
from sseportal.word_diff import marked

# Fields that are read in other words than their own; None: in those of the field that they go with.
WORDED_BY = {"published_on": "date_in_words", "date_precision": None}


class Gone(Exception):
    """What the editor decides on is no longer what the editor saw."""


@dataclass(frozen=True)
class Line:
    """A field's two values in words."""

    label: str
    own: str
    source: str

    @property
    def marked(self):
        return marked(self.own, self.source)


@dataclass(frozen=True)
class Difference:
    """Fields that speak together. `source`: {field: value}; `sighting`: the last to say so."""

    item: object
    source: dict
    sighting: Sighting

    @cached_property
    def lines(self):
        """What can be seen to differ."""
        return [line for line in self._lines() if line.own != line.source]

    def put(self):
        """Let the item say what its source does; raises ValidationError where it may not."""
        names = list(self.source)
        for name, value in self.source.items():
            setattr(self.item, name, value)
        others = {field.name for field in self.item._meta.fields} - set(names)
        self.item.full_clean(exclude=others)
        self.item.save(update_fields=[*names, "updated_at"])

    def _lines(self):
        other = copy(self.item)
        for name, value in self.source.items():
            setattr(other, name, value)
        names = [name for name in self.source if WORDED_BY.get(name, name)]
        return [
            Line(label_of(type(other), n), _words(self.item, n), _words(other, n)) for n in names
        ]

    @property
    def label(self):
        """`kind, kind at the source`"""
        return ", ".join(line.label for line in self.lines)

    @property
    def heading(self):
        return capfirst(self.label)

    @property
    def seen(self):
        """A name for exactly this; another one as soon as either side says something else."""
        return sha256(repr([list(self.source), self.lines]).encode()).hexdigest()[:20]


@dataclass(frozen=True)
class RowsDifference(Difference):
    """Of rows that belong to the item; `source`: {relation: what `rows_told` tells of them}."""

    importer: Importer

    def put(self):
        # first, for it keeps the item's version as it is found
        self.item.save(update_fields=["updated_at"])
        for relation, told in self.source.items():
            self.importer.put_rows(self.item, relation, told)

    def _lines(self):
        own = self.importer.rows_of(self.item)
        return [
            Line(label_of(type(self.item), name), words_of_rows(own[name]), words_of_rows(told))
            for name, told in self.source.items()
        ]


def differences(item):
    """[Difference] in the order of the form's fields."""
    return standing(item, list(sightings_of(item)))


def sightings_of(item):
    return Sighting.objects.of(item).select_related("document", "brought_by")


def standing(item, sightings):
    """The same, for all sightings of the item in their order; no query when none suggests."""
    last = {field: one for one in sightings for field in one.suggestions}
    if not last:
        return []
    importer = _importer_of(item)
    readings = [one.reading for one in sightings]
    told, rows = importer.told(readings), importer.rows_told(readings)
    found = [
        RowsDifference(item, {name: rows[name]}, sighting, importer)
        for name, sighting in last.items()
        if name in rows
    ]
    for names in _groups(importer, last):
        sighting = max((last[name] for name in names if name in last), key=lambda one: one.pk)
        found.append(Difference(item, _said(importer, told, names), sighting))
    said = told.keys() | rows.keys()
    return [one for one in found if said & one.source.keys() and one.lines]


def take(item, seen):
    """Give the item what its source says; returns the Difference as it was.

    The item is one that nobody else can change now, as for `dismiss`. Raises Gone, or
    ValidationError where the item may not be so; then nothing is changed.
    """
    with _decision(item, seen) as difference:
        difference.put()
    return difference


def dismiss(item, seen):
    """Leave the item as it is for good; returns the Difference, raises Gone."""
    with _decision(item, seen) as difference:
        return difference


@transaction.atomic
def settle(item):
    """Forget the suggestions that a saved item no longer differs from."""
    if not Sighting.objects.of(item).exclude(suggestions={}).exists():
        return
    sightings = _locked_sightings(item)
    still = {name for one in standing(item, sightings) for name in one.source}
    _forget(sightings, {name for one in sightings for name in one.suggestions} - still)


@contextmanager
def _decision(item, seen):
    """Yields the Difference of that name, and forgets it then."""
    with transaction.atomic():
        sightings = _locked_sightings(item)
        found = next((one for one in standing(item, sightings) if one.seen == seen), None)
        if found is None:
            raise Gone
        yield found
        _forget(sightings, found.source)


def _locked_sightings(item):
    return list(sightings_of(item).select_for_update(of=["self"]))


def _forget(sightings, names):
    for sighting in sightings:
        left = {name: value for name, value in sighting.suggestions.items() if name not in names}
        if left != sighting.suggestions:
            sighting.suggestions = left
            sighting.save(update_fields=["suggestions"])


def _importer_of(item):
    importer = next(one for one in importers().values() if isinstance(item, one.model))
    importer.prepare([])
    return importer


def _groups(importer, fields):
    """[names] of these fields with those that they speak with, in the order of the model."""
    order = [field.name for field in importer.model._meta.concrete_fields]
    groups = (importer.group_of(name) for name in order if name in fields)
    return dict.fromkeys(tuple(name for name in order if name in group) for group in groups)


def _said(importer, told, names):
    """Where the source says one of them, it says that the others are blank."""
    field = importer.model._meta.get_field
    return {name: told.get(name, field(name).get_default()) for name in names}


def label_of(model, name):
    """What a field, or a relation's rows, are called."""
    field = model._meta.get_field(name)
    several = None if field.concrete else field.related_model._meta.verbose_name_plural
    return str(several or field.verbose_name)


def words_of_rows(rows):
    """A line for each of the rows, of which each is a list of texts."""
    return "\n".join(", ".join(filter(None, row)) for row in rows)


def _words(item, name):
    shown = getattr(item, WORDED_BY.get(name, f"get_{name}_display"), None)
    value = getattr(item, name) if shown is None else shown() if callable(shown) else shown
    return "" if value is None else str(value).replace("\r\n", "\n")
