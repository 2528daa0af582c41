"""What may be printed, and in which order names stand."""

import unicodedata

from sseportal.folding import fold

# Control characters, surrogates, what is no character; joiners and direction marks stay.
UNPRINTABLE = {"Cc", "Cs", "Cn"}
# They turn the text that follows them round, beyond their own.
OVERRIDES = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def printable(text):
    """`text` without control characters and the like, which XML or PostgreSQL don't take."""
    if text.isprintable():
        return text
    return "".join(" " if _is_unprintable(char) else char for char in text)


def _is_unprintable(char):
    return char in OVERRIDES or unicodedata.category(char) in UNPRINTABLE


def by_name(thing):
    """A key to sort by: Åland stands with A, Türkiye before Turkmenistan."""
    return fold(thing.name)
