"""Persons by the hundred: their pieces, and the order of the index."""

from itertools import groupby

from django.db.models import Prefetch, prefetch_related_objects

from interviews.models import Person, Profile
from sseportal.publishing.completing import Completion, kind_of
from sseportal.search.beginnings import NAME, begin, beginning, words
from sseportal.search.text import by_name

NO_LETTER = "#"
NEWEST = 50  # pieces whose people are suggested


def everyone():
    """The public persons, from A to Z; those whose names begin with no letter come first."""
    people = Person.objects.visible().order_by("pk")
    return sorted(people, key=lambda person: (letter_of(person), by_name(person)))


def letter_of(person):
    """`Özge` stands under O."""
    first = by_name(person).strip()[:1].upper()
    return first if first.isalpha() else NO_LETTER


def by_letter(people):
    """[(letter, [person])] of persons in the order of `everyone`"""
    return [(letter, list(some)) for letter, some in groupby(people, letter_of)]


def read_pieces(people):
    """Fill `pieces` of all these persons with as few queries as those of one."""
    pieces = Profile.objects.visible().newest().for_cards()
    prefetch_related_objects(people, Prefetch("profiles", pieces, to_attr="pieces"))


def suggested(snapshot, beginnings, limit):
    """[Completion]: persons who are called so, in the order of their newest pieces."""
    slots = snapshot.slots_in(beginning(snapshot, beginnings, NAME), "newest", 0, NEWEST)
    numbers = [snapshot.documents[slot][1] for slot in slots]
    pieces = Profile.objects.visible().filter(pk__in=numbers)
    found = pieces.newest().for_links().prefetch_related("people")
    people = dict.fromkeys(person for piece in found for person in piece.people.all())
    called = [person for person in people if begin(beginnings, words(person.name))]
    return [
        Completion("person", kind_of(person), person.name, person.get_absolute_url())
        for person in called[:limit]
    ]
