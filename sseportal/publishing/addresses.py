"""Addresses that things had before: links and bookmarks to them still lead there."""

from contextlib import contextmanager

from django.contrib.contenttypes.models import ContentType
from django.core.validators import slug_re
from django.db import models
from django.utils.translation import gettext_lazy as _


class FormerAddress(models.Model):
    """A slug that a thing of some kind had; what has it now goes first. It names the thing and no
    other address, so however often that moves, one step leads there."""

    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    slug = models.SlugField(_("address"), max_length=100)
    object_id = models.PositiveBigIntegerField()

    class Meta:
        verbose_name = _("former address")
        verbose_name_plural = _("former addresses")
        constraints = [
            models.UniqueConstraint("content_type", "slug", name="publishing_formeraddress_once")
        ]

    def __str__(self):
        return self.slug


def keep_address(thing, slug, was_seen=True):
    """Let an address that visitors may still have lead to `thing`.

    If nobody sees it there, it may have been withdrawn: what led to another thing still does.
    """
    kind = ContentType.objects.get_for_model(thing)
    rows = FormerAddress.objects
    keep = rows.update_or_create if was_seen else rows.get_or_create
    keep(content_type=kind, slug=slug, defaults={"object_id": thing.pk})


@contextmanager
def keeping_address(thing):
    """Around a change of it, which may move it."""
    things = type(thing)._default_manager
    is_seen = models.Exists(things.visible().filter(pk=models.OuterRef("pk")))
    before = things.filter(pk=thing.pk).values_list("slug", is_seen).first()
    yield
    if before and before[0] != thing.slug:
        keep_address(thing, *before)


def moved(things, slugs):
    """{slug: the one of the queryset `things` that had it}; ask for those that none has now."""
    slugs = [slug for slug in slugs if slug_re.match(slug)]
    kind = ContentType.objects.get_for_model(things.model)
    former = FormerAddress.objects.filter(content_type=kind, slug__in=slugs)
    numbers = dict(former.values_list("slug", "object_id"))
    found = things.in_bulk(numbers.values()) if numbers else {}
    return {slug: found[number] for slug, number in numbers.items() if number in found}
