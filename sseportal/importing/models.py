"""Imports, what waits in them for an editor's look, and where imported content came from."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

from sseportal.importing.identity import Identity


class Result(models.TextChoices):
    """What became of an entry; REMOVED: an editor had deleted its item, and it stays deleted."""

    CREATED = "created", _("new")
    UPDATED = "updated", _("brings something new")
    UNCHANGED = "unchanged", _("unchanged")
    REMOVED = "removed", _("deleted by an editor")


class Import(models.Model):
    """Who brought in which documents, when, and what came of it.

    One that changed nothing and was not begun in the admin leaves no record.
    """

    class State(models.TextChoices):
        READING = "reading", _("being read")
        PREVIEW = "preview", _("waits for a look")
        STORING = "storing", _("being stored")
        DONE = "done", _("stored")
        FAILED = "failed", _("failed")
        UNDOING = "undoing", _("being undone")
        UNDONE = "undone", _("undone")

    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.DONE)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by"),
    )
    # Names outlive accounts.
    user_name = models.CharField(max_length=150, blank=True, editable=False)
    begun_at = models.DateTimeField(_("begun"), auto_now_add=True)
    stored_at = models.DateTimeField(_("stored"), null=True, blank=True)
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("undone by"),
    )
    undone_by_name = models.CharField(max_length=150, blank=True, editable=False)
    publish = models.BooleanField(_("publish what is new"), default=True)
    results = models.JSONField(_("results"), default=dict, blank=True)
    # [document's name, position, title] of the entries that its editor did not take in.
    left_out = models.JSONField(default=list, editable=False)
    problem = models.TextField(_("problem"), blank=True)
    # Steps of the current state, and when the last was made: who works shows signs of life.
    steps_done = models.PositiveIntegerField(default=0, editable=False)
    steps_total = models.PositiveIntegerField(default=0, editable=False)
    alive_at = models.DateTimeField(null=True, editable=False)
    # What it made besides items, for undoing it: {model's label: {primary key: its row}}.
    made = models.JSONField(default=dict, editable=False)

    class Meta:
        ordering = ["-begun_at", "-pk"]
        verbose_name = _("import")
        verbose_name_plural = _("imports")

    def __str__(self):
        return _("Import %(number)s") % {"number": self.pk}


class SourceDocument(models.Model):
    """A saved listing page, known by its bytes."""

    name = models.CharField(_("file name"), max_length=255)
    sha256 = models.CharField(_("SHA-256"), max_length=64, unique=True)
    heading = models.CharField(_("heading"), max_length=500, blank=True)
    family = models.CharField(_("layout family"), max_length=1)
    warnings = models.JSONField(_("warnings"), default=list, blank=True)
    imported_at = models.DateTimeField(_("first imported"), auto_now_add=True)
    # Which reader, with which names, read all of it: read again by the same, nothing is new.
    read_by = models.CharField(max_length=64, blank=True, editable=False)

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
    # The import that brought it, or that read it anew.
    brought_by = models.ForeignKey(
        Import, models.PROTECT, related_name="sightings", verbose_name=_("import")
    )
    result = models.CharField(_("result"), max_length=10, choices=Result.choices)
    # {field: value} that the source says and an editor's own value stands against.
    suggestions = models.JSONField(_("suggestions"), default=dict, blank=True)
    # For undoing the import: what it changed, and the item's last change as it left it.
    undo = models.JSONField(default=dict, editable=False)
    left_at = models.DateTimeField(null=True, editable=False)

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


class Upload(models.Model):
    """A document in an import that waits for an editor's look; `refusal` says why it isn't read."""

    within = models.ForeignKey(Import, models.CASCADE, related_name="uploads")
    name = models.CharField(_("file name"), max_length=255)
    content = models.BinaryField(blank=True)
    as_html = models.BooleanField(default=False)
    # A refused one whose text may be asked for.
    is_page = models.BooleanField(default=False)
    sha256 = models.CharField(max_length=64, blank=True)
    heading = models.CharField(max_length=500, blank=True)
    family = models.CharField(max_length=1, blank=True)
    warnings = models.JSONField(default=list)
    read_by = models.CharField(max_length=64, blank=True)
    refusal = models.TextField(_("refused"), blank=True)
    stored = models.ForeignKey(SourceDocument, models.SET_NULL, null=True, related_name="uploads")

    class Meta:
        ordering = ["pk"]
        verbose_name = _("uploaded document")
        verbose_name_plural = _("uploaded documents")

    def __str__(self):
        return self.name


class Candidate(models.Model):
    """An entry of an uploaded document, before anything of it is stored.

    `fate` is what the import would do: {"result", "item": [content type, id] or None, "changes":
    {field: [old, new]}, "kept": {field: [the editor's, the source's]}, "added": {"countries":
    [names], "organisations": [names]}, "rows": [people it adds], "alike": [[content type, id]],
    "namesake": [content type, id] or None, "warnings": [...], "look": whether an editor should
    look at it}, and "twin": [file name, position] where it is the same as an entry of an earlier
    document of the import.
    """

    upload = models.ForeignKey(Upload, models.CASCADE, related_name="candidates")
    position = models.PositiveIntegerField(_("position"))
    raw = models.TextField(_("as printed"))
    reading = models.JSONField(_("as read"))
    fate = models.JSONField(default=dict)
    is_chosen = models.BooleanField(_("take it in"), default=True)
    # What the editor corrects in the reading, and whether it is "new" or "item:<type>:<id>".
    edits = models.JSONField(default=dict, blank=True)
    decision = models.CharField(_("decision"), max_length=50, blank=True)

    class Meta:
        ordering = ["upload", "position"]
        verbose_name = _("entry")
        verbose_name_plural = _("entries")
        constraints = [
            models.UniqueConstraint("upload", "position", name="importing_candidate_once")
        ]

    def __str__(self):
        return f"{self.upload}, {self.position}"

    @property
    def says(self):
        """The decision as an Intake wants it."""
        word, *target = self.decision.split(":")
        return tuple(map(int, target)) if target else word or None
