"""For the admin of whatever has a page, or is named in addresses."""

from sseportal.publishing.addresses import keep_address


class KeepsAddress:
    """Links to a former address still lead there."""

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        former = form.initial.get("slug")
        if change and former and former != obj.slug:
            keep_address(obj, former)
