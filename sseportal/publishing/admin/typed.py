"""The item that a form and its formsets make, with its tags and parts, in memory alone.

The relations of an instance answer from its cache of what was prefetched: here that holds what was
typed. So nothing is written to the database, and an item can be looked at that could not be saved.
"""

from django.core.exceptions import NON_FIELD_ERRORS
from django.forms.formsets import DELETION_FIELD_NAME
from django.utils.text import capfirst

from sseportal.media.models import Picture
from sseportal.publishing.figures import pictures_in

# A relation of an instance without a key can't be asked. No row has this one, and in the index,
# where it would be the newest, there is no room for a greater one.
UNSAVED = 2**36 - 1


def typed_item(form, formsets):
    """What of the form could not be read is as it was; parts to be deleted are left out."""
    item, told = form.instance, getattr(form, "cleaned_data", {})
    item.pk = item.pk or UNSAVED
    for name in _several(item).intersection(told):
        _hold(item, name, item._meta.get_field(name).related_model, told[name])
    for formset in formsets:
        name = formset.fk.remote_field.get_accessor_name()
        _hold(item, name, formset.model, _parts(formset, item))
    _hold(item, "figures", Picture, pictures_in([item.body, *item.texts_of_parts()]))
    return item


def _several(item):
    """The names of its fields that hold several things, as tags do."""
    fields = (*item._meta.many_to_many, *item._meta.private_fields)
    return {field.name for field in fields}


def _hold(item, name, model, rows):
    held = model._default_manager.all()
    held._result_cache, held._prefetch_done = list(rows), True
    item.__dict__.setdefault("_prefetched_objects_cache", {})[name] = held


def _parts(formset, item):
    forms = [form for form in formset.forms if form.has_changed() or form.instance.pk]
    parts = [form.instance for form in forms if not _is_to_go(form)]
    for part in parts:
        setattr(part, formset.fk.name, item)
    order = [name for name in formset.model._meta.ordering if name != "pk"]
    return sorted(parts, key=lambda part: [getattr(part, name) for name in order])


def _is_to_go(form):
    return getattr(form, "cleaned_data", {}).get(DELETION_FIELD_NAME)


def errors_of(form, formsets):
    """[(where, [what])] of all that keeps it from being saved."""
    found = _errors_of_form(form)
    for formset in formsets:
        name = formset.model._meta.verbose_name
        if several := formset.non_form_errors():
            found.append((capfirst(formset.model._meta.verbose_name_plural), list(several)))
        for number, each in enumerate(formset.forms, 1):
            found += _errors_of_form(each, f"{capfirst(name)} {number}")
    return found


def _errors_of_form(form, of=""):
    return [
        (" – ".join(filter(None, [of, _label(form, name)])), list(told))
        for name, told in form.errors.items()
    ]


def _label(form, name):
    return "" if name == NON_FIELD_ERRORS else str(form.fields[name].label or name)
