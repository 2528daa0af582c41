"""What a card is about. As a template the links were half of its cost."""

from django import template
from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.translation import gettext

register = template.Library()
TAGS = '<ul class="tags" aria-label="{about}">{links}</ul>'
LINK = '<li><a class="{style}" href="{url}">{name}</a></li>\n'
MORE = '<li class="count">+{count}</li>\n'
COUNTRIES, ORGANISATIONS = 6, 4  # as many are named


@register.simple_tag
def topic_tags(item):
    """The item's countries and organisations as a list of links; "" where it has none."""
    countries = [(each, each.name) for each in item.public_countries]
    organisations = [(each, each.short_name) for each in item.public_organisations]
    links = _links(countries, COUNTRIES, "tag")
    links += _links(organisations, ORGANISATIONS, "tag tag-quiet")
    return mark_safe(TAGS.format(about=gettext("About"), links=links) if links else "")


def _links(named, most, style):
    shown = "".join(
        LINK.format(style=style, url=escape(each.get_absolute_url()), name=escape(name))
        for each, name in named[:most]
    )
    return shown + (MORE.format(count=len(named) - most) if len(named) > most else "")
