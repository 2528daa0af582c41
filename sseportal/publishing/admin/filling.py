"""Buttons that fill the form in: it comes back with what they found, nothing judged, nothing saved.

They work without JavaScript: a button sends the form, a filler changes what was sent.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sseportal.publishing.docx import Refused, read
from sseportal.publishing.rich_text import cleaned, plain

LONGEST_TITLE = 500


@dataclass(frozen=True)
class Filled:
    """`where` is what was filled: the name of a section of the page, "" for the text above."""

    told: str
    is_done: bool = True
    where: str = ""


class FillingAdmin:
    """`fillers`: {button: function (data, files) -> Filled}, which may change the data."""

    fillers = {}

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        asked = self.fillers.keys() & request.POST.keys()
        if asked and self._may_fill(request):
            request.POST = request.POST.copy()
            request.filled = self.fillers[min(asked)](request.POST, request.FILES)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context["may_fill"] = self._may_fill(request, obj)
        context["filled"] = getattr(request, "filled", None)
        # Without the fragment that has led to what was found: it would hide what saving says.
        form_url = form_url or request.get_full_path()
        return super().render_change_form(request, context, add, change, form_url, obj)

    def _may_fill(self, request, obj=None):
        if obj is None and self.has_add_permission(request):
            return True
        return self.has_change_permission(request, obj)


def fill_from_docx(data, files):
    """The document's text goes below what is there already, its title where there is none."""
    file = files.get("_docx")
    if not file:
        return Filled(_("Choose a .docx file first."), is_done=False)
    try:
        document = read(file)
    except Refused as error:
        return Filled(f"“{file.name}”: {error}", is_done=False)
    if is_there(data, document):
        told_so = _("The text of “%s” is in the text already: nothing was added.")
        return Filled(told_so % file.name)
    if data.get("title", "").strip():
        add_to_body(data, document.html)
    else:
        data["title"] = (document.title or file.name.rpartition(".")[0])[:LONGEST_TITLE]
        add_to_body(data, document.text)
    return Filled(told(file.name, document))


def is_there(data, document):
    """Whether the body has the document's text, however an editor has parted its lines."""
    there, text = (
        " ".join(plain(html).split()) for html in (cleaned(data.get("body", "")), document.text)
    )
    return bool(text) and text in there


def add_to_body(data, html):
    data["body"] = "\n".join(filter(None, [data.get("body", "").strip(), html]))


def told(name, document):
    said = [
        ngettext("“%(name)s” was read: %(n)d word.", "“%(name)s” was read: %(n)d words.",
                 document.words) % {"name": name, "n": document.words},
    ]  # fmt: skip
    if document.pictures:
        said.append(
            ngettext("%d picture was left out.", "%d pictures were left out.", document.pictures)
            % document.pictures
        )
    return " ".join([*said, _("Look it over; nothing is saved yet.")])
