from django import template

from sseportal.importing.models import Sighting

register = template.Library()


@register.simple_tag
def sightings_of(item):
    """Where an imported item was seen, with the documents."""
    return list(Sighting.objects.of(item).select_related("document"))
