"""Parts of pages that many pages share. Rendered each time, they were most of a page's cost."""

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from sseportal.publishing.context_processors import kinds
from sseportal.search.rooms import Room

MOST_BYTES = 8_000_000

register = template.Library()
_room = Room(MOST_BYTES)


@register.simple_tag
def component(part, **told):
    """`components/<part>.html`, which knows nothing but what it is told, all hashable, the site's
    name and its kinds: what looked the same before is not rendered again."""
    # Markup and a text of the same letters are equal, but are not written the same.
    are_markup = tuple(isinstance(value, SafeString) for value in told.values())
    key = part, get_language(), settings.SITE_NAME, tuple(told.items()), are_markup
    html = None if settings.DEBUG else _room.get(key)
    if html is None:
        site = {"SITE_NAME": settings.SITE_NAME, "kinds": kinds}
        html = render_to_string(f"components/{part}.html", site | told)
        _room.put(key, html, len(html))
    return html
