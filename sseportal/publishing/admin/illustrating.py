"""Figures in the texts of items and of their parts: which pictures somebody may let them show, and
what is asked of these on publishing."""

from django import forms

from sseportal.admin_pages import page_url
from sseportal.media.models import Picture
from sseportal.publishing.admin.rich_text import RichTextarea
from sseportal.publishing.completeness import say_what_shows
from sseportal.publishing.fields import RichTextField
from sseportal.publishing.figures import lacking_alt
from sseportal.publishing.permissions import may_read_any, permits
from sseportal.publishing.pictures import for_texts_of
from sseportal.publishing.rich_text import cleaned, figures_in, without_figures


class IllustratedField(forms.CharField):
    """Takes figures of pictures that its sender may show, and of others their words. `may_show` is
    a function from keys to those of them that it takes."""

    headings = ()
    may_show = staticmethod(frozenset)

    def clean(self, value):
        value = super().clean(value)
        # An address can be spelt in many ways before it is cleaned.
        html = cleaned(value, self.headings) if "<" in value else ""
        asked = {figure.picture for figure in figures_in(html)}
        return without_figures(html, self.may_show(asked)) if asked else value


class IllustratedFormSet(forms.BaseInlineFormSet):
    """Of parts with texts: asks of these what the form of an item asks of its own."""

    def clean(self):
        super().clean()
        if getattr(self.instance, "is_being_published", False):
            for form in self.forms:
                if not self._should_delete_form(form):
                    self._ask_for_alt(form)

    def _ask_for_alt(self, form):
        for name in self.model.text_fields() & getattr(form, "cleaned_data", {}).keys():
            if pictures := lacking_alt([form.cleaned_data[name]]):
                form.add_error(name, say_what_shows(pictures))


class IllustratingAdmin:
    """For the admin of items and of their parts."""

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(db_field, RichTextField) and field:
            field.may_show = for_texts_of(request.user)
            if permits(request.user, "add", Picture) or may_read_any(request.user, Picture):
                field.widget.attrs["data-pictures"] = page_url(Picture._meta, "choose")
        return field


RICH_TEXT = {RichTextField: {"widget": RichTextarea, "form_class": IllustratedField}}
