"""“Save and publish”: one button, for those who may."""

from django.contrib import admin

from sseportal.publishing.models import Status

PUBLISH = "_publish"


class PublishButton(admin.ModelAdmin):
    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if PUBLISH in request.POST and self.has_publish_permission(request):
            request.POST = request.POST.copy()
            request.POST["status"] = Status.PUBLISHED
        return super().changeform_view(request, object_id, form_url, extra_context)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        was = getattr(obj, "as_stored", obj)
        is_public = bool(was) and was.status == Status.PUBLISHED
        is_there = not (is_public or context["is_popup"])
        context["show_publish"] = is_there and self.has_publish_permission(request)
        return super().render_change_form(request, context, add, change, form_url, obj)
