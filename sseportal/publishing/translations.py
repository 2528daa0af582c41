"""An item in several languages: one original, and translations that point at it."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


def versions_in(snapshot, slot):
    """The slots of the visible item in `slot` in all its languages, itself too."""
    if slot is None:
        return ()
    kind, number = snapshot.documents[slot]
    originals = snapshot.values_of("original", slot)
    found = snapshot.of("original", *originals or [str(number)]) & snapshot.of("type", kind)
    found.add(slot)
    if originals and (original := snapshot.slot_of(kind, int(originals[0]))) is not None:
        found.add(original)
    return tuple(found)


def versions_beside(snapshot, item):
    """The slots of the visible versions of an item in memory, itself not."""
    kind, original = item._meta.app_label, item.translation_of_id or item.pk
    found = snapshot.of("original", str(original)) & snapshot.of("type", kind)
    found |= snapshot.slots_of(kind, original)
    return tuple(found - snapshot.slots_of(kind, item.pk))


def check(item):
    """Refuse a translation of itself, chains, and two versions in one language."""
    if original := item.translation_of:
        _check_original(item, original)
    if original or item.pk:
        _check_language(item)


def _check_original(item, original):
    if original.pk == item.pk:
        _refuse("translation_of", _("An item is no translation of itself."))
    if original.translation_of_id:
        _refuse("translation_of", _("That is a translation: choose what it was made from."))
    if item.pk and item.translations.exists():
        _refuse("translation_of", _("This has translations, so it can’t be one itself."))


def _check_language(item):
    """Hidden ones count, as a draft will be published, and are not named."""
    others = type(item)._default_manager.versions_of(item).exclude(pk=item.pk)
    if others.filter(language=item.language).exists():
        _refuse("language", _("Another version of this item is in this language."))


def _refuse(field, why):
    raise ValidationError({field: why})
