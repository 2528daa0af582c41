"""New instances of a model by the thousand: its constructor goes through all fields each time."""

from functools import lru_cache

from django.db.models.base import ModelState


def new(model, **fields):
    """As `model(**fields)`, in a fraction of its time; no signal is sent."""
    blank, fresh = _template(model)
    made = model.__new__(model)
    made.__dict__.update(blank, _state=ModelState())
    for name, default in fresh:
        made.__dict__[name] = default()
    for name, value in fields.items():
        setattr(made, name, value)
    return made


@lru_cache
def _template(model):
    """The attributes of an instance that was told nothing, and what each has of its own."""
    fresh = [
        (field.attname, field.get_default)
        for field in model._meta.concrete_fields
        if field.has_default() and callable(field.default)
    ]
    return vars(model()), fresh
