"""Buttons that fill the form in: it comes back with what they found, nothing judged, nothing saved.

They work without JavaScript: a button sends the form, a filler changes what was sent. What was
brought in and is still to be read when the form is to be saved is read first: a saved form would
have nothing of it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sseportal.editing.asking import is_asking
from sseportal.publishing.docx import Refused, read
from sseportal.publishing.rich_text import cleaned, plain

LONGEST_TITLE = 500


@dataclass(frozen=True)
class Filled:
    """`where` is what was filled: the name of a section of the page, "" for the text above."""

    told: str
    is_done: bool = True
    where: str = ""
    is_unasked: bool = False  # the form was to be saved


@dataclass(frozen=True)
class Filler:
    """`source` names the text or the file that `fill` reads: (data, files) -> Filled. It may change
    the data."""

    source: str
    fill: Callable

    def is_given(self, data, files):
        return self.source in files or bool(plain(cleaned(data.get(self.source, ""))).strip())


class FillingAdmin:
    """`fillers`: {button: Filler}"""

    fillers = {}

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if self._may_fill(request) and (button := self._button(request)):
            is_unasked = not is_asking(request.POST)
            request.POST = request.POST.copy()
            request.POST[button] = "1"
            filled = self.fillers[button].fill(request.POST, request.FILES)
            request.filled = replace(filled, is_unasked=is_unasked)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def _button(self, request):
        """That was pressed, or of what there is to read; of a file first, which no form keeps."""
        pressed = self.fillers.keys() & request.POST.keys()
        if is_asking(request.POST) and not pressed:
            return None
        return min([*pressed, *self._given(request)], default=None)

    def _given(self, request):
        """[button] of what there is to be read."""
        given = request.POST, request.FILES
        return [button for button, filler in self.fillers.items() if filler.is_given(*given)]

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context["may_fill"] = self._may_fill(request, obj)
        context["filled"] = getattr(request, "filled", None)
        context["is_brought_in"] = bool(self._given(request))
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


FILLERS = {"_fill_docx": Filler("_docx", fill_from_docx)}
