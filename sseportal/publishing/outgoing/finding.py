"""Which links an item has: that of its original, and those in its texts, plain or HTML."""

import re
from html import unescape

from django.conf import settings

from sseportal.publishing.outgoing.models import LONGEST_URL

URL = re.compile(r"https?://[^\s<>\"'`{}|\\^\u201c\u201d\u00ab\u00bb]+", re.IGNORECASE)
AFTER = ".,;:!?\u2026\u2019*_"  # ends the sentence, not the address
PAIRS = {")": "(", "]": "["}


def links_of(item):
    """[url] of other sites, each once, without the part that a browser keeps to itself."""
    texts = [item.external_url, item.summary, *_texts(item.texts_of_record(""))]
    found = (_trimmed(unescape(each[0])) for text in texts for each in URL.finditer(text))
    return [url for url in dict.fromkeys(found) if len(url) <= LONGEST_URL and not _is_ours(url)]


def _is_ours(url):
    return bool(settings.SITE_URL) and f"{url}/".startswith(f"{settings.SITE_URL}/")


def _texts(told):
    """All texts in a value as records have it."""
    if isinstance(told, str):
        return [told]
    return [text for each in _values(told) for text in _texts(each)]


def _values(told):
    return told.values() if isinstance(told, dict) else told


def _trimmed(url):
    url = url.partition("#")[0]
    while url and (url[-1] in AFTER or _is_unopened(url)):
        url = url[:-1]
    return url


def _is_unopened(url):
    """`(see https://example.org/a)` has a bracket that is none of the address."""
    closing = url[-1]
    return closing in PAIRS and url.count(PAIRS[closing]) < url.count(closing)
