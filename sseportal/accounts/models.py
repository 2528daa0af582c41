from django.conf import settings
from django.db import models


class RecoveryCode(models.Model):
    """Stands in for the second factor once, and is deleted then. The code itself is not kept."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="recovery_codes"
    )
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "digest"], name="one_recovery_code")]

    def __str__(self):
        return f"Recovery code of {self.user}"


class KnownPlace(models.Model):
    """An address from which a user has logged in before."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64)
    seen_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "digest"], name="one_known_place")]

    def __str__(self):
        return f"Place of {self.user}"


class Tally(models.Model):
    """How many attempts lately went wrong, or are still going on, under a key: `slowing`."""

    key = models.CharField(max_length=64, unique=True)
    level = models.FloatField(default=0)
    counted_at = models.DateTimeField(db_index=True)

    def __str__(self):
        return f"{self.level:.1f} at {self.counted_at}"
