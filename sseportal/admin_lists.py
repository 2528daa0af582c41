"""Lists of the admin that nothing in their address, nothing that is ticked, and nobody who is at
work at the same moment can break."""

from contextlib import contextmanager
from functools import partial

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ERROR_FLAG, ChangeList
from django.db import DataError, IntegrityError, OperationalError, connections, router, transaction
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
        if not all(map(is_key, request.POST.getlist(ACTION_CHECKBOX_NAME))):
            self.message_user(request, _("Choose items of the list."), level="warning")
            return HttpResponseRedirect(request.get_full_path())
        act = partial(super().response_action, request, queryset)
        is_deletion = "delete_selected" in request.POST.getlist("action")
        return self._delete_or_tell(request, act) if is_deletion else act()

    def delete_view(self, request, object_id, extra_context=None):
        delete = partial(super().delete_view, request, object_id, extra_context)
        return self._delete_or_tell(request, delete)

    def delete_model(self, request, obj):
        super().delete_model(request, obj)
        check_use(self.model)

    def delete_queryset(self, request, queryset):
        super().delete_queryset(request, queryset)
        check_use(self.model)

    def _delete_or_tell(self, request, delete):
        """Something may take it between the look at what stands against it and its end: then
        nothing is deleted, nor logged."""
        try:
            with transaction.atomic():
                return delete()
        except IntegrityError:
            told = _("It was put to use just now, and nothing was deleted: look again.")
            self.message_user(request, told, messages.WARNING)
            return HttpResponseRedirect(request.get_full_path())


def check_use(model):
    """IntegrityError where something has just taken what was deleted: before success is told, and
    not at the end of the transaction. On SQLite nobody else writes meanwhile."""
    connection = connections[router.db_for_write(model)]
    if connection.features.has_select_for_update:
        connection.check_constraints()
