"""People as the readings of an entry tell them: [[name, role, organisation]]."""

from interviews.models import Person
from sseportal.folding import Fold, fold
from sseportal.importing.chunks import in_chunks
from sseportal.taxonomy.slugs import free_slugs

AFFILIATION = ("role", "organisation")


def told_people(readings):
    """Those of the first reading that names any; others fill blanks."""
    told = [person for reading in readings for person in reading["people"]]
    first = next((reading["people"] for reading in readings if reading["people"]), [])
    names = {}
    for person in first:
        names.setdefault(fold(person["name"]), person["name"])
    return [
        [name, *(_first_told(told, key, field) for field in AFFILIATION)]
        for key, name in names.items()
    ]


def _first_told(told, key, field):
    return next((one[field] for one in told if fold(one["name"]) == key and one[field]), "")


def told_of(participant):
    return [participant.person.name, participant.role, participant.organisation]


def is_same(one, other):
    """Whether both tell the same, whatever the case and the accents of names."""
    return _folded(one) == _folded(other)


def _folded(told):
    return [(fold(name), *affiliation) for name, *affiliation in told]


def fill(participant, was, now):
    """Set role and organisation as the source tells them now, where they are as it told them
    before; {field: old value} of those set."""
    before, after = (_affiliation_of(participant.person, told) for told in (was, now))
    old = {
        field: value
        for field, value in before.items()
        if getattr(participant, field) == value and after.get(field) not in ("", value, None)
    }
    for field in old:
        setattr(participant, field, after[field])
    return old


def _affiliation_of(person, told):
    """{field: value} of the person, {} where not among those told."""
    key = fold(person.name)
    found = (fields for name, *fields in told if fold(name) == key)
    return dict(zip(AFFILIATION, next(found, ()), strict=False))


class People:
    """Persons by name, whatever its case and accents; new ones stay in memory till `save`."""

    def __init__(self, names):
        rows = Person.objects.alias(folded=Fold("name")).order_by("-pk")
        found = in_chunks(rows, "folded", map(fold, names))
        self.by_name = {fold(person.name): person for person in found}
        self.new = []

    def called(self, name):
        key = fold(name)
        if key not in self.by_name:
            self.by_name[key] = Person(name=name)
            self.new.append(self.by_name[key])
        return self.by_name[key]

    def save(self):
        slugs = free_slugs(Person, [person.name for person in self.new])
        for person, slug in zip(self.new, slugs, strict=True):
            person.slug = slug
        Person.objects.bulk_create(self.new)
