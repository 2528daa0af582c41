"""Links by which somebody without an account reads one item before it is published."""

import secrets
from datetime import timedelta
from hashlib import sha256

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

LIFETIME = timedelta(days=7)
TOKEN_BYTES = 16


class ReviewLinkQuerySet(models.QuerySet):
    def living(self):
        """Those that still lead somewhere, if their item does."""
        return self.filter(expires_at__gt=timezone.now())

    def end(self, moment):
        """None of them works from the moment on, nor again if it changes; None: at once."""
        if moment is None:
            return self.delete()
        return self.filter(expires_at__gt=moment).update(expires_at=moment)

    end.alters_data = True


class ReviewLink(models.Model):
    """Whoever has its token may read its item. Only they have it: this knows its hash."""

    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    item = GenericForeignKey()
    digest = models.CharField(max_length=64, unique=True)
    note = models.CharField(_("for whom"), max_length=200)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    expires_at = models.DateTimeField(_("works until"))

    objects = ReviewLinkQuerySet.as_manager()

    class Meta:
        ordering = ["expires_at", "pk"]
        verbose_name = _("link for a reviewer")
        verbose_name_plural = _("links for reviewers")
        indexes = [
            models.Index(fields=["content_type", "object_id"], name="publishing_reviewlink_item")
        ]

    def __str__(self):
        return self.note


def make_link(item, note, user):
    """The token of a new link, which can't be had again."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    ReviewLink.objects.filter(expires_at__lte=timezone.now()).delete()
    item.review_links.create(
        digest=digest_of(token), note=note, made_by=user, expires_at=timezone.now() + LIFETIME
    )
    return token


def opened(token):
    """(item, ReviewLink) that a token leads to, with all that its page shows; None for no such."""
    found = ReviewLink.objects.living().filter(digest=digest_of(token))
    link = found.select_related("content_type").first()
    if link is None:
        return None
    items = link.content_type.model_class().objects.awaited().for_page()
    item = items.filter(pk=link.object_id).first()
    return item and (item, link)


def end_links(model):
    """Those of published items of a kind, and in time those of scheduled ones: what was public once
    has none when it is a draft again."""
    links = ReviewLink.objects.filter(content_type=ContentType.objects.get_for_model(model))
    if not links.exists():
        return
    items = model._default_manager.order_by()
    links.exclude(object_id__in=items.awaited().values("pk")).delete()
    due = items.due_later().filter(review_links__in=links)
    for pk, moment in set(due.values_list("pk", "publish_at")):
        links.filter(object_id=pk).end(moment)


def digest_of(token):
    return sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
