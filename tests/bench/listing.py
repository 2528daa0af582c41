"""A listing page of any length, the same every time: words, names and dates chosen by a seed."""

import random
from datetime import date, timedelta

COUNTRIES = ["Kenya", "Senegal", "the Philippines", "Viet Nam", "Colombia", "Türkiye", "Italy"]
BODIES = ["ILO", "International Cooperative Alliance", "UNTFSSE", "FAO", "European Commission"]
LABELS = ["News", "Publication", "Event", "Article", "Statement"]
PEOPLE = ["Ana Silva", "John Mwangi", "Mary Okello", "Li Wei", "Fatou Diallo", "Jean Petit"]
ROLES = ["Chair", "President", "General Manager", "Coordinator"]
NEWEST = date(2024, 12, 31)
SERIES = 10  # of so many entries, one is about a person


def listing(length, seed=1):
    """The text of a page with `length` entries, all new to each other."""
    chance = random.Random(seed)
    words = _words(chance)
    blocks = (_entry(number, chance, words) for number in range(1, length + 1))
    return "Cooperative news\n\n" + "\n\n".join(blocks) + "\n"


def _words(chance):
    letters = "bcdfgklmnprst", "aeiou"
    return [
        "".join(chance.choice(letters[at % 2]) for at in range(chance.randint(4, 9)))
        for _ in range(5_000)
    ]


def _entry(number, chance, words):
    title = " ".join(chance.choices(words, k=7)).capitalize()
    label, country = chance.choice(LABELS), chance.choice(COUNTRIES)
    if number % SERIES == 0:
        label = "COOP Champions"
        title = f"{chance.choice(PEOPLE)}, {chance.choice(ROLES)}, {title.title()} Cooperative"
    text = (
        f"{' '.join(chance.choices(words, k=14)).capitalize()} in {country}. "
        f"Together with the {chance.choice(BODIES)} {' '.join(chance.choices(words, k=12))}."
    )
    day = NEWEST - timedelta(days=number % 4_000)
    parts = [f"  {number}. {label}", f"{title} {number}", f"{day:%d %B %Y}", text]
    return "\n\n    ".join(parts)
