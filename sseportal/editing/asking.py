"""Forms that only ask for something come back as they were typed: nothing is judged or saved."""

from django import forms

SUGGEST, RESTORE, FILL = "_suggest", "_restore", "_fill_"
# What the names of such buttons begin with.
ASKING = (SUGGEST, RESTORE, FILL)


def is_asking(data):
    return any(name.startswith(ASKING) for name in data)


class AskingForm(forms.ModelForm):
    """Never valid while it asks, nor while somebody else's change is to be looked at first."""

    is_held = False

    @property
    def is_only_shown(self):
        return self.is_held or is_asking(self.data)

    def is_valid(self):
        return not self.is_only_shown and super().is_valid()


def forget_errors(context):
    """What is only typed is not judged yet."""
    context["errors"] = []
    context["adminform"].form.errors.clear()
    for formset in [inline.formset for inline in context["inline_admin_formsets"]]:
        formset.non_form_errors().clear()
        for form in formset.forms:
            form.errors.clear()
