"""How an entry of a listing becomes a profile of its people."""

from functools import cache

from django.db.models import Max, Q

from interviews.models import Participant, Person, Profile, Series
from sseportal.folding import Fold, fold
from sseportal.importing.chunks import in_chunks
from sseportal.importing.importer import Importer
from sseportal.importing.models import Sighting
from sseportal.importing.text.series import BY_SLUG
from sseportal.taxonomy.slugs import free_slugs


class ProfileImporter(Importer):
    model = Profile

    def prepare(self, readings):
        self.people = People(one["name"] for reading in readings for one in reading["people"])
        self.series = SeriesShelf()

    def premise(self):
        last = [model.objects.aggregate(Max("pk")) for model in (Person, Participant)]
        return [*last, list(Series.objects.order_by("pk").values())]

    @classmethod
    def choices(cls):
        return [
            ({"model": "interviews", "kind": "interview", "series": slug}, series.name)
            for slug, series in BY_SLUG.items()
        ]

    def fields(self, reading):
        series = self.series.of(reading) if reading["series"] else None
        return super().fields(reading) | {"series": series}

    def for_drafts(self, rows):
        return rows.select_related("series").prefetch_related("participants__person")

    def link(self, draft, brought, before, reading):
        super().link(draft, brought, before, reading)
        self._introduce(draft, brought, before, reading["people"])

    def _introduce(self, draft, brought, before, people):
        """Put in the people of the first sighting that names any; later ones fill their blanks."""
        there = people_in(draft)
        told = [person for earlier in before for person in earlier["people"]]
        if told:
            filled = [(one, _fill(one, told, people)) for one in there]
            brought.filled = [(one, fields) for one, fields in filled if fields]
        elif not there:
            brought.rows = self._participants(draft, people)

    def _participants(self, draft, people):
        named = {}
        for read in people:
            named.setdefault(id(person := self.people.called(read["name"])), (person, read))
        return [
            Participant(
                profile=draft.item,
                person=person,
                role=read["role"],
                organisation=read["organisation"],
                position=position,
            )
            for position, (person, read) in enumerate(named.values(), 1)
        ]

    def save_relations(self):
        self.people.save()
        self.series.save()

    def save_rows(self, rows):
        Participant.objects.bulk_create(rows)

    def made(self):
        return [*self.people.new, *self.series.new]


def people_in(draft):
    """Participants, those that the import is about to add included."""
    there = [] if draft.is_new else list(draft.item.participants.all())
    return there + draft.new_rows


def _fill(participant, told, people):
    """Set role and organisation where blank and told by no sighting before; the fields set."""
    named = participant.person.name.casefold()
    before = [person for person in told if person["name"].casefold() == named]
    blank = [
        field
        for field in ("role", "organisation")
        if not getattr(participant, field) and not any(person[field] for person in before)
    ]
    for person in people:
        if before and person["name"].casefold() == named:
            for field in blank:
                setattr(participant, field, person[field])
    return [field for field in blank if getattr(participant, field)]


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


class SeriesShelf:
    """The series of readings, each described once by what its source repeats under each entry."""

    def __init__(self):
        self.by_key, self.new, self.changed = {}, [], {}
        self.was_described = cache(_was_described)

    def of(self, reading):
        key = reading["series"]
        if key not in self.by_key:
            self.by_key[key] = self._find(key)
        series = self.by_key[key]
        if reading["boilerplate"] and not series.description and not self.was_described(key):
            series.description = reading["boilerplate"]
            self.changed[key] = series
        return series

    def save(self):
        for series in self.changed.values():
            series.save()

    def _find(self, key):
        return Series.objects.filter(source_key=key).first() or self._adopted(key)

    def _adopted(self, key):
        """An editor's own series of that name, or a new one; from now on it may be renamed."""
        name = BY_SLUG[key].name
        series = Series.objects.filter(Q(slug=key) | Q(name=name)).first()
        if series is None:
            series = Series(slug=key, name=name)
            self.new.append(series)
        series.source_key = key
        self.changed[key] = series
        return series


def _was_described(slug):
    """An editor who emptied the description wants none."""
    sightings = Sighting.objects.filter(reading__series=slug)
    return sightings.exclude(reading__boilerplate="").exists()
