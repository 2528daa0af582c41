"""Makes what was sent fit the item as it is stored now: theirs where somebody takes it, and rows.

The rows of a form are all rows that the item is to have. One that somebody else deleted meanwhile
is added again, one that somebody else added, and the form does not have, is deleted.
"""

from django.forms.formsets import DELETION_FIELD_NAME

from sseportal.editing.form_content import is_blank, is_to_go, sent

MINE, THEIRS = "mine", "theirs"


def choice(key):
    """The name of the input that says whose text is kept."""
    return f"_keep-{key}"


def shown(key):
    """The name of the input with the digest of what was typed when both texts were shown."""
    return f"_shown-{key}"


def retyped(data, typed):
    """The keys of which theirs was chosen, and that say something else than was shown: of what
    was typed since, nothing is dropped unseen."""
    keys = typed.fields | typed.formsets | typed.rows
    chosen = [key for key in keys if data.get(choice(key)) == THEIRS]
    return [key for key in chosen if data.get(shown(key)) not in (None, typed.digest(key))]


def settled(data, stored, typed, is_saving):
    """The data of a form, with `Content` as stored and as typed."""
    data = data.copy()
    for key in stored.rows.keys() & typed.rows.keys():
        if data.get(choice(key)) == THEIRS:
            for name, values in _sent_by(stored.rows[key]).items():
                _put(data, typed.rows[key].add_prefix(name), values)
    for key, formset in stored.formsets.items():
        if data.get(choice(key)) == THEIRS:
            stored_rows = [_sent_by(form) for form in formset.initial_forms]
            _write(data, formset, stored_rows, initial=len(stored_rows))
        elif typed.formsets[key].management_form.is_valid():
            _fit(data, formset, typed.formsets[key], is_saving)
    for key, bound in stored.fields.items():
        if data.get(choice(key)) == THEIRS:
            for name, values in sent(bound).items():
                _put(data, name, values)
    return data


def _sent_by(form):
    """{name of an input in its row: [value]}"""
    every = [part for bound in form for part in sent(bound).items()]
    return {name.removeprefix(f"{form.prefix}-"): values for name, values in every}


def _fit(data, stored, typed, is_saving):
    key = stored.model._meta.pk.name
    known = {str(form.instance.pk): form for form in stored.initial_forms}
    numbers = {form: data.get(form.add_prefix(key)) or "" for form in typed.forms}
    if set(filter(None, numbers.values())) == set(known):
        return
    old = [_sent_by(form) for form, number in numbers.items() if number in known]
    new = [form for form, number in numbers.items() if number not in known and not is_to_go(form)]
    if is_saving:
        new = [form for form in new if not is_blank(form)]
        left = {number: form for number, form in known.items() if number not in numbers.values()}
        places = _places(new, left)
        old += [_sent_by(form) | {key: [number]} for form, number in places.items()]
        new = [form for form in new if form not in places]
        gone = set(left).difference(places.values())
        old += [_sent_by(known[number]) | {DELETION_FIELD_NAME: ["on"]} for number in gone]
    rows = old + [_sent_by(form) | {key: [""]} for form in new]
    _write(data, stored, rows, initial=len(old))


def _places(new, left):
    """{form of a new row: number of the stored row that it takes the place of}, the same first."""
    found, left = {}, dict(left)
    for is_alike in (lambda a, b: _first(a) == _first(b), lambda a, b: True):
        for form in [form for form in new if form not in found]:
            number = next((n for n, other in left.items() if is_alike(form, other)), None)
            if number:
                found[form] = number
                del left[number]
    return found


def _first(form):
    return next(iter(_sent_by(form).values()))


def _write(data, formset, written, initial):
    """Instead of all that the formset had."""
    limits = formset.management_form.initial
    for name in [name for name in data if name.startswith(f"{formset.prefix}-")]:
        del data[name]
    for number, row in enumerate(written):
        for name, values in row.items():
            _put(data, f"{formset.prefix}-{number}-{name}", values)
    counts = {"TOTAL_FORMS": len(written), "INITIAL_FORMS": initial}
    for name, value in (limits | counts).items():
        data[f"{formset.prefix}-{name}"] = str(value)


def _put(data, name, values):
    """A browser doesn't send the name of what has no value."""
    data.pop(name, None)
    if values:
        data.setlist(name, values)
