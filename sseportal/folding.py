"""Words as people type them against words as they are written: case and accents don't matter."""

import re
import unicodedata

from django.db.models import CharField, TextField, Transform

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


@CharField.register_lookup
class Fold(Transform):
    """`fold` in SQL, the same on both databases; `name__fold` in a filter."""

    lookup_name = "fold"
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
