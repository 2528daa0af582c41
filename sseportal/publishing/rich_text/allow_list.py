"""The allow-list: what of HTML is stored and shown."""

import re
from urllib.parse import parse_qs, urlsplit

import nh3

MARKS = ("strong", "em", "a")
HEADINGS = ("h2", "h3")
CONTAINERS = ("ul", "ol", "li", "blockquote", "figure")
TAGS = {*MARKS, *HEADINGS, *CONTAINERS, "p", "br", "figcaption", "img"}
ATTRIBUTES = {"a": {"href"}, "ol": {"start"}, "img": {"src", "alt"}}
SCHEMES = {"http", "https", "mailto"}
# Where a link may lead; `//host/` is another site's, and control characters hide a scheme.
LINK = re.compile(r"(?:https?://|mailto:|/(?![/\\])|#)[^\s\x00-\x1f\\]*", re.IGNORECASE)
# A text keeps no anchors: these lead nowhere.
FOOTNOTE = re.compile(r"#(?:_(?:ftn|edn)|(?:foot|end)note-)", re.IGNORECASE)
REDIRECT = re.compile(r"https?://(?:www\.)?google\.com/url\?", re.IGNORECASE)
NUMBER = re.compile(r"[0-9]{1,5}")
# Its files have other names whenever they are made anew.
OWN_PICTURE = re.compile(r"/pictures/([1-9][0-9]{0,17})/")


def allowed(html):
    """`html` without what is not allowed. It is not made well: that is what `cleaned` does."""
    return _CLEANER.clean(html)


def link(href):
    """The address as it is stored, "" where it is none that may be, or leads to a footnote."""
    href = _target(href.strip())
    return href if LINK.fullmatch(href) and not FOOTNOTE.match(href) else ""


def _target(href):
    """Where Google Docs' way of counting clicks leads to."""
    while REDIRECT.match(href):
        asked = parse_qs(urlsplit(href).query)
        found = asked.get("q") or asked.get("url")
        if not found:
            break
        href = found[0]
    return href


def picture(attributes):
    """{attribute: value} of one of our own pictures, None of any other."""
    src = attributes.get("src", "")
    return {"src": src, "alt": attributes.get("alt", "")} if is_own_picture(src) else None


def is_own_picture(src):
    """Whether it is the lasting address of a picture of the library, in its one spelling."""
    return bool(OWN_PICTURE.fullmatch(src))


def _attribute(tag, name, value):
    if (tag, name) == ("a", "href"):
        return link(value) or None
    if (tag, name) == ("img", "src"):
        return value if is_own_picture(value) else None
    if name == "start":
        return value if NUMBER.fullmatch(value) else None
    return value


_CLEANER = nh3.Cleaner(
    tags=TAGS,
    attributes=ATTRIBUTES,
    url_schemes=SCHEMES,
    attribute_filter=_attribute,
    link_rel=None,
    generic_attribute_prefixes=set(),
    clean_content_tags={"script", "style", "title", "template", "noscript", "iframe", "svg"},
)
