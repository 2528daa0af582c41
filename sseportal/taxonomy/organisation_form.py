"""The form of an organisation, that makes no second one of the same name."""

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sseportal.editing.asking import AskingForm
from sseportal.folding import fold
from sseportal.taxonomy.models import Organisation


class OrganisationForm(AskingForm):
    def clean_name(self):
        name = " ".join(self.cleaned_data["name"].split())
        is_new = fold(name) != fold(self.initial.get("name"))
        if is_new and (known := called(name).exclude(pk=self.instance.pk).first()):
            told = {"name": known.name, "state": known.get_review_state_display()}
            raise ValidationError(_said(name, known), params=told)
        return name


def called(name):
    """The organisations that have such a name, whatever its case and accents."""
    text = fold(name)
    is_called = Q(name__fold=text) | Q(acronym__fold=text) | Q(other_names__text__fold=text)
    return Organisation.objects.filter(is_called).order_by("pk").distinct()


def _said(name, known):
    if fold(known.name) == fold(name):
        return _("“%(name)s” exists already (%(state)s): use that one.")
    return _("“%(name)s” exists already (%(state)s), and has this name too: use that one.")
