"""Form fields for a picture and what is told of it."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.forms.widgets import Script
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sseportal.media.reading import MOST_BYTES, MOST_PIXELS, Refused, read
from sseportal.media.renditions import TYPES

FILE_NAME = re.compile(
    r"\.(jpe?g|png|gif|webp|avif|svg|heic|tiff?|bmp)\s*$|^(img|dsc|dscn|pxl)[-_ ]?\d+$",
    re.IGNORECASE,
)
NOT_STORED = gettext_lazy(
    "The picture could not be stored: the disk of the site may be full. Nothing of it was kept; try"
    " again, or save without it."
)
ABOUT_FILES = gettext_lazy(
    "JPEG, PNG, WebP, AVIF or GIF; at most %(size)d MB, %(pixels)d megapixels."
)


class PictureInput(forms.FileInput):
    """With the picture that there is, on which the focal point can be chosen. `picture` is set by
    the form that has one; `focal` are the names of its two fields."""

    picture, focal = None, ("focal_x", "focal_y")

    class Media:
        js = [Script("pictures.js", defer=True)]

    def __init__(self, attrs=None):
        accepted = ",".join([*TYPES.values(), "image/gif"])
        super().__init__({"accept": accepted} | (attrs or {}))

    def render(self, name, value, attrs=None, renderer=None):
        told = {
            "input": super().render(name, value, attrs, renderer),
            "picture": self.picture,
            "focal": dict(zip(("x", "y"), self.focal, strict=True)),
        }
        return mark_safe(render_to_string("admin/media/picture_input.html", told))


class PictureField(forms.FileField):
    """Cleaned to an Upload."""

    widget = PictureInput

    def __init__(self, **kwargs):
        limits = {"size": MOST_BYTES // 1_000_000, "pixels": MOST_PIXELS // 1_000_000}
        super().__init__(**{"help_text": ABOUT_FILES % limits, "max_length": 255} | kwargs)

    def to_python(self, data):
        file = super().to_python(data)
        if file is None:
            return None
        try:
            return read(file)
        except Refused as reason:
            raise ValidationError(str(reason)) from reason


def check_alt(alt, file_name=""):
    """A name of a file tells nobody what a picture shows."""
    told = alt.strip().casefold()
    stem = file_name.rpartition(".")[0].casefold()
    if told and (FILE_NAME.search(told) or told in (stem, file_name.casefold())):
        raise ValidationError(_("This is the name of a file: say what the picture shows."))


class FocalField(forms.FloatField):
    def __init__(self, **kwargs):
        attrs = {"step": "0.01", "min": "0", "max": "1", "class": "focal"}
        super().__init__(
            initial=0.5, min_value=0, max_value=1, widget=forms.NumberInput(attrs), **kwargs
        )
