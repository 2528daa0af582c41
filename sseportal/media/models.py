from functools import partial

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from PIL import Image

from sseportal.media import shown
from sseportal.media.renditions import CROPS, MASTER
from sseportal.media.storing import default_storage, path_of, remove, store

DETAILS = ("alt", "is_decorative", "caption", "credit", "focal_x", "focal_y")
FOCAL = ("focal_x", "focal_y")
WITHIN = [MinValueValidator(0), MaxValueValidator(1)]


class PictureQuerySet(models.QuerySet):
    def without_alt(self):
        return self.filter(alt="", is_decorative=False)

    def delete(self):
        """With the files, once it is sure."""
        paths = [path for picture in self for path in picture.paths]
        told = super().delete()
        transaction.on_commit(partial(remove, paths))
        return told


class Picture(models.Model):
    """A picture and what is told of it. Its files have the `token` in their names, and another one
    whenever they are made anew: what a name leads to never changes."""

    token = models.CharField(max_length=32, unique=True, editable=False)
    # {"800.avif": [width, height, bytes], …}
    files = models.JSONField(default=dict, editable=False)
    width = models.PositiveIntegerField(_("width"), editable=False)
    height = models.PositiveIntegerField(_("height"), editable=False)
    digest = models.CharField(max_length=64, db_index=True, editable=False)
    alt = models.CharField(
        _("alt text"),
        max_length=300,
        blank=True,
        help_text=_("What the picture shows, for those who don't see it. Asked for on publishing."),
    )
    is_decorative = models.BooleanField(
        _("decorative"), default=False, help_text=_("It only adorns: it needs no alt text.")
    )
    caption = models.CharField(
        _("caption"), max_length=500, blank=True, help_text=_("Shown under it on the item's page.")
    )
    credit = models.CharField(
        _("credit"), max_length=300, blank=True, help_text=_("Who made it: © Name, or a licence.")
    )
    focal_x = models.FloatField(_("focal point, from the left"), default=0.5, validators=WITHIN)
    focal_y = models.FloatField(_("focal point, from the top"), default=0.5, validators=WITHIN)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("uploaded by"),
    )
    created_at = models.DateTimeField(_("added"), auto_now_add=True)

    # Where a page looks for the files, seen from itself, if it alone may show them.
    folder = ""

    objects = PictureQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(focal_x__range=(0, 1), focal_y__range=(0, 1)),
                name="media_picture_focal_within",
            )
        ]

    def __str__(self):
        told = self.alt or self.caption or gettext("Picture %s") % (self.pk or "")
        return Truncator(told).chars(80)

    # -- Its files -----------------------------------------------------------------------------

    def put(self, image, digest=None):
        """Stores `image` as what it shows from now on; the files that it had go once that is sure.
        OSError if the storage fails."""
        before = self.paths
        self.token, self.files = store(image, (self.focal_x, self.focal_y))
        self.width, self.height = image.size
        self.digest = digest or self.digest
        transaction.on_commit(partial(remove, before))

    def cut_again(self):
        """The cuts about its focal point, after that moved."""
        with default_storage.open(path_of(self.token, self.master)) as file:
            image = Image.open(file)
            image.load()
        self.put(image)

    def delete(self, *args, **kwargs):
        told = super().delete(*args, **kwargs)
        transaction.on_commit(partial(remove, self.paths))
        return told

    @property
    def paths(self):
        return [path_of(self.token, name) for name in self.files]

    @property
    def master(self):
        return f"{MASTER}.{self.fallback}"

    @property
    def fallback(self):
        return "png" if f"{MASTER}.png" in self.files else "jpg"

    @property
    def widths(self):
        """Those that it can be had in, the narrowest first."""
        names = {name.partition(".")[0] for name in self.files} - {MASTER, *CROPS}
        return sorted(map(int, names))

    @property
    def lasting_url(self):
        """Leads to one of its files, whatever that is called by then."""
        return reverse("picture-now", args=[self.pk])

    def url(self, name):
        if self.folder:
            return f"{self.folder}{self.token}/{name}"
        return reverse("picture", args=[self.token, name])

    # -- What pages show of it -----------------------------------------------------------------

    @property
    def lacks_alt(self):
        return not (self.alt.strip() or self.is_decorative)

    @property
    def shown_alt(self):
        return "" if self.is_decorative else self.alt

    @cached_property
    def wide(self):
        return shown.wide(self)

    @cached_property
    def card(self):
        return shown.crop(self, "card-small", *CROPS["card-small"], dense="card")

    @cached_property
    def face(self):
        return shown.crop(self, "face", 52, 52)

    @property
    def largest(self):
        """(address, width, height, bytes, name) of the largest that every program can show."""
        name = f"{self.widths[-1]}.{self.fallback}"
        return self.url(name), *self.files[name], name

    def as_record(self):
        url, width, height, _bytes, _name = self.largest
        return {"url": url, "alt": self.shown_alt, "credit": self.credit, "caption": self.caption,
                "width": width, "height": height}  # fmt: skip
