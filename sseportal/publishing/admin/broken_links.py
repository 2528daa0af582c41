"""Links of an item that lead nowhere, told over its form."""

from django.contrib import admin

from sseportal.publishing.outgoing.checking import forget_removed
from sseportal.publishing.outgoing.models import OutgoingLink


class BrokenLinksAdmin(admin.ModelAdmin):
    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        forget_removed(form.instance)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj:
            links = OutgoingLink.objects.of(self.model).filter(object_id=obj.pk)
            context["broken_links"] = links.broken()
        return super().render_change_form(request, context, add, change, form_url, obj)
