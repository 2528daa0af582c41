"""How an entry of a listing becomes a profile of its people."""

from functools import cache

from django.db.models import Max, Q

from interviews.models import Participant, Person, Profile, Series
from interviews.people_told import People, fill, is_same, told_of, told_people
from sseportal.importing.importer import Importer
from sseportal.importing.models import Sighting
from sseportal.importing.text.series import BY_SLUG

PARTICIPANTS = "participants"


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

    def link_rows(self, draft, brought, before, after):
        """Put in the people of the first sighting that names any; later ones fill their blanks."""
        was, now = told_people(before), told_people(after)
        there = people_in(draft)
        if now == was:
            return
        if not there and not was:
            brought.rows = self._participants(draft.item, now)
            return
        filled = [(one, fill(one, was, now)) for one in there]
        brought.filled = [(one, old) for one, old in filled if old]
        own = [told_of(one) for one in there]
        if not is_same(own, now):
            brought.kept[PARTICIPANTS] = (own, now)

    def rows_of(self, item):
        rows = item.participants.select_related("person")
        return {PARTICIPANTS: [told_of(participant) for participant in rows]}

    def rows_told(self, readings):
        people = told_people(readings)
        return {PARTICIPANTS: people} if people else {}

    def put_rows(self, item, relation, told):
        self.people = People(name for name, _, _ in told)
        participants = self._participants(item, told)
        self.people.save()
        item.participants.all().delete()
        self.save_rows(participants)

    def _participants(self, item, told):
        return [
            Participant(
                profile=item,
                person=self.people.called(name),
                role=role,
                organisation=organisation,
                position=position,
            )
            for position, (name, role, organisation) in enumerate(told, 1)
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
