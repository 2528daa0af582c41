"""What a version of an item is."""

from django.db import models
from django.utils.translation import gettext as _
from simple_history.models import HistoricalRecords

from sseportal.publishing.history.keeping import DELETED, remember


class Version(models.Model):
    """An item's columns as they were, and beside them what other tables say of it.

    `history_parts`: {"countries": [[pk, name], …], "participants": [{"person": [pk, name], "role":
    "Baker"}, …], "names": {"series": "COOP Champions"}}. `history_user_name` outlives the account.
    """

    history_user_name = models.CharField(max_length=150, blank=True)
    history_parts = models.JSONField(default=dict)

    class Meta:
        abstract = True

    @property
    def key(self):
        """What addresses call it; the one that isn't stored is the item as it is."""
        return str(self.history_id or "now")

    @property
    def who(self):
        return self.history_user_name or _("nobody of the newsroom")

    @property
    def is_deletion(self):
        return self.history_type == DELETED

    @property
    def state(self):
        """All that makes another version of it; not what tags and people were called."""
        fields = {field.name: getattr(self, field.attname) for field in edited(self.instance_type)}
        return fields | {"parts": _without_names(self.history_parts)}


class Versions(HistoricalRecords):
    """Versions of each kind of content, without permissions of their own.

    A save is half a change, since tags and people are saved after it: none is written of a save,
    but of what was there before it.
    """

    def finalize(self, sender, **kwargs):
        super().finalize(sender, **kwargs)
        if issubclass(sender, self.cls):
            models.signals.pre_save.connect(_before_save, sender=sender)

    def post_save(self, *args, **kwargs):
        pass

    def pre_delete(self, *args, **kwargs):
        pass

    def post_delete(self, *args, **kwargs):
        pass

    def get_meta_options(self, model):
        return super().get_meta_options(model) | {"default_permissions": ()}


def edited(model):
    """The columns that somebody edits."""
    return [
        field for field in model._meta.concrete_fields if field.editable and not field.primary_key
    ]


def _before_save(instance, raw=False, **kwargs):
    if not (raw or instance._state.adding or getattr(instance, "is_recorded", False)):
        remember(type(instance), [instance.pk])


def _without_names(parts):
    """Rows and tags are told apart by their keys, tags whatever their order."""
    found = {}
    for name, rows in parts.items():
        if name == "names":
            continue
        if all(isinstance(row, dict) for row in rows):
            found[name] = [{key: _key(value) for key, value in row.items()} for row in rows]
        else:
            found[name] = sorted(map(_key, rows))
    return found


def _key(value):
    return value[0] if isinstance(value, list) else value
