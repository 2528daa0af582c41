from django import template
from django.utils.safestring import mark_safe

from sseportal.publishing.rich_text import allowed

register = template.Library()


@register.filter
def rich_text(html):
    """What of a stored text may be shown; the allow-list is asked again, and of nothing else."""
    return mark_safe(allowed(html))
