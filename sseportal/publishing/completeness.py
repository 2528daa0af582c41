"""What an item must have before visitors see it. A draft may lack all of it."""

from django.utils.text import get_text_list
from django.utils.translation import gettext as _


def lacking(published_on, summary, tags, picture=None):
    """{field: what to do} for each that is empty; `tags` are countries and organisations."""
    found = {}
    if not published_on:
        found["published_on"] = _("A published item needs a date.")
    if not summary.strip():
        found["summary"] = _("Before it is published: say in a sentence or two what it is about.")
    if not any(tags):
        found["countries"] = _("Before it is published: choose a country or an organisation.")
    if picture and picture.lacks_alt:
        found["picture_alt"] = _(
            "Before it is published: say what the picture shows, or that it is decorative."
        )
    return found


def lacking_in(item):
    tags = [*item.countries.all(), *item.organisations.all()]
    return lacking(item.published_on, item.summary, tags, item.picture)


def named(fields):
    """`a date and a summary`"""
    names = {
        "published_on": _("a date"),
        "summary": _("a summary"),
        "countries": _("a country or an organisation"),
        "picture_alt": _("an alt text for its picture"),
    }
    return get_text_list([names[field] for field in fields], _("and"))
