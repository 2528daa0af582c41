"""Items as plain records: what each kind of content says of itself, and where it was seen."""

from collections import defaultdict

from django.conf import settings
from django.utils.module_loading import import_string

CHUNK = 500


def records(results, origin):
    """`as_record()` of each item of `results`, with its `sources`; a chunk at a time."""
    for items in results.chunks(CHUNK):
        yield from records_of(items, origin)


def records_of(items, origin):
    sources = _sources(items)
    for item in items:
        record = item.as_record() | {"sources": sources.get(item, [])}
        yield record | {name: _absolute(record[name], origin) for name in ("url", "picture")}


def _absolute(told, origin):
    """An address, or a record of something that has one, or None."""
    if isinstance(told, dict):
        return told | {"url": f"{origin}{told['url']}"}
    return told and f"{origin}{told}"


def _sources(items):
    """{item: where it was seen}"""
    by_model = defaultdict(list)
    for item in items:
        by_model[type(item)].append(item)
    sources_of, found = import_string(settings.SOURCES_OF), {}
    for same in by_model.values():
        sources = sources_of(same)
        found |= {item: sources[item.pk] for item in same if item.pk in sources}
    return found
