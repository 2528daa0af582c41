from django import template
from django.utils.safestring import mark_safe

from sseportal.publishing.cards import cards as rendered
from sseportal.search.query import read_query

register = template.Library()


@register.simple_tag
def cards(items, level, words=""):
    """The cards of an `Items`, with the `words` of a query marked in them."""
    return mark_safe("\n".join(rendered(items, level, read_query(words) if words else None)))
