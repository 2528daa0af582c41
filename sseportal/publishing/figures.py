"""Which pictures the texts of an item show.

A table of each kind of content has it, so that a picture can be asked for the items that show it,
and is not deleted while one does. `keep_figures` alone writes there, after each writing of a text.
"""

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from sseportal.media.models import Picture
from sseportal.publishing.fields import RichTextField
from sseportal.publishing.holding import hold
from sseportal.publishing.rich_text.figures import MARK, figures_in


class ItemFigure(models.Model):
    """Base of a content model's table: add a `content_object` foreign key."""

    picture = models.ForeignKey(Picture, models.PROTECT, related_name="+")
    # Wherever the item shows it.
    has_own_alt = models.BooleanField(default=False)

    class Meta:
        abstract = True
        default_permissions = ()
        verbose_name = _("picture in a text")
        verbose_name_plural = _("pictures in texts")
        constraints = [
            models.UniqueConstraint(
                "content_object", "picture", name="%(app_label)s_%(class)s_once"
            )
        ]

    def __str__(self):
        return str(self.picture)


def through(model):
    return model._meta.get_field("figures").remote_field.through


def keep_figures(model, keys):
    """Hold items of one kind to the pictures that their texts show, as far as there are such."""
    shown, rows = _shown(model, keys), through(model)._base_manager
    known = {
        (row.content_object_id, row.picture_id): row for row in rows.filter(content_object__in=keys)
    }
    same = {place for place, row in known.items() if shown.get(place) is row.has_own_alt}
    gone = [row.pk for place, row in known.items() if place not in same]
    if gone:
        rows.filter(pk__in=gone).delete()
    new = [
        rows.model(content_object_id=item, picture_id=picture, has_own_alt=has_own_alt)
        for (item, picture), has_own_alt in shown.items()
        if (item, picture) not in same
    ]
    if new:
        rows.bulk_create(new, ignore_conflicts=True)  # somebody saves the same at this moment


def _shown(model, keys):
    """{(item, picture): whether all its figures there have an alt text of their own}"""
    found = {}
    for name in model.rich_texts:
        texts = model._base_manager.filter(pk__in=keys, **{f"{name}__contains": MARK})
        for key, text in texts.order_by().values_list("pk", name):
            for figure in figures_in(text):
                place = key, figure.picture
                found[place] = found.get(place, True) and bool(figure.alt)
    asked = {picture for _item, picture in found}
    there = hold(Picture, asked) if asked else ()
    return {place: has_own_alt for place, has_own_alt in found.items() if place[1] in there}


def pictures_in(texts):
    """[Picture] that texts which are not stored would show."""
    keys = {figure.picture for text in texts for figure in figures_in(text)}
    return list(Picture.objects.filter(pk__in=keys)) if keys else []


def lacking_alt(texts):
    """[Picture] of the figures without an alt text, neither there nor in the library."""
    figures = [figure for text in texts for figure in figures_in(text)]
    bare = {figure.picture for figure in figures if not figure.alt}
    return list(Picture.objects.without_alt().filter(pk__in=bare)) if bare else []


class TextsOfItem(models.Model):
    """A row with rich texts: an item, or a part of one."""

    class Meta:
        abstract = True

    def save(self, *args, update_fields=None, **kwargs):
        is_new = self._state.adding
        with transaction.atomic(savepoint=False):
            super().save(*args, update_fields=update_fields, **kwargs)
            is_text = update_fields is None or self.text_fields().intersection(update_fields)
            if is_text and (self.has_figures or not is_new):
                _keep(type(self), [self])

    def delete(self, *args, **kwargs):
        model, column = self.of_item()
        key = getattr(self, column)
        told = super().delete(*args, **kwargs)
        if column != "pk" and self.has_figures:
            keep_figures(model, [key])
        return told

    @classmethod
    def of_item(cls):
        """(the model of its item, the column of its own that names it)"""
        return cls, "pk"

    @classmethod
    def text_fields(cls):
        fields = cls._meta.concrete_fields
        return {field.name for field in fields if isinstance(field, RichTextField)}

    @property
    def has_figures(self):
        """As far as its texts have been read."""
        texts = (self.__dict__.get(name) for name in self.text_fields())
        return any(MARK in text for text in texts if text)


class TextsQuerySet(models.QuerySet):
    """Of TextsOfItem."""

    def update(self, **fields):
        written = self.model.text_fields().intersection(fields)
        _model, column = self.model.of_item()
        keys = set(self.order_by().values_list(column, flat=True)) if written else ()
        changed = super().update(**fields)
        self._keep(keys)
        return changed

    update.alters_data = True

    def bulk_create(self, objs, *args, **kwargs):
        made = super().bulk_create(objs, *args, **kwargs)
        _keep(self.model, [one for one in made if one.has_figures])
        return made

    def delete(self):
        _model, column = self.model.of_item()
        is_part = column != "pk"
        keys = set(self.order_by().values_list(column, flat=True)) if is_part else ()
        told = super().delete()
        self._keep(keys)
        return told

    delete.alters_data = True
    delete.queryset_only = True

    def _keep(self, keys):
        if keys:
            keep_figures(self.model.of_item()[0], keys)


def _keep(model, rows):
    item_model, column = model.of_item()
    keys = {getattr(row, column) for row in rows} - {None}
    if keys:
        keep_figures(item_model, keys)
