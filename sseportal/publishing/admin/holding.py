"""Forms that keep what was chosen in them from being deleted, or merged, before it is saved."""

from django import forms
from django.db.models import Model
from django.utils.translation import gettext as _

from sseportal.publishing.holding import can_hold, hold


class HoldingForm(forms.ModelForm):
    """Comes back, as it was typed, where something chosen is gone at this moment."""

    def clean(self):
        told = super().clean() or self.cleaned_data
        for name in self._choices():
            if gone := _gone(told.get(name)):
                names = ", ".join(map(str, gone))
                self.add_error(name, _("Deleted, or merged, just now: %s. Choose anew.") % names)
        return told

    def _choices(self):
        """Always in one order: two who wait for each other would wait for ever."""
        chosen = forms.ModelChoiceField
        found = [name for name, field in self.fields.items() if isinstance(field, chosen)]
        return [name for name in found if name != self._meta.model._meta.pk.name]


def _gone(chosen):
    """Those of them that are not there any more."""
    things = [chosen] if isinstance(chosen, Model) else list(chosen or [])
    if not things or not can_hold(type(things[0])):
        return []
    there = hold(type(things[0]), [thing.pk for thing in things])
    return [thing for thing in things if thing.pk not in there]
