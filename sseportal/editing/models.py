from django.db import models


class SavedForm(models.Model):
    """A form of the newsroom that was saved, so that what it sends again is known for its own.

    `posted` is a digest of what it sent, `left` has those of what was stored then, by field; `item`
    is the key of the one that it added.
    """

    form = models.CharField(max_length=16, primary_key=True)
    posted = models.CharField(max_length=16)
    left = models.JSONField()
    item = models.PositiveBigIntegerField(null=True)
    saved_at = models.DateTimeField(auto_now=True, db_index=True)

    class Meta:
        default_permissions = ()

    def __str__(self):
        return self.form
