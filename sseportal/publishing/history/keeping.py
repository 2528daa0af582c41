"""When a version is written: of what somebody did, and of what was there before it.

Imports, merged tags and the like write past the forms, thousands at once, and keep no version. So
before an item is changed, it is kept as it is found, unless its last version says the same.
"""

from contextlib import contextmanager

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db.models import Max
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from sseportal.publishing.history import snapshot

# Marks of django-simple-history.
CREATED, CHANGED, DELETED = "+", "~", "-"
AT_ONCE = 500


def as_stored(model, keys):
    """{pk: an unsaved Version} of items as the database has them."""
    rows = snapshot.with_parts(model._base_manager.filter(pk__in=keys))
    return {item.pk: version_of(item) for item in rows}


def version_of(item):
    """Without who, when and why."""
    model = type(item)
    record = model.history.model
    columns = {field.attname: getattr(item, field.attname) for field in record.tracked_fields}
    found = record(**columns, history_parts=snapshot.parts_of(item), history_type=CHANGED)
    found.history_date, found.history_change_reason = item.updated_at, ""
    return found


def latest(model, keys):
    """{pk: the last Version} of those that have one."""
    versions = model.history.model._base_manager
    numbers = versions.filter(id__in=keys).order_by().values("id").annotate(last=Max("pk"))
    return {one.id: one for one in versions.filter(pk__in=numbers.values("last"))}


def remember(model, keys):
    """Keep these items as they are found, unless their last versions say the same."""
    for some in _chunks(keys):
        write(model, _unkept(model, some).values())


def keep(model, keys, user, why="", kind=None):
    """Write a version of each that differs from its last one; of a deletion, in any case."""
    for some in _chunks(keys):
        last = latest(model, some)
        found = []
        for key, version in as_stored(model, some).items():
            if kind != DELETED and key in last and last[key].state == version.state:
                continue
            version.history_type = kind or (CHANGED if key in last else CREATED)
            version.history_date = timezone.now()
            version.history_change_reason = why
            sign(version, user)
            found.append(version)
        write(model, found)


@contextmanager
def recording(items, user, why):
    """Around any change of these items, tags and parts too: a version of before and of after.

    Takes instances of one or of several kinds; `user` may be None.
    """
    kinds = {}
    for item in items:
        kinds.setdefault(type(item), []).append(item)
    for model, some in kinds.items():
        remember(model, [item.pk for item in some])
    for item in items:
        item.is_recorded = True
    try:
        yield
    finally:
        for item in items:
            vars(item).pop("is_recorded", None)
    for model, some in kinds.items():
        keep(model, [item.pk for item in some], user, why)


def unkept(item):
    """The item as it is where its last version says something else, or there is none; or None."""
    return _unkept(type(item), [item.pk]).get(item.pk)


def sign(version, user):
    if user is not None and user.is_authenticated:
        version.history_user, version.history_user_name = user, user.get_username()


def write(model, versions):
    model.history.model._base_manager.bulk_create(versions)


def _unkept(model, keys):
    last = latest(model, keys)
    found = {
        key: version
        for key, version in as_stored(model, keys).items()
        if key not in last or last[key].state != version.state
    }
    first = {key: one for key, one in found.items() if key not in last}
    _tell_origins(model, first)
    for key in found.keys() - first.keys():
        found[key].history_change_reason = _("Changed elsewhere: by an import, or with its tags.")
        found[key].history_date = max(found[key].history_date, last[key].history_date)
    return found


def _tell_origins(model, versions):
    """Who brought each, and how, as far as it is known."""
    brought = import_string(settings.ORIGINS_OF)(model, list(versions))
    authors = get_user_model()._base_manager.in_bulk({one.author_id for one in versions.values()})
    for key, version in versions.items():
        version.history_type = CREATED
        if version.author_id in authors:
            sign(version, authors[version.author_id])
        elif key in brought:
            version.history_user_name, version.history_change_reason = brought[key]


def _chunks(keys):
    keys = list(keys)
    return (keys[start : start + AT_ONCE] for start in range(0, len(keys), AT_ONCE))
