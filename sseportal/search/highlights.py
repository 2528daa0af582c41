"""Where the words of a query stand in a text, accents and all."""

import re
from functools import lru_cache
from html import escape

from sseportal.folding import fold
from sseportal.search.analysis import forms, joined, parts

BEFORE, AFTER = 60, 180  # letters of a snippet around a hit
ANY_LETTER = r"[^\W_]"
_REST = r"[^\W_]*(?:[-\u2010\u2011][^\W_]+)*"
_MARKUP = r"<[^>]*>|&[^;\s]{1,10};"


class Highlighter:
    """Of one query in texts of one language. A stem begins as its words do (but in Arabic), so
    that only words that begin alike are looked at."""

    def __init__(self, query, language):
        self.terms, self.language, self._known = query.wanted, language, {}
        tokens = {each for term in self.terms for row in term.alternatives for each in row}
        first = ANY_LETTER if language == "ar" else _letters(frozenset(t[0] for t in tokens))
        word = rf"(?<![^\W_]){first}{_REST}" if tokens else r"(?!)"
        self._words, self._in_markup = re.compile(word), re.compile(f"{_MARKUP}|{word}")

    def terms_of(self, word):
        """The wanted terms that a word is a part of."""
        if word not in self._known:
            pieces = parts(word)
            tokens = {form for piece in pieces for form in forms(piece, self.language)}
            if len(pieces) > 1:
                tokens |= set(forms(joined(word), self.language))
            self._known[word] = [term for term in self.terms if term.covers(tokens)]
        return self._known[word]

    def mark(self, html):
        """(the markup with each found word in a `mark`, the set of terms that were found)"""
        found = set()

        def marked(match):
            piece = match[0]
            if piece[0] in "<&" or not (terms := self.terms_of(piece)):
                return piece
            found.update(terms)
            return f"<mark>{piece}</mark>"

        return self._in_markup.sub(marked, html), found

    def snippet(self, text):
        """The stretch of a plain text with the most terms, as markup; "" where there are none."""
        words = self._words.finditer(text)
        hits = [(word.start(), terms) for word in words if (terms := self.terms_of(word[0]))]
        if not hits:
            return ""
        best = max(hits, key=lambda hit: (len(_near(hits, hit[0])), -hit[0]))[0]
        first = text.rfind(" ", 0, max(0, best - BEFORE)) + 1
        last = text.find(" ", best + AFTER)
        stretch = " ".join(text[first : None if last < 0 else last].split())
        before, after = "… " if first else "", " …" if last >= 0 else ""
        return f"{before}{self.mark(escape(stretch, quote=False))[0]}{after}"


def _near(hits, at):
    """The terms that stand within a snippet from the hit at letter number `at`."""
    return {term for other, terms in hits if at <= other < at + AFTER for term in terms}


@lru_cache(maxsize=1000)
def _letters(plain):
    """A class of the letters that are one of `plain` without their accents, large or small."""
    found = {char for char in map(chr, range(0x250)) if fold(char)[:1] in plain}
    found |= {char for letter in plain for char in (letter, letter.upper())}
    return f"[{re.escape(''.join(sorted(found)))}]"
