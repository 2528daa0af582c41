"""Which documents items were seen in, for whoever takes items along."""

from django.contrib.contenttypes.models import ContentType

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
