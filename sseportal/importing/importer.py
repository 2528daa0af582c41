"""From readings to items: what every kind of content does alike when it is imported."""

from datetime import date

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.utils.functional import cached_property
from django.utils.module_loading import import_string
from django.utils.text import Truncator

from sseportal.importing.chunks import in_chunks
from sseportal.importing.directory import Directory
from sseportal.importing.drafts import TAGS, Brought, Draft
from sseportal.importing.making import new
from sseportal.importing.merging import merged, newly_named

UNTITLED = "Untitled"


def importers():
    """{a reading's model: the importer that the settings name for it}"""
    directory = Directory()
    return {name: import_string(path)(directory) for name, path in settings.IMPORTERS.items()}


class Importer:
    """A kind of content says `model`, its own `fields`, and what belongs to its items.

    Planning writes nothing: what is new stays in memory until `storing`.
    """

    model = None
    # Fields that say something only together: an editor who changed one meant all.
    together = [{"published_on", "date_precision"}]

    def __init__(self, directory):
        self.directory = directory

    @cached_property
    def content_type(self):
        return ContentType.objects.get_for_model(self.model)

    def prepare(self, readings):
        """Look up at once what these readings name."""

    def premise(self):
        """What must still be so when the plan is stored; anything that compares."""

    def save_relations(self):
        """Write what the items point at and planning left in memory."""

    def save_rows(self, rows):
        """Write the new rows that belong to items."""

    def rows_of(self, item):
        """{relation: what its rows say, as JSON has it} of the rows that belong to an item."""
        return {}

    def rows_told(self, readings):
        """The same, as these readings tell it; without what they are silent about."""
        return {}

    def put_rows(self, item, relation, told):
        """Let the item's rows say what `rows_told` does."""
        raise NotImplementedError

    def made(self):
        """What it wrote besides items and their own rows."""
        return []

    @classmethod
    def choices(cls):
        """[(an entry's corrections that make it this kind of item, its label)]"""
        raise NotImplementedError

    def fields(self, reading):
        """{field: value} of an item with this reading; a blank says nothing."""
        return {
            "title": reading["title"] or Truncator(reading["summary"]).chars(100) or UNTITLED,
            "summary": reading["summary"],
            "published_on": reading["date"] and date.fromisoformat(reading["date"]),
            "date_precision": reading["date_precision"],
            "credit": reading["credit"] and reading["credit"]["raw"],
        }

    def drafts(self, ids):
        """{id: Draft} of the items that exist."""
        tags = {name: self._tags(name, ids) for name in TAGS}
        rows = self.model._default_manager.all()
        return {
            item.pk: Draft(self, item, {name: tags[name].get(item.pk, set()) for name in TAGS})
            for item in in_chunks(self.for_drafts(rows), "pk", ids)
        }

    def for_drafts(self, rows):
        return rows

    def new(self, reading, status):
        """A Draft of a new item."""
        item = new(self.model, **self.told([reading]), status=status)
        draft = Draft(self, item)
        brought = Brought()
        self.link(draft, brought, [], reading)
        self.link_rows(draft, brought, [], [reading])
        draft.brought.append(brought)
        return draft, brought

    def update(self, draft, before, after, reading):
        """Bring in what its readings `after` say, with `reading`, that `before` didn't say."""
        was, now, brought = self.told(before), self.told(after), Brought()
        for field, value in now.items():
            old = getattr(draft.item, field)
            if value == was.get(field) or value == old:
                continue
            if self._edited(draft.item, field, was):
                brought.kept[field] = (old, value)
            else:
                brought.changes[field] = (old, value)
        for field, (_, value) in brought.changes.items():
            setattr(draft.item, field, value)
        self.link(draft, brought, before, reading)
        self.link_rows(draft, brought, before, after)
        draft.brought.append(brought)
        return brought

    def link(self, draft, brought, before, reading):
        """Add the tags that are new in `reading`."""
        countries = [one["code"] for one in newly_named("countries", before, reading)]
        found = {
            "countries": [self.directory.countries.get(code) for code in countries],
            "organisations": self._newly_found(before, reading),
        }
        for name, tags in found.items():
            new = [tag for tag in tags if tag and draft.lacks(name, tag)]
            brought.tags[name] = list({id(tag): tag for tag in new}.values())

    def link_rows(self, draft, brought, before, after):
        """Bring in the rows that its readings `after` tell, and `before` didn't."""

    def told(self, readings):
        values = self.fields(merged(readings)) if readings else {}
        return {field: value for field, value in values.items() if value}

    def _newly_found(self, before, reading):
        """Not those that an earlier reading gave under another name."""
        earlier = [self.directory.known(one) for each in before for one in each["organisations"]]
        named = newly_named("organisations", before, reading)
        found = map(self.directory.organisation_for, named)
        return [one for one in found if not any(one is other for other in earlier)]

    def _edited(self, item, field, was):
        """Whether an editor changed the field, or one that goes with it."""
        blank = self.model._meta.get_field
        return any(
            getattr(item, one) != was.get(one, blank(one).get_default())
            for one in self.group_of(field)
        )

    @classmethod
    def group_of(cls, field):
        """The field with those that say something only together with it."""
        return next((group for group in cls.together if field in group), {field})

    def _tags(self, name, ids):
        """{item's id: {tag's id}}"""
        rows = self.model._meta.get_field(name).through._default_manager.all()
        found = {}
        pairs = rows.values_list("content_object_id", "tag_id")
        for item, tag in in_chunks(pairs, "content_object_id", ids):
            found.setdefault(item, set()).add(tag)
        return found
