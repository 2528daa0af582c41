"""What follows a change of an item, whatever page made it."""

from django.contrib import admin


class ChangingAdmin(admin.ModelAdmin):
    def after_change(self, request, item):
        """Called once in the transaction, after an item that was there before, or that came back,
        is stored with all its rows and tags."""

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if change:
            self.after_change(request, form.instance)
