"""What an editor chooses from when looking at an entry."""

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from sseportal.importing.intake import NEW
from sseportal.importing.planning import NAMESAKE, SEVERAL


def importer_of(name):
    """The importer's class for a reading's model."""
    return import_string(settings.IMPORTERS[name])


def key_of(reading):
    """Which of the `kinds` a reading, or a correction of one, is."""
    return f"{reading['model']}:{reading['kind']}:{reading['series'] or ''}"


def kinds():
    """[(kind of content, [(key, kind)])], as a select groups them."""
    return [
        (
            capfirst(importer_of(name).model._meta.verbose_name_plural),
            [(key_of(corrections), label) for corrections, label in importer_of(name).choices()],
        )
        for name in settings.IMPORTERS
    ]


def precisions():
    name = next(iter(settings.IMPORTERS))
    return importer_of(name).model._meta.get_field("date_precision").choices


def is_about_people(reading):
    fields = importer_of(reading["model"]).model._meta.get_fields()
    return any(field.name == "people" for field in fields)


def is_doubtful(candidate):
    """Whether it waits for review until somebody says what it is."""
    return bool({SEVERAL, NAMESAKE} & set(candidate.fate["warnings"]))


def key_of_item(target):
    kind, number = target
    return f"item:{kind}:{number}"


def decisions(candidate):
    """[(value of Candidate.decision, None for the words of an item's own)]"""
    if is_doubtful(candidate) or candidate.decision == NEW:
        new = [("", _("Not decided yet: a new item, in review")), (NEW, _("A new item"))]
    else:
        new = [("", _("A new item"))]
    return new + [(key_of_item(target), _("This item")) for target in candidate.fate["alike"]]
