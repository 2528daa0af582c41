"""Links of an item that lead nowhere, told over its form."""

from sseportal.publishing.admin.changing import ChangingAdmin
from sseportal.publishing.outgoing.checking import forget_removed
from sseportal.publishing.outgoing.models import OutgoingLink


class BrokenLinksAdmin(ChangingAdmin):
    def after_change(self, request, items):
        super().after_change(request, items)
        forget_removed(items)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj:
            links = OutgoingLink.objects.of(self.model).filter(object_id=obj.pk)
            context["broken_links"] = links.broken()
        return super().render_change_form(request, context, add, change, form_url, obj)
