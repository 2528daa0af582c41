"""Words as visitors type them against words as they are written: case and accents don't matter."""

import re
import unicodedata

from django.db.models import Func, TextField

# Control characters, surrogates, what is no character; joiners and direction marks stay.
UNPRINTABLE = {"Cc", "Cs", "Cn"}
# They turn the text that follows them round, beyond their own.
OVERRIDES = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# What no Unicode decomposition makes plain: letters, the typographer's signs, ligatures.
SIGNS, PLAIN = "ıøđłς‘’‐–—", "iodlσ''---"
LIGATURES = {"œ": "oe", "æ": "ae", "ß": "ss"}
# Accents of European scripts and the vowel signs of Arabic; in others they make the word.
ACCENTS = "[\u0300-\u036f\u064b-\u065f\u0670]"
_PLAIN = str.maketrans(dict(zip(SIGNS, PLAIN, strict=True)) | LIGATURES)
_ACCENT = re.compile(ACCENTS)


def fold(text):
    """`Türkiye` -> `turkiye`: lower case, without accents; None stays None."""
    if text is None:
        return None
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return _ACCENT.sub("", decomposed).translate(_PLAIN)


def printable(text):
    """`text` without control characters and the like, which XML or PostgreSQL don't take."""
    if text.isprintable():
        return text
    return "".join(" " if _is_unprintable(char) else char for char in text)


def _is_unprintable(char):
    return char in OVERRIDES or unicodedata.category(char) in UNPRINTABLE


class Fold(Func):
    """`fold` in SQL, the same on both databases."""

    function = "sse_fold"
    output_field = TextField()

    def as_postgresql(self, compiler, connection, **context):
        decomposed = "normalize(lower((%(expressions)s)::text), NFKD)"
        folded = f"regexp_replace({decomposed}, '{ACCENTS}', '', 'g')"
        for ligature, letters in LIGATURES.items():
            folded = f"replace({folded}, '{ligature}', '{letters}')"
        plain = PLAIN.replace("'", "''")
        template = f"translate({folded}, '{SIGNS}', '{plain}')"
        return self.as_sql(compiler, connection, template=template, **context)


def teach_sqlite_to_fold(sender, connection, **kwargs):
    if connection.vendor == "sqlite":
        connection.connection.create_function("sse_fold", 1, fold, deterministic=True)


def by_name(thing):
    """A key to sort by: Åland stands with A, Türkiye before Turkmenistan."""
    return fold(thing.name)
