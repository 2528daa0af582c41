from django import template

from sseportal.publishing.illustrated import on_page

register = template.Library()


@register.filter
def rich_text(html, item):
    """A text of an item as its page shows it."""
    return on_page(html, item)
