"""What follows a change of an item, whatever page made it."""

from django.contrib import admin


class ChangingAdmin(admin.ModelAdmin):
    def after_change(self, request, item):
        """Called in the transaction, once an item that was there is stored with rows and tags."""

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if change:
            self.after_change(request, form.instance)
