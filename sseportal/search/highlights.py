"""Where the words of a query stand in a text, accents and all."""

import re
from html import escape

from sseportal.search.analysis import compounds, forms, joined, parts
from sseportal.search.text import fold

WORDS_AROUND = 12
# A tag, an entity, or a word: only the last can be what is sought.
_PIECES = re.compile(r"<[^>]*>|&[^;\s]{1,10};|[^\W_]+(?:[-\u2010\u2011][^\W_]+)*")


class Highlighter:
    """Of one query in texts of one language."""

    def __init__(self, query, language):
        self.terms, self.language, self._known = query.wanted, language, {}
        tokens = {each for term in self.terms for row in term.alternatives for each in row}
        self._initials = {token[0] for token in tokens}

    def terms_of(self, word):
        """The wanted terms that a word is a part of."""
        if word not in self._known:
            self._known[word] = self._look_up(word) if self._may_be_one(word) else []
        return self._known[word]

    def _may_be_one(self, word):
        """A stem begins as its word does, but in Arabic; most words are told by that alone."""
        is_simple = word.isalnum() and self.language != "ar"
        return not is_simple or fold(word[0])[:1] in self._initials

    def _look_up(self, word):
        pieces = parts(word)
        tokens = {form for piece in pieces for form in forms(piece, self.language)}
        if len(pieces) > 1:
            tokens |= set(forms(joined(word), self.language))
        return [term for term in self.terms if term.covers(tokens)]

    def mark(self, html):
        """(the markup with each found word in a `mark`, the set of terms that were found)"""
        found = set()

        def marked(match):
            piece = match[0]
            if piece[0] in "<&" or not (terms := self.terms_of(piece)):
                return piece
            found.update(terms)
            return f"<mark>{piece}</mark>"

        return _PIECES.sub(marked, html), found

    def snippet(self, text):
        """The stretch of a plain text with the most terms, as markup; "" where there are none."""
        words = [(match, self.terms_of(match[0])) for match in compounds(text)]
        hits = [(at, match, terms) for at, (match, terms) in enumerate(words) if terms]
        if not hits:
            return ""
        best = max(hits, key=lambda hit: (len(_near(hits, hit[0])), -hit[0]))[0]
        first = words[max(0, best - WORDS_AROUND // 2)][0].start()
        last = words[min(len(words) - 1, best + WORDS_AROUND * 2)][0].end()
        before, after = "… " if first else "", " …" if last < len(text.rstrip(" .\n")) else ""
        stretch = " ".join(text[first:last].split())
        return f"{before}{self.mark(escape(stretch, quote=False))[0]}{after}"


def _near(hits, at):
    """The terms that stand within a snippet from the hit at word number `at`."""
    reach = at + WORDS_AROUND * 2
    return {term for other, _, terms in hits if at <= other <= reach for term in terms}
