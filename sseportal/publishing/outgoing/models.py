from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST_URL = 1000
BROKEN_AFTER = 2  # failures in a row: any site may be down for an hour


class OutgoingLinkQuerySet(models.QuerySet):
    def of(self, model):
        return self.filter(content_type=ContentType.objects.get_for_model(model))

    def broken(self):
        return self.filter(failures__gte=BROKEN_AFTER)


class OutgoingLink(models.Model):
    """An address that an item leads to, and how it answered when it was last asked."""

    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    url = models.CharField(_("address"), max_length=LONGEST_URL)
    status = models.PositiveSmallIntegerField(null=True)  # of HTTP; null where none came
    problem = models.CharField(_("problem"), max_length=200, blank=True)
    failures = models.PositiveSmallIntegerField(default=0)  # in a row
    failing_since = models.DateTimeField(null=True)
    checked_at = models.DateTimeField(null=True)

    objects = OutgoingLinkQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("outgoing link")
        verbose_name_plural = _("outgoing links")
        constraints = [
            models.UniqueConstraint(
                "content_type", "object_id", "url", name="publishing_outgoinglink_once"
            )
        ]

    def __str__(self):
        return self.url
