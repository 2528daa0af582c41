from itertools import zip_longest

from django import template
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.text import capfirst

from sseportal.newsroom import dashboard, shortcuts

register = template.Library()


@register.simple_tag(takes_context=True)
def dashboard_board(context):
    return dashboard.board(context["request"])


@register.simple_tag
def shortcut_keys():
    return shortcuts.for_script()


@register.filter
def labelled(cells, headers):
    """The cells of a row of a list, with the names of their columns: where there is no room for
    columns, these are shown."""
    for cell, header in zip_longest(cells, headers, fillvalue={}):
        is_tick_box = "action-checkbox" in header.get("class_attrib", "")
        label = "" if is_tick_box else capfirst(header.get("text", ""))
        yield cell if not label else _with_label(cell, label)


def _with_label(cell, label):
    return mark_safe(cell.replace("<td", format_html('<td data-label="{}"', label), 1))
