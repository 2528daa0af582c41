"""A text as words: where they stand, how they compare, what parts them."""

import re
import unicodedata
from collections.abc import Hashable
from dataclasses import dataclass

# a letter or digit keeps the accents that are written as characters of their own; a co-op is a word
WORD = re.compile(
    r"[Cc][Oo][-\u2010\u2011](?=[Oo][Pp])[^\W_]+|[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*|&"
)
HYPHENS = str.maketrans(dict.fromkeys("-\u2010\u2011"))
LONGEST_REMEMBERED, MOST_REMEMBERED = 24, 50_000
# words that names are spelled with in two ways
SPELLINGS = {
    "labor": "labour", "program": "programme", "programs": "programmes",
    "organisation": "organization", "organisations": "organizations",
    "harmonisation": "harmonization", "centre": "center", "centres": "centers",
}  # fmt: skip


@dataclass(frozen=True)
class Match:
    """A name found, in word positions: `start` to before `stop`."""

    target: Hashable
    start: int
    stop: int
    kind: str


class Words:
    """The words of a text, with their folded keys and the gaps between them."""

    def __init__(self, text: str):
        self.text = text
        self.spans = [found.span() for found in WORD.finditer(text)]
        self.keys = [KEYS[text[start:end]] for start, end in self.spans]

    def __len__(self) -> int:
        return len(self.spans)

    def at(self, index: int) -> str:
        """The word as it stands, "" outside of the text."""
        if not 0 <= index < len(self.spans):
            return ""
        start, end = self.spans[index]
        return self.text[start:end]

    def key(self, index: int) -> str:
        """The folded word, "" outside of the text."""
        return self.keys[index] if 0 <= index < len(self.keys) else ""

    def behind(self, index: int) -> str:
        """The characters between the word and the next one."""
        if not 0 <= index < len(self.spans):
            return ""
        following = index + 1
        end = self.spans[following][0] if following < len(self.spans) else len(self.text)
        return self.text[self.spans[index][1] : end]

    def spaced(self, index: int) -> bool:
        """Whether only blanks part the word from the next one on its line."""
        gap = self.behind(index)
        return bool(gap) and not gap.strip() and "\n" not in gap


class Keys(dict[str, str]):
    """{word: what all its spellings share}, of whatever word is asked for: "Co-operative".

    Most words of a language come again and again, and are folded once.
    """

    def __missing__(self, word: str) -> str:
        key = _key(word)
        if len(word) <= LONGEST_REMEMBERED:
            if len(self) >= MOST_REMEMBERED:
                self.clear()
            self[word] = key
        return key


KEYS = Keys()


def _key(word: str) -> str:
    folded = fold(word)
    folded = folded.translate(HYPHENS) if folded.startswith("co") else folded
    return SPELLINGS.get(folded, folded)


def fold(word: str) -> str:
    """The word without case and accents; never empty."""
    if word.isascii():
        return "and" if word == "&" else word.lower()
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    plain = "".join(character for character in decomposed if not unicodedata.combining(character))
    # a halfwidth voiced sound mark is a letter, and nothing but a mark when decomposed
    return plain or word
