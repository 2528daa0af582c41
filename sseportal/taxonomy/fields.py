"""The one place where content models meet taggit."""

from django import forms
from django.utils.text import capfirst
from taggit.managers import TaggableManager, _TaggableManager


class TagsManager(_TaggableManager):
    def get_queryset(self, extra_filters=None):
        """Taggit's, but the filter is worked out when it is asked, as in Django's own managers:
        prefetching makes one for each item and fills it, which took two thirds of its time."""
        kept = getattr(self.instance, "_prefetched_objects_cache", {})
        if extra_filters or self.instance is None or self.prefetch_cache_name in kept:
            return super().get_queryset(extra_filters)
        tags = self.through.tag_model().objects.order_by(*self.ordering)
        tags._defer_next_filter = True
        return tags.filter(**{f"{self.through.tag_relname()}__content_object": self.instance})


class TagsField(TaggableManager):
    """Tags of one vocabulary, chosen from what exists and not typed as words with commas."""

    def __init__(self, *args, manager=TagsManager, **kwargs):
        super().__init__(*args, manager=manager, **kwargs)

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
