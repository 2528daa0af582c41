"""What was typed and not saved: a browser keeps it, and sends it back to be shown again.

The browser's part is `drafts.js`, `autosave.js` and `typing.js`. What it sends comes back as a
form, with its rows, tags and dates, nothing judged and nothing saved; what somebody else saved
meanwhile is told.
"""

from django.contrib import admin

from sseportal.editing.asking import RESTORE
from sseportal.editing.origin import Origin
from sseportal.editing.saved_forms import MADE_FROM, tell_saved


class RestoringAdmin(admin.ModelAdmin):
    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context["is_restored"] = RESTORE in request.POST
        return super().render_change_form(request, context, add, change, form_url, obj)

    def response_add(self, request, obj, post_url_continue=None):
        return _tell(request, super().response_add(request, obj, post_url_continue))

    def response_change(self, request, obj):
        return _tell(request, super().response_change(request, obj))


def _tell(request, response):
    if MADE_FROM in request.POST:
        tell_saved(request, response, Origin.read(request.POST[MADE_FROM]).form)
    return response
