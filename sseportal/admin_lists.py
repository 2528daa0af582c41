"""Lists of the admin that nothing in their address, and nothing that is ticked, can break."""

from contextlib import contextmanager

from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ERROR_FLAG, ChangeList
from django.db import DataError, OperationalError
from django.http import HttpResponseRedirect
from django.utils.translation import gettext as _

from sseportal.admin_choosing import is_key

# What a database, or its driver, says of a value that is too large or a pattern that is none.
UNREADABLE = (ValueError, OverflowError, DataError, OperationalError)


class CarefulChangeList(ChangeList):
    def get_queryset(self, request, exclude_parameters=None):
        with refusing(request):
            return super().get_queryset(request, exclude_parameters)

    def get_results(self, request):
        with refusing(request):
            super().get_results(request)


@contextmanager
def refusing(request):
    """Django redirects to the list as it is without parameters."""
    try:
        yield
    except UNREADABLE as error:
        if request.GET.keys() <= {ERROR_FLAG}:
            raise
        raise IncorrectLookupParameters(error) from error


class ListAdmin(admin.ModelAdmin):
    def get_changelist(self, request, **kwargs):
        return CarefulChangeList

    def response_action(self, request, queryset):
        """What no list sends is not looked for."""
        if all(map(is_key, request.POST.getlist(ACTION_CHECKBOX_NAME))):
            return super().response_action(request, queryset)
        self.message_user(request, _("Choose items of the list."), level="warning")
        return HttpResponseRedirect(request.get_full_path())
