"""What an item must have before visitors see it. A draft may lack all of it.

A date is not asked for: what has none gets `dates.day_of_publishing`.
"""

from django.utils.html import escape, format_html
from django.utils.safestring import mark_safe
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from sseportal.admin_pages import page_url


def lacking(summary, tags, picture=None, figures=()):
    """{field: what to do} for each that is empty; `tags` are countries and organisations, `figures`
    the pictures in its texts that lack an alt text."""
    found = {}
    if not summary.strip():
        found["summary"] = _("Before it is published: say in a sentence or two what it is about.")
    if not any(tags):
        found["countries"] = _("Before it is published: choose a country or an organisation.")
    if picture and picture.lacks_alt:
        found["picture_alt"] = _(
            "Before it is published: say what the picture shows, or that it is decorative."
        )
    if figures:
        found["body"] = say_what_shows(figures)
    return found


def lacking_in(item):
    tags = [*item.countries.all(), *item.organisations.all()]
    rows = [row for row in item.figure_rows.all() if not row.has_own_alt]
    figures = [row.picture for row in rows if row.picture.lacks_alt]
    return lacking(item.summary, tags, item.picture, figures)


def say_what_shows(pictures):
    told = _(
        "Before it is published: say in the library what is seen in %(pictures)s, or that it is"
        " decorative."
    )
    links = [
        format_html('<a href="{}">“{}”</a>', page_url(one._meta, "change", one.pk), one)
        for one in pictures
    ]
    return mark_safe(escape(told) % {"pictures": get_text_list(links, _("and"))})


def named(fields):
    """`a summary and a country or an organisation`"""
    names = {
        "summary": _("a summary"),
        "countries": _("a country or an organisation"),
        "picture_alt": _("an alt text for its picture"),
        "body": _("an alt text for a picture in its text"),
    }
    return get_text_list([names[field] for field in fields], _("and"))
