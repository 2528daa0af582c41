"""“Preview” in the forms of items: the public page of what is typed, of which nothing is saved."""

from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets, unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import path
from django.views.decorators.http import require_http_methods, require_POST

from sseportal.admin_pages import page_name, page_url
from sseportal.publishing.admin.typed import errors_of, typed_item
from sseportal.publishing.previews import preview

TEMPLATE = "admin/preview.html"


class PreviewingAdmin(admin.ModelAdmin):
    """A POST shows what a form has, a GET what is saved."""

    def get_urls(self):
        new = self.admin_site.admin_view(require_POST(self.preview_view))
        saved = require_http_methods(["GET", "HEAD", "POST"])(self.preview_view)
        saved = self.admin_site.admin_view(saved)
        return [
            path("preview/", new, name=page_name(self.opts, "preview_new")),
            path("<path:object_id>/preview/", saved, name=page_name(self.opts, "preview")),
            *super().get_urls(),
        ]

    def preview_view(self, request, object_id=None):
        item = self._previewed(request, object_id)
        told = {"back_url": self._form_url(item), "is_typed": request.method == "POST"}
        if request.method == "POST":
            form, formsets = self._typed(request, item)
            told["errors"] = errors_of(form, formsets)
            item = typed_item(form, formsets)
        return preview(request, item, TEMPLATE, told)

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
