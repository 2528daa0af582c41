"""What a form says, field by field and row by row, as a browser would send it.

A form that is bound says what was typed, another one what is stored: the two can be compared.
"""

import hashlib
import json

from django.core.exceptions import ValidationError
from django.forms import CheckboxInput, MultiWidget
from django.forms.formsets import DELETION_FIELD_NAME, ORDERING_FIELD_NAME
from django.forms.models import InlineForeignKeyField
from django.utils.text import capfirst
from django.utils.translation import gettext as _


class Content:
    """Of a form and its formsets. A key is a field's name, a formset's prefix, or of a row that is
    stored, `questions-17`."""

    def __init__(self, form, formsets):
        self.fields = {bound.name: bound for bound in form}
        self.formsets = {formset.prefix: formset for formset in formsets}
        self.rows = {
            f"{formset.prefix}-{form.instance.pk}": form
            for formset in formsets
            for form in staying(formset)
            if form.instance.pk
        }

    def keys(self):
        return [*self.fields, *self.formsets]

    def rows_of(self, key):
        """The keys of the rows of a formset."""
        return [row for row, form in self.rows.items() if form in self.formsets[key].forms]

    def says(self, key):
        """What it is compared by."""
        if key in self.fields:
            return said(self.fields[key])
        if key in self.rows:
            return [(part.name, said(part)) for part in parts(self.rows[key])]
        return [[(part.name, said(part)) for part in row] for row in rows(self.formsets[key])]

    def digest(self, key):
        return digest(self.says(key))

    def digests(self):
        return {key: self.digest(key) for key in (*self.keys(), *self.rows)}

    def label(self, key):
        if key in self.fields:
            return self.fields[key].label
        if key in self.rows:
            return self._label_of_row(key)
        return capfirst(self.formsets[key].model._meta.verbose_name_plural)

    def in_words(self, key):
        if key in self.fields:
            return in_words(self.fields[key])
        if key in self.rows:
            return row_in_words(parts(self.rows[key]))
        return "\n\n".join(map(row_in_words, rows(self.formsets[key])))

    def _label_of_row(self, key):
        """`Question 2`"""
        name = self.rows[key].instance._meta.verbose_name
        (place,) = (
            found.index(key) + 1 for found in map(self.rows_of, self.formsets) if key in found
        )
        return f"{capfirst(name)} {place}"


def sent(bound):
    """{name of an input: [value]} of a field; of what is stored, as its widget would send it."""
    widget = getattr(bound.field.widget, "widget", bound.field.widget)
    several = isinstance(widget, MultiWidget)
    names = (
        [bound.html_name + end for end in widget.widgets_names] if several else [bound.html_name]
    )
    if bound.form.is_bound:
        return {name: bound.form.data.getlist(name) for name in names}
    value = bound.value()
    widgets, values = (widget.widgets, widget.decompress(value)) if several else ([widget], [value])
    parts = zip(names, widgets, values, strict=True)
    return {name: _as_sent(each, part) for name, each, part in parts}


def _as_sent(widget, value):
    if isinstance(widget, CheckboxInput):
        return ["on"] if widget.check_test(value) else []
    value = widget.format_value(value)
    return [str(each) for each in value] if isinstance(value, list) else [value or ""]


def said(bound):
    """[[value]] with nothing in it that no reader would call different."""
    return [
        sorted(filter(None, (each.replace("\r\n", "\n").strip() for each in values)))
        for values in sent(bound).values()
    ]


def rows(formset):
    """[[bound field]] of the rows that are to stay, without what only tells them apart."""
    return [parts(form) for form in staying(formset)]


def staying(formset):
    forms = formset.forms if formset.is_bound else formset.initial_forms
    return [form for form in forms if not (is_blank(form) or is_to_go(form))]


def parts(form):
    apart = {form._meta.model._meta.pk.name, DELETION_FIELD_NAME, ORDERING_FIELD_NAME}
    return [bound for bound in form if bound.name not in apart and not is_parent(bound)]


def is_parent(bound):
    """The field that says of which item its row is."""
    return isinstance(bound.field, InlineForeignKeyField)


def row_in_words(row):
    found = [(part.label, in_words(part)) for part in row if not part.is_hidden]
    return "\n".join(f"{label}: {told}" for label, told in found if told)


def is_blank(form):
    return not form.instance.pk and not form.has_changed()


def is_to_go(form):
    return bool(form.data.get(form.add_prefix(DELETION_FIELD_NAME)))


def in_words(bound):
    """A widget whose values nobody can read has words for them."""
    values = [each for several in said(bound) for each in several]
    if hasattr(bound.field, "queryset"):
        return _names(bound.field, values)
    if hasattr(bound.field.widget, "in_words"):
        return "\n\n".join(map(bound.field.widget.in_words, values))
    if isinstance(bound.field.widget, CheckboxInput):
        return _("yes") if values else _("no")
    labels = {str(value): str(label) for value, label in getattr(bound.field, "choices", [])}
    return " ".join(labels.get(each, each) for each in values)


def _names(field, values):
    """Of those that may be chosen here: others are not for whoever looks at the form."""
    key = field.to_field_name or "pk"
    try:
        found = field.queryset.filter(**{f"{key}__in": values})
        return ", ".join(map(field.label_from_instance, found))
    except (TypeError, ValueError, OverflowError, ValidationError):
        return ", ".join(values)


def digest(value):
    return hashlib.blake2b(json.dumps(value).encode(), digest_size=8).hexdigest()
