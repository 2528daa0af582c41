"""The one place where content models meet taggit."""

from django import forms
from django.utils.text import capfirst
from taggit.managers import TaggableManager, _TaggableManager

AT_ONCE = 500


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


def set_tags(name, chosen):
    """Give items of a kind just these tags in the field `name`: `chosen` is {item: [a tag's key]}.

    A few queries do for hundreds of items, of which taggit's `set` has several for each tag."""
    items = list(chosen)
    for start in range(0, len(items), AT_ONCE):
        some = items[start : start + AT_ONCE]
        _write(some[0]._meta.get_field(name).through, {item.pk: chosen[item] for item in some})
    for item in items:
        getattr(item, name)._remove_prefetched_objects()


def _write(through, chosen):
    rows = through._base_manager
    known = rows.filter(content_object__in=chosen)
    known = {(item, tag): pk for pk, item, tag in known.values_list("pk", "content_object", "tag")}
    wanted = {(item, tag): None for item, tags in chosen.items() for tag in tags}
    rows.filter(pk__in=[pk for place, pk in known.items() if place not in wanted]).delete()
    new = [place for place in wanted if place not in known]
    rows.bulk_create(
        [through(content_object_id=item, tag_id=tag) for item, tag in new], ignore_conflicts=True
    )
