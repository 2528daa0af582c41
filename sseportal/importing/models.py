"""Where imported content came from."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

from sseportal.importing.identity import Identity


class SourceDocument(models.Model):
    """A saved listing page, known by its bytes."""

    name = models.CharField(_("file name"), max_length=255)
    sha256 = models.CharField(_("SHA-256"), max_length=64, unique=True)
    heading = models.CharField(_("heading"), max_length=500, blank=True)
    family = models.CharField(_("layout family"), max_length=1)
    warnings = models.JSONField(_("warnings"), default=list, blank=True)
    imported_at = models.DateTimeField(_("first imported"), auto_now_add=True)

    class Meta:
        ordering = ["-imported_at", "name"]
        verbose_name = _("source document")
        verbose_name_plural = _("source documents")

    def __str__(self):
        return self.name


class SightingQuerySet(models.QuerySet):
    def of(self, item):
        """Where `item` was seen, first import first."""
        kind = ContentType.objects.get_for_model(item)
        return self.filter(content_type=kind, object_id=item.pk).order_by("pk")


class Sighting(models.Model):
    """One entry of a document: its raw text, what was read from it, and the item it became.

    The item outlives neither an editor's deletion nor is it brought back by the next import: its
    sighting then points to nothing (ids are never used again), and the importer leaves it alone.
    """

    document = models.ForeignKey(
        SourceDocument, models.CASCADE, related_name="sightings", verbose_name=_("document")
    )
    position = models.PositiveIntegerField(_("position"))
    raw = models.TextField(_("as printed"))
    reading = models.JSONField(_("as read"))
    warnings = models.JSONField(_("warnings"), default=list, blank=True)
    title_key = models.CharField(max_length=300, db_index=True)
    source_key = models.CharField(_("identity"), max_length=400)
    content_type = models.ForeignKey(ContentType, models.PROTECT, verbose_name=_("kind of item"))
    object_id = models.PositiveBigIntegerField()
    item = GenericForeignKey()

    objects = SightingQuerySet.as_manager()

    class Meta:
        ordering = ["document", "position"]
        verbose_name = _("sighting")
        verbose_name_plural = _("sightings")
        indexes = [
            models.Index(fields=["content_type", "object_id"], name="importing_sighting_item")
        ]
        constraints = [
            models.UniqueConstraint("document", "position", name="importing_sighting_once")
        ]

    def __str__(self):
        return f"{self.document}, {self.position}"

    @property
    def identity(self):
        return Identity.parse(self.source_key)

    @property
    def target(self):
        """What tells its item apart, whether that still exists or not."""
        return self.content_type_id, self.object_id
