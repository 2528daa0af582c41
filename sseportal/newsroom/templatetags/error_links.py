"""What has to be corrected in a form of the admin, named, with a way there."""

from dataclasses import dataclass

from django import template
from django.core.exceptions import NON_FIELD_ERRORS

register = template.Library()


@dataclass(frozen=True)
class ErrorLink:
    """`target`: the id of the field, or of the rows."""

    label: str
    target: str
    text: str


@register.simple_tag(takes_context=True)
def error_links(context):
    """[ErrorLink] in the order of the page; what concerns the whole form stands above already."""
    found = _of_form(context["adminform"].form)
    for inline in context["inline_admin_formsets"]:
        found += _of_rows(inline.formset, inline.opts.verbose_name_plural)
    return found


def _of_rows(rows, label):
    group = f"{rows.prefix}-group"
    found = [ErrorLink(label, group, text) for text in rows.non_form_errors()]
    for form in rows.forms:
        of_all = form.errors.get(NON_FIELD_ERRORS, [])
        found += [ErrorLink(label, group, text) for text in of_all]
        found += _of_form(form, f"{label}: ")
    return found


def _of_form(form, before=""):
    fields = (form[name] for name in form.fields if name in form.errors)
    return [
        ErrorLink(f"{before}{field.label}", field.id_for_label or field.auto_id, field.errors[0])
        for field in fields
    ]
