"""What follows a change of an item, whatever page made it."""

from django.contrib import admin


class ChangingAdmin(admin.ModelAdmin):
    def after_change(self, request, items):
        """Called once in the transaction, after items that were there before, or that came back,
        are stored with all their rows and tags."""

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if change:
            self.after_change(request, [form.instance])
