from django.core.validators import MaxLengthValidator
from django.db import models

from sseportal.publishing.rich_text import cleaned
from sseportal.publishing.rich_text.allow_list import HEADINGS


class RichTextField(models.TextField):
    """HTML that `cleaned` made, whichever way it comes: a form, `save`, `update`, a bulk method.

    `headings` are the tags that it may have for them, the highest first.
    """

    default_validators = [MaxLengthValidator(1_000_000)]

    def __init__(self, *args, headings=HEADINGS, **kwargs):
        self.headings = headings
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        # For migrations, and so for the database, it is the text that it is.
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.TextField", args, kwargs

    def clean(self, value, model_instance):
        return self._cleaned(super().clean(value, model_instance))

    def pre_save(self, model_instance, add):
        value = self._cleaned(super().pre_save(model_instance, add))
        setattr(model_instance, self.attname, value)
        return value

    def get_db_prep_save(self, value, connection):
        return super().get_db_prep_save(self._cleaned(value), connection)

    def formfield(self, **kwargs):
        field = super().formfield(**kwargs)
        field.headings = self.headings
        field.widget.attrs["data-headings"] = " ".join(self.headings)
        return field

    def _cleaned(self, value):
        return cleaned(value, self.headings) if isinstance(value, str) else value
