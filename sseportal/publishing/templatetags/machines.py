"""What templates write for machines."""

from urllib.parse import parse_qsl

from django import template

from sseportal.publishing import linked_data
from sseportal.publishing.meta_tags import LOCALES
from sseportal.search.text import printable

FEW = 2
NO_FILTERS = {"page", "sort"}

register = template.Library()
register.simple_tag(linked_data.data_block)
register.filter(printable, is_safe=True)


@register.filter
def locale(language):
    """`fr_FR` for `fr`, as Open Graph names languages; None for those it has no name of."""
    return LOCALES.get(language)


@register.filter
def goes_deep(query):
    """Whether a query string has more filters than crawlers should follow: they multiply."""
    return sum(name not in NO_FILTERS for name, _ in parse_qsl(query)) > FEW
