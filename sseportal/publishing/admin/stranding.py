"""What was typed into an item that is gone, or that one may change no longer, is not lost.

It comes back as the form of a new item and says what happened; nothing is saved.
"""

from django.contrib import admin
from django.contrib.admin.utils import unquote

from sseportal.admin_pages import page_url
from sseportal.editing.asking import forget_errors
from sseportal.editing.saved_forms import MADE_FROM


class StrandingAdmin(admin.ModelAdmin):
    """Comes before `GuardedAdmin`, and holds its forms."""

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if object_id is not None and MADE_FROM in request.POST and self.has_add_permission(request):
            item = self.get_object(request, unquote(object_id))
            if not (item and self.has_change_permission(request, item)):
                request.stranded = {"item": item}
                request.POST = self._as_new(request)
                object_id, form_url = None, page_url(self.opts, "add")
        return super().changeform_view(request, object_id, form_url, extra_context)

    def _as_new(self, request):
        """What was sent, without what tells that it was of an item: its address, its rows' keys."""
        data = request.POST.copy()
        data.pop("slug", None)
        for formset, _inline in self.get_formsets_with_inlines(request):
            prefix = formset.get_default_prefix()
            ends = f"-{formset.model._meta.pk.name}", f"-{formset.fk.name}"
            for name in [name for name in data if name.startswith(f"{prefix}-")]:
                if name.endswith(ends):
                    data[name] = ""
            data[f"{prefix}-INITIAL_FORMS"] = "0"
        return data

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        form.is_held |= hasattr(request, "stranded")
        return form

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if hasattr(request, "stranded"):
            context["stranded"] = request.stranded
            forget_errors(context)
        return super().render_change_form(request, context, add, change, form_url, obj)
