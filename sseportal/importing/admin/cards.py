"""An entry as the preview shows it: what was read, what becomes of it, and what it may be."""

from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sseportal.importing.admin.entry_choices import (
    importer_of,
    is_doubtful,
    key_of,
    key_of_item,
    kinds,
)
from sseportal.importing.admin.entry_form import EntryForm
from sseportal.importing.admin.items import admin_url
from sseportal.importing.differences import label_of
from sseportal.importing.drafts import TAGS
from sseportal.importing.models import Result

LEFT_OUT, TWIN = "left_out", "twin"
FATES = {
    LEFT_OUT: gettext_lazy("Left out"),
    TWIN: gettext_lazy("In two documents"),
    Result.CREATED: gettext_lazy("New"),
    Result.UPDATED: gettext_lazy("Updates"),
    Result.UNCHANGED: gettext_lazy("Unchanged"),
    Result.REMOVED: gettext_lazy("Stays deleted"),
}


class Card:
    def __init__(self, candidate, form, items):
        self.candidate, self.form, self.items = candidate, form, items
        self.fate, self.reading = candidate.fate, candidate.reading | candidate.edits

    @property
    def is_editable(self):
        return isinstance(self.form, EntryForm)

    @property
    def title(self):
        return self.as_item.title

    @cached_property
    def as_item(self):
        """The item that the entry alone would make, unsaved."""
        model = importer_of(self.reading["model"]).model
        item = model(title=self.reading["title"], summary=self.reading["summary"])
        item.title = item.title or _("(no title)")
        if self.reading["date"]:
            field = model._meta.get_field("published_on")
            item.published_on = field.to_python(self.reading["date"])
            item.date_precision = self.reading["date_precision"]
        return item

    @property
    def item(self):
        return self.items.get(self.fate["item"])

    @property
    def fate_name(self):
        """A key of FATES."""
        if not self.candidate.is_chosen:
            return LEFT_OUT
        return TWIN if "twin" in self.fate else self.fate["result"]

    @property
    def fate_label(self):
        return FATES[self.fate_name]

    @property
    def item_url(self):
        return admin_url(self.item) if self.item else ""

    @property
    def namesake(self):
        """An item of its title, of another time; titles recur, so it is but told."""
        is_new = self.fate_name == Result.CREATED and not self.alike
        return self.items.get(self.fate.get("namesake")) if is_new else None

    @property
    def namesake_url(self):
        return admin_url(self.namesake)

    @property
    def kind(self):
        """The kind of content, and which."""
        key = key_of(self.reading)
        return next((label for _, group in kinds() for one, label in group if one == key), "")

    @property
    def has_errors(self):
        return bool(self.form.errors or any(one.errors for one in getattr(self.form, "people", ())))

    @property
    def text_fields(self):
        names = ("title", "summary")
        return [self.form[name] for name in names if name in self.form.fields]

    @property
    def plain_fields(self):
        return [self.form[name] for name in ("kind", "date", "date_precision")]

    @property
    def tag_fields(self):
        """(field, its ticks, how many have none, the field for more) of each sort of tags"""
        form = self.form
        return [
            (form[name], form.ticks(name), form.beyond[name], form[f"more_{name}"]) for name in TAGS
        ]

    @property
    def is_for_review(self):
        """Whether it waits for review whatever is chosen: in doubt, or without title or date."""
        whole = self.reading["title"] and self.reading["date"]
        return self.fate["result"] == Result.CREATED and (is_doubtful(self.candidate) or not whole)

    @property
    def changes(self):
        return list(self._differences("changes"))

    @property
    def kept(self):
        return list(self._differences("kept"))

    def _differences(self, which):
        """(field, old or the editor's, new or the source's)"""
        model = type(self.item) if self.item else type(self.as_item)
        for name, values in self.fate[which].items():
            label = label_of(model, name)
            yield label, *(self.items.shown(model, name, value) for value in values)

    @property
    def added(self):
        """[(field, names)] of tags that the item gets."""
        model = type(self.as_item)
        rows = self.fate["added"].items()
        return [(model._meta.get_field(name).verbose_name, names) for name, names in rows if names]

    @property
    def alike(self):
        """[(radio button, item, its page)]; a new one has no item."""
        if "decision" not in self.form.fields:
            return []
        by_key = {key_of_item(one): self.items.get(one) for one in self.fate["alike"]}
        sides = [(radio, radio.data["value"]) for radio in self.form["decision"]]
        return [
            (radio, item := by_key.get(key), admin_url(item) if item else "")
            for radio, key in sides
            if key not in by_key or by_key[key]  # not one that is gone by now
        ]
