"""What an editor sends from the preview: corrections of a page's entries, and what to do next."""

from django import forms
from django.contrib.auth import get_permission_codename
from django.db import transaction
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from sseportal.importing import jobs, staging
from sseportal.importing.admin.entry_choices import importer_of
from sseportal.importing.admin.entry_form import form_for
from sseportal.importing.fates import foresee, tell_twins
from sseportal.importing.models import Candidate

MOST_ENTRIES = 100
YES, NO = "yes", "no"


def whole_number(text):
    """A key from outside, None for what is none."""
    is_number = text.isascii() and text.isdigit() and len(text) < 18
    return int(text) if is_number else None


def sent_forms(record, data, tags):
    """The forms of the entries that were on the page that was sent."""
    keys = filter(None, map(whole_number, data.getlist("entry")[:MOST_ENTRIES]))
    sent = Candidate.objects.filter(upload__within=record, pk__in=list(keys))
    return [form_for(one, tags, data) for one in sent.order_by("upload", "position")]


def save(record, sent):
    """Keep what valid forms say, and tell the fates anew."""
    with transaction.atomic():
        changed = {form.candidate.upload_id for form in sent if form.save()}
    if jobs.is_small(record):
        look_again(record)
        return
    for upload in record.uploads.filter(pk__in=changed).defer("content"):
        foresee(upload, [form.candidate for form in sent if form.candidate.upload_id == upload.pk])


def look_again(record):
    """Tell all fates anew: the site may have changed as well."""
    for upload in record.uploads.filter(refusal="").defer("content"):
        foresee(upload, list(upload.candidates.all()))
    tell_twins(record)


def tick(record, key, ticked):
    """Take all entries of a document in, or none."""
    for upload in record.uploads.filter(pk=whole_number(key)).defer("content"):
        upload.candidates.update(is_chosen=ticked)


def read_as_page(record, key):
    """Read a refused web page once more; whether there was one."""
    upload = record.uploads.filter(pk=whole_number(key), is_page=True).first()
    if upload is None or not staging.read_as_page(upload):
        return False
    record.refresh_from_db()
    jobs.start(record)
    return True


def lacking(record, user):
    """The kinds of content in this import that the user may not publish."""
    entries = Candidate.objects.filter(upload__within=record, is_chosen=True)
    pairs = entries.values_list("reading__model", "edits__model").distinct()
    models = {importer_of(edited or read).model for read, edited in pairs}
    return [
        model._meta.verbose_name_plural
        for model in sorted(models, key=lambda one: one._meta.label)
        if not user.has_perm(_permission_to_publish(model._meta))
    ]


def _permission_to_publish(opts):
    return f"{opts.app_label}.{get_permission_codename('publish', opts)}"


def is_any_chosen(record):
    return Candidate.objects.filter(upload__within=record, is_chosen=True).exists()


class ConfirmForm(forms.Form):
    """`lacking`: what the user may not publish; then new items can only be drafts."""

    publish = forms.ChoiceField(
        label=_("New items become"),
        widget=forms.RadioSelect,
        choices=[(NO, _("drafts")), (YES, _("published at once"))],
        initial=NO,
        error_messages={
            "required": _("Choose whether new items become drafts or are published at once."),
            "invalid_choice": _("You may import new items as drafts only."),
        },
    )

    def __init__(self, lacking, data=None):
        super().__init__(data)
        if lacking:
            self.fields["publish"].choices = self.fields["publish"].choices[:1]

    def clean_publish(self):
        return self.cleaned_data["publish"] == YES


def confirm(record, publish):
    """Store it, once; whether it was this call that began."""
    begun = staging.confirm(record, publish)
    if begun:
        jobs.start(record)
    return begun


def address_in(text):
    """The parameters of another page of the preview, from a button's value."""
    sent = QueryDict(text[:200])
    return {key: sent[key] for key in ("show", "document", "page") if key in sent}
