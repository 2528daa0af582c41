"""What pages are about in schema.org's terms, as plain nodes: {"@type": …, property: value}.

A page has a list of nodes, which `data_block` writes into it. Each kind of content says what it is
in `as_linked_data`. Values that nobody knows are left out; `origin` is `https://portal.example.org`.
"""

import json

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from sseportal.search.text import printable

CONTEXT = "https://schema.org"
# No text can end the element, nor begin a comment or an entity in it.
ESCAPES = str.maketrans({char: f"\\u{ord(char):04x}" for char in "<>&'\u2028\u2029"})


def data_block(nodes):
    """A script element that no browser runs, whatever the texts in it say; "" for no nodes."""
    if not nodes:
        return ""
    told = {"@context": CONTEXT, "@graph": printed(nodes)}
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))


def printed(value):
    """`value` with all its texts printable, and without what is empty."""
    if isinstance(value, dict):
        return {name: printed(one) for name, one in value.items() if one not in ("", None, [])}
    if isinstance(value, list):
        return [printed(one) for one in value]
    return value if isinstance(value, int) else printable(str(value))


# -- What pages are about -------------------------------------------------------------------------


def site_reference(origin):
    return {"@type": "WebSite", "@id": f"{origin}/#website"}


def publisher(origin):
    return {
        "@type": "Organization",
        "@id": f"{origin}/#publisher",
        "name": settings.SITE_NAME,
        "url": f"{origin}/",
    }


def country(term, origin):
    return {
        "@type": "Country",
        "@id": f"{origin}{term.get_absolute_url()}#about",
        "name": term.name,
        "identifier": term.code,
    }


def organisation(term, origin):
    return {
        "@type": "Organization",
        "@id": f"{origin}{term.get_absolute_url()}#about",
        "name": term.name,
        "alternateName": term.acronym,
    }


def about(item, origin):
    """The nodes of its countries and organisations that visitors may see."""
    countries = [country(one, origin) for one in item.public_countries]
    return countries + [organisation(one, origin) for one in item.public_organisations]


def article(item, origin):
    """What every kind of content says of itself."""
    url = f"{origin}{item.get_absolute_url()}"
    return {
        "@type": "Article",
        "@id": f"{url}#item",
        "url": url,
        "headline": item.title,
        "description": item.description,
        "inLanguage": item.language,
        "datePublished": item.date_for_machines,
        "dateModified": item.changed_at.isoformat(),
        "about": about(item, origin),
        "publisher": publisher(origin),
        "isPartOf": site_reference(origin),
        "isBasedOn": item.external_url,
        "image": item.picture and image(item.picture, origin),
    }


def image(picture, origin):
    url, width, height, *_rest = picture.largest
    return {
        "@type": "ImageObject",
        "url": f"{origin}{url}",
        "width": width,
        "height": height,
        "caption": picture.caption or picture.shown_alt,
        "creditText": picture.credit,
    }


def other_versions(item, translations, origin):
    """What ties it to the original that it was made from, or to those made from it."""
    if key := item.translation_of_id:
        original = [one for one in translations if one.pk == key]
        return {"translationOfWork": [_version(one, origin) for one in original]}
    return {"workTranslation": [_version(one, origin) for one in translations]}


def _version(item, origin):
    url = f"{origin}{item.get_absolute_url()}"
    return {
        "@type": "CreativeWork",
        "@id": f"{url}#item",
        "url": url,
        "inLanguage": item.language,
    }


# -- Pages ----------------------------------------------------------------------------------------


def website(origin, search):
    """The front page; `search` is the address of a search for `{search_term_string}`."""
    action = {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": search},
        "query-input": "required name=search_term_string",
    }
    return site_reference(origin) | {
        "name": settings.SITE_NAME,
        "url": f"{origin}/",
        "inLanguage": get_language(),
        "publisher": publisher(origin),
        "potentialAction": action,
    }


def collection(origin, path, name, total, topic=None):
    """A page that lists `total` items; `topic` is the node of what they are about."""
    return {
        "@type": "CollectionPage",
        "@id": f"{origin}{path}#page",
        "url": f"{origin}{path}",
        "name": name,
        "inLanguage": get_language(),
        "isPartOf": site_reference(origin),
        "about": topic,
        "mainEntity": {"@type": "ItemList", "numberOfItems": total} if total else None,
    }


def breadcrumbs(origin, crumbs):
    """`crumbs`: [(name, path)] from the top of the site to the page itself."""
    steps = [
        {"@type": "ListItem", "position": at, "name": name, "item": f"{origin}{path}"}
        for at, (name, path) in enumerate(crumbs, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": steps}
