"""For the admin of whatever has a page, or is named in addresses."""

from sseportal.publishing.addresses import keeping_address


class KeepsAddress:
    """Links to a former address still lead there."""

    def save_model(self, request, obj, form, change):
        if not (change and "slug" in form.changed_data):
            return super().save_model(request, obj, form, change)
        with keeping_address(obj):
            return super().save_model(request, obj, form, change)
