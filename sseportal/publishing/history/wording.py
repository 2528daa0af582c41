"""Two versions of an item in words, field by field."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from django.contrib.admin.utils import display_for_field
from django.db.models import ForeignKey, TextField, URLField
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sseportal.publishing.dates import in_words
from sseportal.publishing.fields import RichTextField
from sseportal.publishing.history import snapshot
from sseportal.publishing.history.records import edited
from sseportal.publishing.labels import label_of
from sseportal.publishing.permissions import readable
from sseportal.publishing.rich_text import plain_with_pictures
from sseportal.word_diff import LINE, WORD, marked

# Spoken of with the date.
UNSAID = {"date_precision"}
SHORT = 60


@dataclass(frozen=True)
class Line:
    """What two versions say of one thing; in a list, each line is one entry."""

    label: str
    old: str
    new: str
    is_list: bool = False

    @cached_property
    def marked(self):
        return marked(self.old, self.new, LINE if self.is_list else WORD)

    @property
    def heading(self):
        return capfirst(self.label)

    @property
    def in_words(self):
        """`status: draft → published`, `countries: added Peru`, `text: 2 words added`."""
        if self.is_list:
            return ": ".join(filter(None, [self.label, "; ".join(self._entries())]))
        if any(len(text) > SHORT or "\n" in text for text in (self.old, self.new)):
            return f"{self.label}: {self._words()}"
        return f"{self.label}: {self.old or '–'} → {self.new or '–'}"

    def _words(self):
        """How many words come and go; where they stand is told when versions are compared."""
        olds, news = Counter(self.old.split()), Counter(self.new.split())
        added, removed = (news - olds).total(), (olds - news).total()
        if added:
            told = ngettext("%d word added", "%d words added", added) % added
            return told + (_(", %d removed") % removed if removed else "")
        if removed:
            return ngettext("%d word removed", "%d words removed", removed) % removed
        return _("formatting") if self.old == self.new else _("order")

    def _entries(self):
        olds, news = self.old.splitlines(), self.new.splitlines()
        if added := [line for line in news if line not in olds]:
            yield _("added %(names)s") % {"names": ", ".join(added)}
        if removed := [line for line in olds if line not in news]:
            yield _("removed %(names)s") % {"names": ", ".join(removed)}


def lines(old, new, user):
    """[Line] of what differs between two Versions, in words that `user` may read.

    `old` may be None: then of all that `new` says.
    """
    model = new.instance_type
    before, after = (old.state if old else {}), new.state
    parts = before.get("parts", {}), after["parts"]
    names = [field.name for field in edited(model) if field.name not in UNSAID]
    found = [
        Line(
            label_of(model._meta.get_field(name)),
            words(old, name, user) if old else "",
            words(new, name, user),
        )
        for name in names
        if not old or any(before[one] != after[one] for one in _spoken_with(name))
    ]
    found += [
        Line(
            _label(model, name),
            _part_in_words(old, name),
            _part_in_words(new, name),
            not _is_text(model, name),
        )
        for name in snapshot.part_names(model)
        if parts[0].get(name) != parts[1].get(name)
    ]
    return [line for line in found if old or line.new]


def words(version, name, user):
    """What a version says in one field, in words."""
    if name == "published_on":
        return in_words(version.published_on, version.date_precision)
    field = version.instance_type._meta.get_field(name)
    value = getattr(version, field.attname)
    if isinstance(field, ForeignKey):
        return _thing_in_words(version, field, value, user)
    if isinstance(field, RichTextField):
        return plain_with_pictures(value)
    if isinstance(field, URLField):  # shown by Django as a link's HTML
        return value
    return str(display_for_field(value, version._meta.get_field(name), ""))


def _thing_in_words(version, field, key, user):
    if key is None:
        return ""
    if field.related_model is not version.instance_type:
        return version.history_parts.get("names", {}).get(field.name) or _("one without a name")
    other = readable(user, field.related_model._default_manager.filter(pk=key)).first()
    return str(other or _("an item that is not there, or not for you to read"))


def _spoken_with(name):
    return (name, "date_precision") if name == "published_on" else (name,)


def _part_in_words(version, name):
    if version is None:
        return ""
    rows, model = version.history_parts.get(name, []), version.instance_type
    if name not in model.versioned_with:
        return "\n".join(tag for _key, tag in rows)
    fields = snapshot.row_fields(model._meta.get_field(name))
    within, between = ("\n", "\n\n") if _is_text(model, name) else (", ", "\n")
    return between.join(_row_in_words(row, fields, within) for row in rows)


def _row_in_words(row, fields, between):
    """Numbers are but its order."""
    said = (_value_in_words(field, row.get(field.name)) for field in fields)
    return between.join(text for text in said if isinstance(text, str) and text)


def _value_in_words(field, value):
    """A thing is [pk, name]."""
    if isinstance(value, list):
        return value[1]
    return plain_with_pictures(value) if isinstance(field, RichTextField) and value else value


def _is_text(model, name):
    """Whether it is of texts, such as questions with their answers."""
    if name not in model.versioned_with:
        return False
    fields = snapshot.row_fields(model._meta.get_field(name))
    return any(isinstance(field, TextField) for field in fields)


def _label(model, name):
    field = model._meta.get_field(name)
    named = field.related_model._meta.verbose_name_plural
    return str(named if name in model.versioned_with else field.verbose_name)
