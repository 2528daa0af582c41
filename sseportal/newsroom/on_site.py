"""Pages of the admin that Django leaves open to all staff."""

from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.contrib.contenttypes.views import shortcut
from django.http import Http404


def view_on_site(request, content_type_id, object_id):
    """To the public page of a thing, for those who may see it in the admin: an address tells."""
    kind = ContentType.objects.filter(pk=content_type_id).first()
    model = kind and kind.model_class()
    if not (model and admin.site.is_registered(model)):
        raise Http404
    model_admin = admin.site.get_model_admin(model)
    found = model_admin.get_object(request, object_id)
    if found is None or not model_admin.has_view_permission(request, found):
        raise Http404
    return shortcut(request, content_type_id, object_id)
