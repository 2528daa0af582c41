"""What belongs to an item beside its columns, as plain values with the names of the time."""

from django.db.models import ForeignKey

from sseportal.search.text import by_name
from sseportal.taxonomy.fields import TagsField

PLAIN = (str, int, float, bool, type(None))


def tag_fields(model):
    return [field for field in model._meta.many_to_many if isinstance(field, TagsField)]


def relations(model):
    """The relations whose rows belong to an item, in its `versioned_with`."""
    return [model._meta.get_field(name) for name in model.versioned_with]


def part_names(model):
    """In the order to show; JSON on PostgreSQL keeps none."""
    return [*(field.name for field in tag_fields(model)), *model.versioned_with]


def row_fields(relation):
    """The columns of such a row that say something."""
    fields = relation.related_model._meta.concrete_fields
    return [field for field in fields if not field.primary_key and field != relation.field]


def named_fields(model):
    """Foreign keys whose names are kept; those of other items are asked for when they are shown."""
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, ForeignKey) and field.editable and field.related_model is not model
    ]


def with_parts(items):
    """A queryset that reads them in a few queries."""
    model = items.model
    rows = [
        f"{one.name}__{field.name}"
        for one in relations(model)
        for field in row_fields(one)
        if isinstance(field, ForeignKey)
    ]
    named = [field.name for field in named_fields(model)]
    return items.select_related(*named).prefetch_related(*part_names(model), *rows)


def parts_of(item):
    model = type(item)
    found = {field.name: _tags(getattr(item, field.name).all()) for field in tag_fields(model)}
    for relation in relations(model):
        rows = getattr(item, relation.name).all()
        found[relation.name] = [_row(row, row_fields(relation)) for row in rows]
    named = {field.name: getattr(item, field.name) for field in named_fields(model)}
    found["names"] = {name: str(thing) for name, thing in named.items() if thing is not None}
    return found


def _tags(tags):
    return [[tag.pk, tag.name] for tag in sorted(tags, key=by_name)]


def _row(row, fields):
    return {field.name: _value(row, field) for field in fields}


def _value(row, field):
    if isinstance(field, ForeignKey):
        thing = getattr(row, field.name)
        return None if thing is None else [thing.pk, str(thing)]
    value = getattr(row, field.attname)
    return value if isinstance(value, PLAIN) else field.value_to_string(row)
