"""The form of the newsroom, filled in from a row of a table: the same rules, one by one."""

from django import forms


class Given(forms.Widget):
    """The value of a field as it is, for a form that nobody types in."""

    def value_from_datadict(self, data, files, name):
        return data.get(name)

    def value_omitted_from_data(self, data, files, name):
        return name not in data

    def decompress(self, value):
        """A moment in its parts, as its field compares it."""
        return forms.SplitDateTimeWidget().decompress(value)


def filled_in(form_class, item, told):
    """The bound form of an item that changes only what is `told`: {field: value}."""
    form = form_class(instance=item, data={})
    form.data, form.parts_are_sent = as_it_is(form) | told, False
    for field in form.fields.values():
        if not isinstance(field, forms.FileField):
            field.widget = Given()
    return form


def as_it_is(form):
    """What the form would send if nothing were changed."""
    found = {}
    for name, field in form.fields.items():
        value = field.prepare_value(form.get_initial_for_field(field, name))
        is_in_parts = isinstance(field, forms.MultiValueField) and not isinstance(value, list)
        found[name] = field.widget.decompress(value) if is_in_parts else value
    return found
