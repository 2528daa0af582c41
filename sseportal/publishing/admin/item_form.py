"""The form of an item in the newsroom."""

from django.utils.text import capfirst

from sseportal.publishing.admin.asking import AskingForm
from sseportal.publishing.admin.picture_form import PictureForm
from sseportal.publishing.completeness import lacking
from sseportal.publishing.labels import LABELS
from sseportal.publishing.models import Status

BY_THE_MODEL = {"published_on"}  # which tells of it itself


class PublicationForm(PictureForm, AskingForm):
    """An incomplete draft can be saved; what it lacks is asked for when it is to be published."""

    class Meta:
        labels = {name: capfirst(label) for name, label in LABELS.items()}

    def clean(self):
        told = super().clean() or self.cleaned_data
        if self._is_being_published(told):
            tags = [*(told.get("countries") or []), *(told.get("organisations") or [])]
            picture = self.picture_as_told()
            found = lacking(told.get("published_on"), told.get("summary", ""), tags, picture)
            for name in found.keys() & self.fields.keys() - self.errors.keys() - BY_THE_MODEL:
                self.add_error(name, found[name])
        return told

    def _is_being_published(self, told):
        was_public = self.instance.pk and self.initial.get("status") == Status.PUBLISHED
        return told.get("status") == Status.PUBLISHED and not was_public
