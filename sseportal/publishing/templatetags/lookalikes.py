from django import template

from sseportal.publishing.admin.lookalikes import said_of
from sseportal.publishing.told_apart import name_of

register = template.Library()
register.filter("said_of", said_of)
register.filter("name_of", name_of)
