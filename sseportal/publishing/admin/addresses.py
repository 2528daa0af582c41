"""For the admin of whatever has a page, or is named in addresses."""

from django.contrib import admin
from django.db import IntegrityError, transaction

from sseportal.publishing.addresses import keeping_address


class KeepsAddress:
    """Links to a former address still lead there."""

    def save_model(self, request, obj, form, change):
        if not (change and "slug" in form.changed_data):
            return super().save_model(request, obj, form, change)
        with keeping_address(obj):
            return super().save_model(request, obj, form, change)


class FreeAddress(admin.ModelAdmin):
    """An address that nobody typed, and that somebody else takes at the same moment, is made anew.

    It is the last of the bases: what the others do with an item is done once.
    """

    def save_model(self, request, obj, form, change):
        if form.cleaned_data.get("slug"):
            return super().save_model(request, obj, form, change)
        while True:
            try:
                with transaction.atomic():
                    return super().save_model(request, obj, form, change)
            except IntegrityError:
                taken, obj.slug = obj.slug, obj.free_slug(obj.title)
                if obj.slug == taken:
                    raise
