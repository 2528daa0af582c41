"""“Save and publish” and “Submit for review”: one button each, for those who may."""

from django.contrib import admin
from django.template.response import TemplateResponse

from sseportal.publishing.models import Status

PUBLISH, PUBLISH_NOW, SUBMIT = "_publish", "_publish_now", "_submit"
SPLIT = ("publish_at_0", "publish_at_1")


class PublishButton(admin.ModelAdmin):
    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        wanted = self._wanted(request)
        if not wanted:
            return super().changeform_view(request, object_id, form_url, extra_context)
        typed, request.POST = request.POST, request.POST.copy()
        for name, value in wanted.items():
            request.POST[name] = value
        answer = super().changeform_view(request, object_id, form_url, extra_context)
        if isinstance(answer, TemplateResponse):  # refused: the form stays as it was typed
            data = answer.context_data["adminform"].form.data  # a copy, where a picture was kept
            for name in wanted:
                data[name] = typed.get(name, "")
        return answer

    def _wanted(self, request):
        """{field: value} that the button stands for."""
        if SUBMIT in request.POST:
            return {"status": Status.REVIEW}
        if not self.has_publish_permission(request):
            return {}
        if PUBLISH_NOW in request.POST:
            return {"status": Status.PUBLISHED} | dict.fromkeys(SPLIT, "")
        if PUBLISH in request.POST:
            return {"status": Status.PUBLISHED}
        return {}

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        was = getattr(obj, "as_stored", obj)
        may_publish = self.has_publish_permission(request)
        is_there = not (was and was.status == Status.PUBLISHED) and not context["is_popup"]
        context |= {
            "show_publish": is_there and may_publish,
            "show_publish_now": may_publish and bool(was) and was.is_scheduled,
            "show_submit": is_there and not may_publish and (not was or was.status == Status.DRAFT),
        }
        return super().render_change_form(request, context, add, change, form_url, obj)
