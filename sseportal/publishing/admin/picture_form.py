"""The picture of an item in the item's own form: sent, or chosen from the library.

What is told of a picture belongs to the picture: the fields below tell of the one that the form
was shown with, or of the one that is sent.
"""

from copy import copy

from django import forms
from django.contrib.admin.widgets import AdminTextInputWidget
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sseportal.media.forms import NOT_STORED, FocalField, PictureField, check_alt
from sseportal.media.models import DETAILS, FOCAL, Picture
from sseportal.media.shown import in_page

PREFIX = "picture_"
SENT, SHOWN = f"{PREFIX}file", f"{PREFIX}shown"
OF_PICTURE = [SENT, *(f"{PREFIX}{name}" for name in DETAILS), SHOWN]
CENTRE = 0.5


def text_like(name):
    field = Picture._meta.get_field(name)
    return forms.CharField(
        label=capfirst(field.verbose_name),
        max_length=field.max_length,
        required=False,
        help_text=field.help_text,
        widget=AdminTextInputWidget,
    )


def focal_like(name):
    label = capfirst(Picture._meta.get_field(name).verbose_name)
    return FocalField(label=label, required=False)


class Unseen(forms.HiddenInput):
    def id_for_label(self, id_):
        """A label can't be of what is hidden; Django's rows have one of each field."""
        return ""


class PictureForm(forms.ModelForm):
    """`keep(upload, details)` stores what was sent and returns its Picture; without it, as where a
    form is only looked at, nothing is stored."""

    keep = None
    kept = None
    may_change = staticmethod(lambda picture: False)

    picture_file = PictureField(label=gettext_lazy("New picture"), required=False)
    picture_alt = text_like("alt")
    picture_is_decorative = forms.BooleanField(
        label=gettext_lazy("Decorative"),
        required=False,
        help_text=Picture._meta.get_field("is_decorative").help_text,
    )
    picture_caption = text_like("caption")
    picture_credit = text_like("credit")
    picture_focal_x = focal_like("focal_x")
    picture_focal_y = focal_like("focal_y")
    picture_shown = forms.IntegerField(required=False, widget=Unseen)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if SENT not in self.fields:
            return
        self.fields[SENT].widget.focal = [f"{PREFIX}{name}" for name in FOCAL]
        self._show(self._picture_shown())

    def _picture_shown(self):
        """The one that the form was shown with; a kept upload stands in no item yet."""
        sent = self.data.get(self.add_prefix(SHOWN), "")
        if sent.isdecimal() and len(sent) < 19:
            return self.fields["picture"].queryset.filter(pk=int(sent)).first()
        return self.instance.picture

    def _show(self, picture):
        self.shown = picture
        self.fields[SENT].widget.picture = picture
        for name in DETAILS:
            self.initial[f"{PREFIX}{name}"] = getattr(picture or Picture(), name)
        self.initial[SHOWN] = picture and picture.pk

    # -- What was told -------------------------------------------------------------------------

    def clean(self):
        told = super().clean() or self.cleaned_data
        if SENT not in self.fields:
            return told
        self._check_alt(told)
        if upload := told.get(SENT):
            self._keep(upload)
        elif changes := self.picture_changes():
            self._check_changes(told.get("picture"), changes)
        return told

    def _check_alt(self, told):
        try:
            upload = told.get(SENT)
            check_alt(told.get(f"{PREFIX}alt", ""), upload.name if upload else "")
        except forms.ValidationError as error:
            self.add_error(f"{PREFIX}alt", error)

    def _check_changes(self, picture, changes):
        first = f"{PREFIX}{next(iter(changes))}"
        if not picture and "picture" not in self.errors and SENT not in self.errors:
            self.add_error(first, _("Choose a picture for this, or leave it empty."))
        elif picture and not self.may_change(picture):
            self.add_error(first, _("You may not change what is told of this picture."))

    def _keep(self, upload):
        """At once, so that it need not be sent again where something else is amiss."""
        if not self.keep:
            return
        try:
            self.kept = self.keep(upload, self._details())
        except OSError:
            self.add_error(SENT, NOT_STORED)
            return
        self.cleaned_data["picture"] = self.kept
        self.data = self.data.copy()
        self.data[self.add_prefix("picture")] = self.data[self.add_prefix(SHOWN)] = self.kept.pk
        self.files = {}
        self._show(self.kept)

    def _details(self):
        """{name: value} of what was told rightly."""
        told = {name: self.cleaned_data.get(f"{PREFIX}{name}") for name in DETAILS}
        centre = {name: CENTRE for name in FOCAL if told[name] is None}
        return {name: value for name, value in told.items() if value is not None} | centre

    def picture_changes(self):
        """{name: value} of what was told otherwise than the form was shown with."""
        before = self.shown or Picture()
        return {
            name: value for name, value in self._details().items() if value != getattr(before, name)
        }

    def picture_as_told(self):
        """The item's picture as it would be saved, or None."""
        upload, chosen = self.cleaned_data.get(SENT), self.cleaned_data.get("picture")
        if upload and not self.kept:
            return Picture(**self._details())
        if chosen is None or self.kept or SENT not in self.fields:
            return chosen
        chosen = copy(chosen)
        for name, value in self.picture_changes().items():
            setattr(chosen, name, value)
        return chosen

    def picture_as_shown(self):
        """The same for a page, whether it is stored or not; what can't be read is as it was."""
        if not {"picture", SENT} & self.cleaned_data.keys():
            return self.instance.picture
        picture = self.picture_as_told()
        if picture and not picture.files:
            picture.wide = in_page(self.cleaned_data[SENT].image)
        return picture
