"""When two titles are nearly the same: one rule, for imports and for the forms of the newsroom.

Nearly: the same letters but for case, accents, blanks and punctuation within a month, or titles
that differ by few letters on the same day. Where a day is not known it makes no difference. Titles
whose numbers differ are not alike: Newsletter 3 is not 4.
"""

import re
from datetime import timedelta
from functools import lru_cache

from rapidfuzz.fuzz import ratio

from sseportal.folding import fold

NEAR = timedelta(days=31)
LEAST_LIKENESS = 88  # of 100, as rapidfuzz counts
NUMBER = re.compile(r"\d+")
NO_WORD = re.compile(r"[\W_]+")


def words_of(title):
    """`A mill re-opens!` -> `a mill re opens`."""
    return NO_WORD.sub(" ", fold(title)).strip()


# A title's own are asked for some times in a row.
@lru_cache(16)
def letters_of(title):
    """`A mill re-opens!` -> `amillreopens`."""
    return NO_WORD.sub("", fold(title))


def are_alike(words, day, other, other_day):
    """Of two titles by their `words_of`, and the days of what has them; None is unknown."""
    if not (words and other):
        return False
    if None in (day, other_day):
        return has_same_letters(words, other) or differs_by_few_letters(words, other)
    if abs(day - other_day) <= NEAR and has_same_letters(words, other):
        return True
    return day == other_day and differs_by_few_letters(words, other)


def likeness(words, other):
    """From 0 to 100."""
    return ratio(words, other)


def has_same_letters(words, other):
    return words.replace(" ", "") == other.replace(" ", "")


def differs_by_few_letters(words, other):
    alike = ratio(words, other, score_cutoff=LEAST_LIKENESS) > 0
    return alike and NUMBER.findall(words) == NUMBER.findall(other)
