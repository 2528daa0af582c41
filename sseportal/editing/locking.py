"""The item that a page of the newsroom changes, while nobody else can change it."""

from contextlib import contextmanager

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import router, transaction
from django.http import Http404


class LockingAdmin(admin.ModelAdmin):
    @contextmanager
    def locked(self, request, object_id, may=None):
        """The item, in a transaction. Who changes it at the same moment waits, and then finds what
        this one has left; so what somebody may do with it is asked only now.

        `may` is a function of the item, None where there is none: by default, whether it may be
        changed. Raises PermissionDenied, Http404.
        """
        may = may or (lambda item: self.has_change_permission(request, item))
        with transaction.atomic(using=router.db_for_write(self.model)):
            item = self.lock(request, object_id)
            if not may(item):
                raise PermissionDenied
            if item is None:
                raise Http404
            yield item

    def lock(self, request, object_id):
        """The same without asking anything, in a transaction of the caller; None for no item."""
        item = self.get_object(request, unquote(object_id))
        if item is None:
            return None
        # A queryset of the admin may join what can't be locked.
        self.model._base_manager.select_for_update().filter(pk=item.pk).first()
        return self.get_object(request, unquote(object_id))
