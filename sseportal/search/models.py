"""The index: what lists, facets and the search know of each visible thing, and what is to be read
anew. Triggers fill `Dirty`; nobody but `indexing` writes the others."""

from django.db import models


class Document(models.Model):
    """A visible thing of any kind. `facets` are its values: `country:12 year:2023`."""

    kind = models.CharField(max_length=20)
    object_id = models.PositiveBigIntegerField()
    starts = models.DateField()
    precision = models.PositiveSmallIntegerField()  # of `starts`: 0 a day, 1 a month, 2 a year
    sort_title = models.CharField(max_length=200)
    facets = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint("kind", "object_id", name="search_document_once")]

    def __str__(self):
        return f"{self.kind}:{self.object_id}"


class Text(models.Model):
    """The tokens of a document, as `analysis.analyse` writes them, by how much they say."""

    document = models.OneToOneField(Document, models.CASCADE, primary_key=True)
    title = models.TextField()
    lead = models.TextField()
    body = models.TextField()

    def __str__(self):
        return self.title


class Word(models.Model):
    """A word that a document had, as written but for capitals, and without its accents: what a
    visitor may have meant. Some may be gone; what is suggested is looked for first."""

    word = models.CharField(max_length=40, unique=True)
    plain = models.CharField(max_length=80)

    def __str__(self):
        return self.word


class Dirty(models.Model):
    """Something that a transaction changed, written by its triggers."""

    kind = models.CharField(max_length=20)
    object_id = models.PositiveBigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["kind", "object_id"], name="search_dirty_thing")]

    def __str__(self):
        return f"{self.kind}:{self.object_id}"


class Due(models.Model):
    """Something that becomes visible by the clock alone."""

    kind = models.CharField(max_length=20)
    object_id = models.PositiveBigIntegerField()
    at = models.DateTimeField(db_index=True)

    def __str__(self):
        return f"{self.kind}:{self.object_id}"


class Change(models.Model):
    """A version of the index. `documents` are those that differ from the version before; None
    says that all may. A rolled back number comes again: `token` tells the two apart."""

    token = models.BigIntegerField()
    documents = models.JSONField(null=True)
    vocabulary = models.BooleanField(default=False)  # what is shown beside them changed, too

    def __str__(self):
        return str(self.pk)
