"""A new item's form with values from its address, such as a day of the calendar."""

from django.contrib import admin
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db.models import DateTimeField
from django.utils import timezone


class PrefilledAdmin(admin.ModelAdmin):
    def get_changeform_initial_data(self, request):
        """Of moments, which a form can't show as text, those that can be read."""
        found = super().get_changeform_initial_data(request)
        moments = {name: moment_of(text) for name, text in found.items() if self._is_moment(name)}
        return found | moments

    def _is_moment(self, name):
        try:
            return isinstance(self.opts.get_field(name), DateTimeField)
        except FieldDoesNotExist:
            return False


def moment_of(text):
    """In the site's time zone; None if it is none."""
    try:
        found = DateTimeField().to_python(text)
        return timezone.make_naive(found) if found and timezone.is_aware(found) else found
    except (ValidationError, ValueError, OverflowError):
        return None
