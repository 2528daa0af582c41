"""Which documents items were seen in, and who brought them."""

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _

from sseportal.importing.models import Sighting


def sources_of(items):
    """{item's id: [{"document", "heading", "position"}]} of items of one kind."""
    if not items:
        return {}
    kind = ContentType.objects.get_for_model(items[0])
    rows = Sighting.objects.filter(content_type=kind, object_id__in=[item.pk for item in items])
    found = {}
    values = rows.order_by("pk").values_list(
        "object_id", "document__name", "document__heading", "position"
    )
    for number, *told in values:
        source = dict(zip(("document", "heading", "position"), told, strict=True))
        found.setdefault(number, []).append(source)
    return found


def origins_of(model, keys):
    """{item's id: (name of who brought it, in which words)} of those that were imported."""
    kind = ContentType.objects.get_for_model(model)
    rows = Sighting.objects.filter(content_type=kind, object_id__in=keys)
    rows = rows.select_related("document", "brought_by").defer("raw", "reading").order_by("-pk")
    return {
        one.object_id: (
            one.brought_by.user_name,
            _("Imported from %(place)s (%(import)s).") % {"place": one, "import": one.brought_by},
        )
        for one in rows
    }
