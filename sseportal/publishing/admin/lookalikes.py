"""“Looks like …” in the forms of the newsroom: while a title is typed, and after it is saved.

The form and an item that looks like it are shown side by side: as typed, by a button of the form,
or as saved, where somebody may say that they are no duplicates.
"""

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sseportal.admin_pages import page_name, page_url
from sseportal.editing.locking import LockingAdmin
from sseportal.publishing.admin.comparing import compared, texts_of, texts_typed
from sseportal.publishing.dates import Precision, start_of
from sseportal.publishing.lookalikes import alike_of, item_named, lookalikes
from sseportal.publishing.told_apart import name_of, tell_apart

TEMPLATE = "admin/beside.html"
TOLD_BY = {"title", "published_on", "date_precision"}


class LookalikesAdmin(LockingAdmin):
    def get_urls(self):
        def view(function, *methods):
            return self.admin_site.admin_view(require_http_methods(methods)(function))

        return [
            path(
                "lookalikes/",
                view(self.lookalikes_view, "POST"),
                name=page_name(self.opts, "lookalikes"),
            ),
            path("beside/", view(self.beside_view, "POST"), name=page_name(self.opts, "beside")),
            path(
                "<path:object_id>/duplicates/",
                view(self.duplicates_view, "GET", "HEAD", "POST"),
                name=page_name(self.opts, "duplicates"),
            ),
            *super().get_urls(),
        ]

    # -- While it is typed ---------------------------------------------------------------------

    def lookalikes_view(self, request):
        self._must_write(request)
        found = {
            "lookalikes": self._looking_like(request),
            "beside_url": page_url(self.opts, "beside"),
            "item_name": request.POST.get("item", ""),
        }
        return JsonResponse({"html": render_to_string("admin/lookalikes.html", found, request)})

    def beside_view(self, request):
        """The form as it was typed, beside an item; nothing is judged, nothing saved."""
        self._must_write(request)
        typed = self.get_form(request)(request.POST)
        saved = item_named(request.user, request.GET.get("item", ""))
        alike = self._looking_like(request, saved)
        return self._side_by_side(
            request, saved or typed.instance, texts_typed(typed), alike, typed=True,
            may_decide=saved and self.has_change_permission(request, saved),
        )  # fmt: skip

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if self.has_add_permission(request) if add else self.has_change_permission(request, obj):
            is_typed = add or request.method == "POST"
            found = self._looking_like(request, obj) if is_typed else alike_of(request.user, obj)
            context |= {
                "lookalikes": found,
                "lookalikes_url": page_url(self.opts, "lookalikes"),
                "beside_url": page_url(self.opts, "beside"),
                "item_name": "" if add else name_of(obj),
            }
        return super().render_change_form(request, context, add, change, form_url, obj)

    def _must_write(self, request):
        if not (self.has_add_permission(request) or self.has_change_permission(request)):
            raise PermissionDenied

    def _looking_like(self, request, item=None):
        """The items that look like what is typed; `item` is the one that is being changed."""
        data = request.POST
        item = item or item_named(request.user, data.get("item", ""))
        return lookalikes(request.user, data.get("title", ""), day_typed(self.opts, data), item)

    # -- As it is saved ------------------------------------------------------------------------

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if not change or TOLD_BY & set(form.changed_data):
            self._tell_lookalikes(request, obj)

    def _tell_lookalikes(self, request, item):
        for other in alike_of(request.user, item):
            url = f"{page_url(self.opts, 'duplicates', item.pk)}?with={name_of(other)}"
            link = format_html('<a href="{}">{}</a>', url, _("Compare them side by side"))
            told = format_html("{} {}.", said_of(other), link)
            self.message_user(request, told, messages.WARNING)

    def duplicates_view(self, request, object_id):
        """The item beside one that looks like it; a POST says that they are no duplicates."""
        if request.method == "POST":
            return self._tell_apart(request, object_id)
        item = self.get_object(request, unquote(object_id))
        if not self.has_view_permission(request, item):
            raise PermissionDenied
        if item is None:
            raise Http404
        alike, may = alike_of(request.user, item), self.has_change_permission(request, item)
        return self._side_by_side(request, item, texts_of(item), alike, may_decide=may)

    def _tell_apart(self, request, object_id):
        """On to the next that looks like it, or back to the item after the last."""
        with self.locked(request, object_id) as item:
            if other := self._other_item(request, request.POST, []):
                tell_apart(item, other)
                self.log_note(request, item, _("No duplicate of “%s”.") % other)
        if other:
            told = _("Remembered: “%(one)s” and “%(other)s” are no duplicates.")
            self.message_user(request, told % {"one": item, "other": other}, messages.SUCCESS)
        page = "duplicates" if alike_of(request.user, item) else "change"
        return redirect(page_url(self.opts, page, item.pk))

    # -- Both ----------------------------------------------------------------------------------

    def _other_item(self, request, asked, alike):
        """The item that is asked for, or the likest; None where there is none."""
        if "with" not in asked:
            return next(iter(alike), None)
        if other := item_named(request.user, asked["with"]):
            return other
        raise Http404

    def _side_by_side(self, request, item, texts, alike, typed=False, may_decide=False):
        other = self._other_item(request, request.GET, alike)
        context = self.admin_site.each_context(request) | {
            "title": _("Is it a duplicate?"),
            "subtitle": texts["title"],
            "opts": self.opts,
            "original": item,
            "other": other,
            "other_name": other and name_of(other),
            "other_url": other and self._where_to_read(request, other),
            "lines": compared(item, texts, other) if other else [],
            "is_typed": typed,
            "may_decide": may_decide and other and other != item,
        }
        return TemplateResponse(request, TEMPLATE, context)

    def _where_to_read(self, request, item):
        """The address of its form, or of its page for those who may not open that."""
        kind = self.admin_site.get_model_admin(type(item))
        if not kind.has_view_permission(request, item):
            return item.get_absolute_url()
        return page_url(item._meta, "change", item.pk)


def day_typed(opts, data):
    """None where it can't be understood yet."""
    try:
        day = opts.get_field("published_on").formfield().clean(data.get("published_on"))
    except ValidationError:
        return None
    precision = data.get("date_precision")
    return start_of(day, precision) if precision in Precision.values else day


def said_of(other):
    """`Looks like “A mill reopens” of 14 February 2023 (published).`"""
    status = other.get_status_display()
    if not other.date_in_words:
        return _("Looks like “%(title)s” (%(status)s).") % {"title": other, "status": status}
    said = {"title": other, "date": other.date_in_words, "status": status}
    return _("Looks like “%(title)s” of %(date)s (%(status)s).") % said
