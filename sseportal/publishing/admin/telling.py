"""What is told once an item is saved: what has become of it, and where to see it."""

from django.contrib import admin, messages
from django.utils.html import format_html
from django.utils.translation import gettext as _

from sseportal.admin_pages import page_url
from sseportal.publishing.models import Status
from sseportal.publishing.previews import time_in_words


class TellingAdmin(admin.ModelAdmin):
    def response_add(self, request, obj, post_url_continue=None):
        request.just_saved = obj
        return super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        request.just_saved = obj
        return super().response_change(request, obj)

    def message_user(self, request, message, level=messages.INFO, *args, **kwargs):
        """Django's own words for success tell nothing of who can see the item now."""
        saved = vars(request).pop("just_saved", None)
        if saved and level == messages.SUCCESS:
            message = outcome(saved)
        super().message_user(request, message, level, *args, **kwargs)


def outcome(item):
    url = page_url(item._meta, "change", item.pk)
    told = format_html('“<a href="{}">{}</a>” {}', url, item, _become(item))
    if not item.is_visible:
        return told
    return format_html('{} <a href="{}">{}</a>', told, item.get_absolute_url(), _("View it"))


def _become(item):
    if item.is_scheduled:
        return _("is scheduled: visitors see it from %(time)s on.") % {
            "time": time_in_words(item.publish_at)
        }
    return {
        Status.DRAFT: _("is saved as a draft."),
        Status.REVIEW: _("is submitted for review."),
        Status.PUBLISHED: _("is published."),
        Status.ARCHIVED: _("is archived: visitors no longer see it."),
    }[item.status]
