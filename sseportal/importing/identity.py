"""When two entries are the same item.

An entry is known by its title, date and kind; the year in a picture's credit is the year in which
the page was saved, so credits don't count. The date is as precise as the source (`2023-03`), and
the kind is "" where the source printed no label.
"""

import hashlib
import unicodedata
from dataclasses import dataclass

QUOTES_AND_DASHES = str.maketrans(
    dict.fromkeys("‘’‚‛´`ʼ", "'") | dict.fromkeys("“”„‟«»", '"') | dict.fromkeys("‐‑‒–—―−", "-")
)
PRECISION_LENGTH = {"day": 10, "month": 7, "year": 4}
LONGEST_TITLE = 300


@dataclass(frozen=True)
class Identity:
    title: str
    date: str
    kind: str

    def __str__(self):
        return f"{self.title}|{self.date}|{self.kind}"

    @classmethod
    def parse(cls, text):
        """The inverse of str(); a title may itself hold a `|`."""
        return cls(*text.rsplit("|", 2))

    def may_be(self, other):
        """The same entry, one of the two less precise: no label, or no day."""
        return (
            self.title == other.title
            and (self.date.startswith(other.date) or other.date.startswith(self.date))
            and (self.kind == other.kind or not self.kind or not other.kind)
        )

    def refined_by(self, other):
        """What is known when both are the same entry."""
        return Identity(self.title, max(self.date, other.date, key=len), self.kind or other.kind)


def title_key(title):
    """NFKC, caseless, quotes and dashes unified, spaces collapsed, no full stop at the end."""
    # NFKC would make a blank and an accent out of the acute that stands for an apostrophe.
    plain = unicodedata.normalize("NFKC", title.translate(QUOTES_AND_DASHES)).casefold()
    key = " ".join(plain.split()).rstrip(". ")
    if len(key) <= LONGEST_TITLE:
        return key
    digest = hashlib.sha256(key.encode()).hexdigest()[:32]
    return f"{key[: LONGEST_TITLE - 33]} {digest}"


def identity_of(reading):
    """Of an entry's reading, as the JSON contract has it; one without a title has its words."""
    date = reading["date"] or ""
    labelled = reading["kind_label"] or reading["series"]
    return Identity(
        title_key(reading["title"]) or title_key(reading["summary"]),
        date[: PRECISION_LENGTH.get(reading["date_precision"], 0)],
        reading["kind"] if labelled else "",
    )
