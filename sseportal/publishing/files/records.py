"""Items as plain records: what each kind of content says of itself, and where it was seen."""

from itertools import islice

from django.conf import settings
from django.utils.module_loading import import_string

CHUNK = 500


def records(items, origin):
    """`as_record()` of each item of a queryset, with its `sources`; a chunk at a time."""
    sources_of = import_string(settings.SOURCES_OF)
    rows = items.iterator(chunk_size=CHUNK)
    while chunk := list(islice(rows, CHUNK)):
        sources = sources_of(chunk)
        for item in chunk:
            record = item.as_record() | {"sources": sources.get(item.pk, [])}
            yield record | {"url": f"{origin}{record['url']}"}
