"""An item's page as visitors will see it, for those who see it before: nothing of it is kept."""

from django.shortcuts import render
from django.urls import resolve, reverse
from django.utils.formats import date_format
from django.utils.timezone import get_current_timezone_name, localtime
from django.utils.translation import gettext as _

HEADERS = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex"}


def preview(request, item, template, told):
    """The page of `item` as it is in memory; `template` puts a bar over it that says what is
    `told`."""
    view = _detail_view(item)
    view.setup(request)
    context = view.preview_context(item) | {"item": item, "state": state_in_words(item)} | told
    response = render(request, template, context)
    for name, value in HEADERS.items():
        response.headers[name] = value
    return response


def state_in_words(item):
    """`draft`, or for what waits for its time `published from 20 June 2026, 10:00 (UTC)`"""
    if item.status != item.Status.PUBLISHED or item.is_visible:
        return item.get_status_display()
    return _("published from %s") % time_in_words(item.publish_at)


def time_in_words(moment):
    """`20 June 2026, 10:00 (UTC)`"""
    local = date_format(localtime(moment), "DATETIME_FORMAT")
    return f"{local} ({get_current_timezone_name()})"


def _detail_view(item):
    """A view as visitors of this kind of content get it."""
    path = reverse(f"{item._meta.app_label}:detail", args=["x"])
    return resolve(path).func.view_class()
