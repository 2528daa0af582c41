"""The form of an item in the newsroom."""

from django.utils.text import capfirst

from sseportal.editing.asking import AskingForm
from sseportal.publishing.admin.holding import HoldingForm
from sseportal.publishing.admin.picture_form import PictureForm
from sseportal.publishing.completeness import lacking
from sseportal.publishing.dates import day_of_publishing
from sseportal.publishing.figures import lacking_alt
from sseportal.publishing.labels import LABELS
from sseportal.publishing.models import Status


class PublicationForm(PictureForm, AskingForm, HoldingForm):
    """An incomplete draft can be saved; what it lacks is asked for when it is to be published."""

    class Meta:
        labels = {name: capfirst(label) for name, label in LABELS.items()}

    parts_are_sent = True  # in formsets, which see to them

    def clean(self):
        told = super().clean() or self.cleaned_data
        self.instance.is_being_published = self._is_being_published(told)
        if self.instance.is_being_published:
            self._give_date(told)
            tags = [*(told.get("countries") or []), *(told.get("organisations") or [])]
            found = lacking(
                told.get("summary", ""),
                tags,
                self.picture_as_told(),
                lacking_alt(self._texts(told)),
            )
            for name in found.keys() & self.fields.keys() - self.errors.keys():
                self.add_error(name, found[name])
        return told

    def _post_clean(self):
        """The model would say of what could not be read that it is missing, too."""
        unread = {name: self.errors[name].copy() for name in self.errors if name in self.fields}
        super()._post_clean()
        self.errors.update(unread)

    def _give_date(self, told):
        if not told.get("published_on") and "published_on" not in self.errors:
            told["published_on"] = day_of_publishing(told.get("publish_at"))

    def _texts(self, told):
        parts = [] if self.parts_are_sent else self.instance.texts_of_parts()
        return [told.get("body") or "", *parts]

    def _is_being_published(self, told):
        was_public = self.instance.pk and self.initial.get("status") == Status.PUBLISHED
        return told.get("status") == Status.PUBLISHED and not was_public
