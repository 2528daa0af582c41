"""A new item is added once, however often the same form is sent."""

from django.contrib import admin
from django.db import router, transaction

from sseportal.editing.asking import is_asking
from sseportal.editing.collisions import forget_old_forms, posted
from sseportal.editing.models import SavedForm
from sseportal.editing.origin import Origin
from sseportal.editing.saved_forms import MADE_FROM


class AddingOnce(admin.ModelAdmin):
    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        is_to_add = object_id is None and MADE_FROM in request.POST and not is_asking(request.POST)
        if not (is_to_add and self.has_add_permission(request)):
            return super().changeform_view(request, object_id, form_url, extra_context)
        with transaction.atomic(using=router.db_for_write(self.model)):
            request.claim = claim(request)
            if item := self._added_by(request):
                return self.response_add(request, item)
            answer = super().changeform_view(request, object_id, form_url, extra_context)
            if request.claim.item is None:
                request.claim.delete()
            return answer

    def _added_by(self, request):
        """The item that this form has added, if it said the same."""
        told = request.claim
        is_same = told.item is not None and told.posted == posted(request)
        return self.get_object(request, str(told.item)) if is_same else None

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if hasattr(request, "claim"):
            request.claim.posted, request.claim.item = posted(request), obj.pk
            request.claim.save()
            forget_old_forms()


def claim(request):
    """Who sends the form at the same moment waits, and then finds what this one has added."""
    form = Origin.read(request.POST[MADE_FROM]).form
    told = {"posted": posted(request), "left": {}}
    found, _is_first = SavedForm.objects.select_for_update().get_or_create(form=form, defaults=told)
    return found
