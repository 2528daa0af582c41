"""What templates write for machines."""

from django import template

from sseportal.publishing import linked_data
from sseportal.publishing.meta_tags import LOCALES
from sseportal.search.text import printable

register = template.Library()
register.simple_tag(linked_data.data_block)
register.filter(printable, is_safe=True)


@register.filter
def locale(language):
    """`fr_FR` for `fr`, as Open Graph names languages; None for those it has no name of."""
    return LOCALES.get(language)
