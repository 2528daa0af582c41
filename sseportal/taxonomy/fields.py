"""The one place where content models meet taggit."""

from django import forms
from django.utils.text import capfirst
from taggit.managers import TaggableManager


class TagsField(TaggableManager):
    """Tags of one vocabulary, chosen from what exists and not typed as words with commas."""

    def formfield(self, form_class=forms.ModelMultipleChoiceField, **kwargs):
        defaults = {
            "queryset": self.related_model._default_manager.all(),
            "required": not self.blank,
            "label": capfirst(self.verbose_name),
            "help_text": self.help_text,
        }
        return form_class(**(defaults | kwargs))

    def save_form_data(self, instance, value):
        getattr(instance, self.name).set(list(value or ()))
