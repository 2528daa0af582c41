"""The editor of rich texts: a textarea with the HTML in it, which a script makes an editor of."""

import json

from django.contrib.admin.widgets import AdminTextareaWidget
from django.forms.widgets import Script
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sseportal.publishing.rich_text import plain_with_pictures, typed, word_count


class RichTextarea(AdminTextareaWidget):
    """Of django-prose-editor we take the parts, its `editor.js`: our own script puts them together,
    so that no import map, no nonce and no inline style is needed."""

    class Media:
        css = {"all": ["rich_text.css"]}
        js = [Script("rich_text.js", type="module")]

    def __init__(self, attrs=None):
        super().__init__({"class": "vLargeTextField rich-text", "dir": "auto"} | (attrs or {}))

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"]["attrs"]["data-labels"] = json.dumps(labels())
        return context

    def render(self, name, value, attrs=None, renderer=None):
        told = words(word_count(typed(value or "")))
        field = super().render(name, value, attrs, renderer)
        return format_html('<div class="rich">{}<p class="words">{}</p></div>', field, told)

    def value_from_datadict(self, data, files, name):
        """With the line ends that are stored: nobody changed them."""
        value = super().value_from_datadict(data, files, name)
        return value and value.replace("\r\n", "\n")

    def in_words(self, value):
        return typed(value, plain_with_pictures)


def words(n):
    return ngettext("%(n)d word", "%(n)d words", n) % {"n": n}


def labels():
    """What the script says."""
    return {
        "toolbar": _("Formatting"),
        "h2": _("Heading"),
        "h3": _("Subheading"),
        "bold": _("Bold"),
        "italic": _("Italic"),
        "link": _("Link"),
        "bulletList": _("Bulleted list"),
        "orderedList": _("Numbered list"),
        "blockquote": _("Quote"),
        "picture": _("Picture"),
        "undo": _("Undo"),
        "redo": _("Redo"),
        "address": _("Address of the link"),
        "addressHelp": _("https://…, mailto:… or a path of this site. Leave empty for no link."),
        "apply": _("Apply"),
        "cancel": _("Cancel"),
        "noAddress": _("This is no address that a link may lead to."),
        "findPicture": _("Search the library: words of the alt text, caption or credit"),
        "noPictures": _("The library could not be asked: try again."),
        "lacksAlt": _("without alt text"),
        "caption": _("Caption"),
        "word": words(1),
        "words": words(2),
    }
