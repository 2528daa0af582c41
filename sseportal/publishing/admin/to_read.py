"""Texts for whoever may read an item and not change it: as its page shows them."""

from functools import cache

from django.contrib import admin
from django.utils.text import capfirst

from sseportal.publishing.fields import RichTextField
from sseportal.publishing.illustrated import on_page


@cache
def texts_of(model):
    """{name of a text: what stands in a form for it}, of a kind of item or of parts of one."""
    rich = [field for field in model._meta.concrete_fields if isinstance(field, RichTextField)]
    return {field.name: _shown(model, field) for field in rich}


def to_read(model, fieldsets):
    """The same fieldsets with that in place of the texts."""
    texts = texts_of(model)
    return [
        (heading, options | {"fields": [texts.get(each, each) for each in options["fields"]]})
        for heading, options in fieldsets
    ]


def _shown(model, field):
    _kind, column = model.of_item()

    @admin.display(description=capfirst(field.verbose_name))
    def text(row):
        item = row if column == "pk" else getattr(row, column.removesuffix("_id"))
        return on_page(getattr(row, field.name), item) or "–"

    text.__name__ = field.name
    return text
