"""The page of the newsroom's calendar: `?month=2023-03`, this month without it."""

from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sseportal.newsroom.calendar import Month, kinds, page, weekdays


@require_safe
def calendar(request):
    if not kinds(request):
        raise PermissionDenied
    month = asked_month(request)
    context = admin.site.each_context(request) | {
        "title": _("Calendar"),
        "page": page(request, month),
        "weekdays": weekdays(),
        "today": timezone.localdate(),
        "zone": settings.TIME_ZONE,
    }
    return TemplateResponse(request, "admin/calendar.html", context)


def asked_month(request):
    """What is no month is told of, and this month is shown."""
    asked = request.GET.get("month", "")
    now = Month.of(timezone.localdate())
    if not asked:
        return now
    try:
        return Month.read(asked)
    except ValueError:
        told = _("“%(month)s” is no month: write it as 2023-03. This month is shown.")
        messages.error(request, told % {"month": asked[:40]})
        return now
