"""The options of a facet. A list shows some fifty: as a template they were half of its cost."""

from django import template
from django.utils.html import escape
from django.utils.safestring import mark_safe

register = template.Library()
OPTION = (
    '<label{member}><input type="checkbox" name="{name}" value="{value}"{checked}>'
    ' <span>{label}</span> <span class="count">{count}</span></label>\n'
)


@register.simple_tag
def facet_options(facet):
    """A tick box, label and count for each option of a ShownFacet."""
    return mark_safe("".join(_option(facet.name, option) for option in facet.options))


def _option(name, option):
    return OPTION.format(
        member=' class="member"' if option.is_member else "",
        name=name,
        value=escape(option.value),
        checked=" checked" if option.chosen else "",
        label=escape(option.label),
        count=option.count,
    )
