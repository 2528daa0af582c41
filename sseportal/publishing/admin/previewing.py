"""“Preview” in the forms of items: the public page of what is typed, of which nothing is saved."""

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.utils import flatten_fieldsets, unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sseportal.admin_pages import page_name, page_url
from sseportal.publishing.admin.typed import errors_of, typed_item
from sseportal.publishing.previews import preview

TEMPLATE = "admin/preview.html"
# A picture that is not stored has no address.
SECURE_CSP = settings.SECURE_CSP | {"img-src": ["'self'", "data:"]}


class PreviewingAdmin(admin.ModelAdmin):
    """A POST shows what a form has, a GET what is saved."""

    def get_urls(self):
        view = require_http_methods(["GET", "HEAD", "POST"])(self.preview_view)
        view = self.admin_site.admin_view(view)
        return [
            path("preview/", view, name=page_name(self.opts, "preview_new")),
            path("<path:object_id>/preview/", view, name=page_name(self.opts, "preview")),
            *super().get_urls(),
        ]

    def preview_view(self, request, object_id=None):
        item = self._previewed(request, object_id)
        if item is None and request.method != "POST":
            return self._nothing_sent(request)
        told = {"back_url": self._form_url(item), "is_typed": request.method == "POST"}
        if request.method == "POST":
            form, formsets = self._typed(request, item)
            told["errors"] = errors_of(form, formsets)
            item = typed_item(form, formsets)
            item.picture = form.picture_as_shown()
        response = preview(request, item, TEMPLATE, told)
        response._csp_config = SECURE_CSP
        return response

    def _previewed(self, request, object_id):
        """The saved item, None for a new one."""
        if object_id is None:
            if not self.has_add_permission(request):
                raise PermissionDenied
            return None
        item = self.get_object(request, unquote(object_id))
        is_read = request.method != "POST"
        may = self.has_view_or_change_permission if is_read else self.has_change_permission
        if not may(request, item):
            raise PermissionDenied
        if item is None:
            raise Http404
        return item

    def _nothing_sent(self, request):
        """Who had to log in between comes back without what the form had sent."""
        told = _(
            "Nothing was sent to preview: go back to the tab of your form, and press it again."
        )
        self.message_user(request, told, messages.WARNING)
        return HttpResponseRedirect(self._form_url(None))

    def _typed(self, request, item):
        """(form, formsets) as saving would make them, both judged."""
        names = flatten_fieldsets(self.get_fieldsets(request, item))
        form_class = self.get_form(request, item, change=item is not None, fields=names)
        form = form_class(request.POST, request.FILES, instance=item)
        formsets, _inlines = self._create_formsets(request, form.instance, change=item is not None)
        form.is_valid()
        for formset in formsets:
            formset.is_valid()
        return form, formsets

    def _form_url(self, item):
        if item is None:
            return page_url(self.opts, "add")
        return page_url(self.opts, "change", item.pk)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        page = "preview" if obj else "preview_new"
        arguments = [obj.pk] if obj else []
        if not context["is_popup"]:
            context["preview_url"] = page_url(self.opts, page, *arguments)
        return super().render_change_form(request, context, add, change, form_url, obj)
