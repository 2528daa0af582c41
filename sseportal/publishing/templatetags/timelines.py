"""Bars and rows of a timeline. As templates they were a third of a list's cost."""

from django import template
from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.translation import ngettext

register = template.Library()
LABEL = '<text x="{x}" y="{y}" text-anchor="{anchor}">{text}</text>'
COUNT = '<text x="{x}" y="{y}">{count}</text>'
BAR = (
    '<a href="{url}"{current} transform="translate({x})"><title>{name}</title>'
    '<rect class="bar" x="3" y="{y}" width="{width}" height="{height}"/>'
    '<rect class="hit" width="{slot}" height="{whole}"/></a>'
)
ROW = '<tr><th scope="row"><a href="{url}"{current}>{label}</a></th><td>{count}</td></tr>'
HIGHEST_SHOWN = 999  # over a bar; more has no room


@register.simple_tag
def timeline_labels(timeline):
    """What stands under the bars, in two lines."""
    return mark_safe("".join(
        LABEL.format(
            x=label.x, y=timeline.ground + (32 if label.is_second else 16), anchor=label.anchor,
            text=escape(label.text),
        )
        for label in timeline.labels
    ))  # fmt: skip


@register.simple_tag
def timeline_counts(timeline):
    """The number over each bar of a Timeline."""
    return mark_safe("".join(
        COUNT.format(x=bar.middle, y=bar.y - 4, count=bar.count)
        for bar in timeline.bars if bar.count <= HIGHEST_SHOWN
    ))  # fmt: skip


@register.simple_tag
def timeline_bars(timeline):
    """Each bar as a link, called `2023: 14 items`, over the whole height of the picture."""
    return mark_safe("".join(
        BAR.format(
            url=escape(bar.url), current=_current(bar), name=_name(bar), x=bar.x, y=bar.y,
            height=bar.height, width=timeline.bar_width, slot=timeline.slot, whole=timeline.height,
        )
        for bar in timeline.bars
    ))  # fmt: skip


@register.simple_tag
def timeline_rows(timeline):
    """A row of the table for each bar, and for those that the picture has no room for."""
    return mark_safe("".join(
        ROW.format(
            url=escape(row.url), current=_current(row), label=escape(row.label), count=row.count
        )
        for row in timeline.rows
    ))  # fmt: skip


def _current(bar):
    return ' aria-current="true"' if bar.is_chosen else ""


def _name(bar):
    told = ngettext("%(when)s: %(items)s item", "%(when)s: %(items)s items", bar.count)
    return escape(told % {"when": bar.label, "items": bar.count})
