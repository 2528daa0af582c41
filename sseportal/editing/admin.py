"""The admin of whatever several people write in, at the same time or over again."""

from sseportal.editing.adding import AddingOnce
from sseportal.editing.asking import AskingForm, forget_errors, is_asking
from sseportal.editing.collisions import GuardedAdmin
from sseportal.editing.restoring import RestoringAdmin


class EditingAdmin(GuardedAdmin, AddingOnce, RestoringAdmin):
    """Comes before what saves anything. Its form is an `AskingForm`."""

    form = AskingForm

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if is_asking(request.POST):
            forget_errors(context)
        return super().render_change_form(request, context, add, change, form_url, obj)
