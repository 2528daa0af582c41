"""Items as an import will leave them, before anything is written."""

from dataclasses import dataclass, field

TAGS = ("countries", "organisations")


@dataclass
class Brought:
    """What one entry brings to its item.

    `changes`: {field: (old, new)}, none of a new item. `kept`: {field: (the editor's value, what
    the source says)}, rows by their relation. `tags`: {"countries": [Country],
    "organisations": [Organisation]}. `rows`: new rows of other models that belong to the item.
    `filled`: [(such a row, {field: old})] of what was set.
    """

    changes: dict = field(default_factory=dict)
    kept: dict = field(default_factory=dict)
    tags: dict = field(default_factory=lambda: {name: [] for name in TAGS})
    rows: list = field(default_factory=list)
    filled: list = field(default_factory=list)

    def __bool__(self):
        return bool(self.changes or any(self.tags.values()) or self.rows or self.filled)


class Draft:
    """An item in memory: the row, its tags, and what entries brought to it so far.

    `tags` holds the primary keys of those that it has in the database.
    """

    def __init__(self, importer, item, tags=None):
        self.importer, self.item = importer, item
        self.tags = tags or {name: set() for name in TAGS}
        self.is_new = item._state.adding
        self.loaded = None if self.is_new else values_of(item)
        self.brought = []
        self.source_key = item.source_key

    @property
    def changed_fields(self):
        return {field for brought in self.brought for field in brought.changes}

    @property
    def is_touched(self):
        return self.is_new or any(self.brought) or self._is_renamed

    @property
    def _is_renamed(self):
        """Whether it got the identity that it asks for, and had another before."""
        return self.item.source_key != self.loaded["source_key"]

    @property
    def new_rows(self):
        return [row for brought in self.brought for row in brought.rows]

    @property
    def filled_rows(self):
        return [filled for brought in self.brought for filled in brought.filled]

    def lacks(self, name, tag):
        """Whether it has not the tag, which may be unsaved."""
        added = (one for brought in self.brought for one in brought.tags[name])
        return tag.pk not in self.tags[name] and not any(one is tag for one in added)


def values_of(item):
    """{attribute: value} of the item's own columns."""
    return {field.attname: getattr(item, field.attname) for field in item._meta.concrete_fields}
