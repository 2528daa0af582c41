"""What templates write for machines."""

from django import template

from sseportal.publishing import linked_data

register = template.Library()
register.simple_tag(linked_data.data_block)
