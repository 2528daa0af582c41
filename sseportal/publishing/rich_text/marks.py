"""Bold, italic and links, as elements and as styles tell them."""

import re
from dataclasses import replace

from sseportal.publishing.rich_text.allow_list import link

BOLD = frozenset({"b", "strong"})
ITALIC = frozenset({"i", "em", "cite", "dfn"})
WEIGHT = re.compile(
    r"(?<![\w-])font-weight:\s*(?:(bold|bolder|[6-9]00)|(normal|lighter|[1-5]00))", re.I
)
SLANT = re.compile(r"(?<![\w-])font-style:\s*(?:(italic|oblique)|(normal))", re.I)


def within(above, tag, attributes):
    """What holds of text within an element, in which `above` holds: Runs without text."""
    style = attributes.get("style", "")
    href = link(attributes.get("href", "")) if tag == "a" else ""
    return replace(
        above,
        bold=_told(WEIGHT, style, tag in BOLD or above.bold),
        italic=_told(SLANT, style, tag in ITALIC or above.italic),
        href=href or above.href,
    )


def _told(pattern, style, otherwise):
    found = pattern.search(style)
    return bool(found[1]) if found else otherwise
