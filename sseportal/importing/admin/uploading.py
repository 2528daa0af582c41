"""The form that takes documents in: files, zip archives, pasted text."""

from django import forms
from django.conf import settings
from django.core.exceptions import (
    RequestDataTooBig,
    TooManyFieldsSent,
    TooManyFilesSent,
    ValidationError,
)
from django.template.defaultfilters import filesizeformat
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sseportal.importing.text.documents import MAX_BYTES

MOST_BYTES = 200_000_000  # of all files of one import
TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
TOO_MUCH_TOLD = format_lazy(
    _(
        "That is more than can be sent at once: up to {files} files, and pasted text of up to"
        " {size}. Put many files into a zip archive, and save a long text as a file."
    ),
    files=settings.DATA_UPLOAD_MAX_NUMBER_FILES,
    size=filesizeformat(settings.DATA_UPLOAD_MAX_MEMORY_SIZE),
)


class FilesInput(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """`cleaned_data` has a list of files; an empty one is refused later, by its name."""

    widget = FilesInput

    def __init__(self, **options):
        super().__init__(allow_empty_file=True, **options)

    def clean(self, data, initial=None):
        files = [super(FilesField, self).clean(file, initial) for file in data or []]
        for file in files:
            if file.size > MAX_BYTES:
                raise ValidationError(
                    _("%(name)s is larger than %(size)s."),
                    params={"name": file.name, "size": filesizeformat(MAX_BYTES)},
                )
        return files


class UploadForm(forms.Form):
    files = FilesField(
        label=_("Files"),
        required=False,
        widget=FilesInput(attrs={"accept": ".txt,.html,.htm,.zip,text/plain,text/html"}),
        help_text=_("One or more saved listing pages, as text, or zip archives of such pages."),
    )
    text = forms.CharField(
        label=_("Or the text of a page"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10, "class": "vLargeTextField"}),
        help_text=_("Everything that you copied from the page, menus and footers included."),
    )
    name = forms.CharField(
        label=_("Name of the text"),
        required=False,
        max_length=255,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text=_("How you will know it again; left empty, “pasted text”."),
    )
    html = forms.BooleanField(
        label=_("These are web pages (HTML): read their text"),
        required=False,
        help_text=_("Not needed for text that was copied or saved as text."),
    )

    def clean(self):
        files, text = self.cleaned_data.get("files", []), self.cleaned_data.get("text", "")
        if not (files or text.strip() or self.errors):
            raise ValidationError(_("Choose a file, or paste the text of a page."))
        if sum(file.size for file in files) > MOST_BYTES:
            told = _("These files are larger than %(size)s together: import them in several goes.")
            self.add_error(
                "files", ValidationError(told, params={"size": filesizeformat(MOST_BYTES)})
            )

    def documents(self):
        """(name, bytes) of each, one at a time."""
        for file in self.cleaned_data["files"]:
            yield file.name, file.read()
        if self.cleaned_data["text"].strip():
            name = self.cleaned_data["name"] or str(_("pasted text"))
            yield name, self.cleaned_data["text"].encode()
