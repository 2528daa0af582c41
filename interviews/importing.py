"""How an entry of a listing becomes a profile of its people."""

from django.db.models import Q

from interviews.models import Participant, Person, Profile, Series
from sseportal.importing.importer import Importer
from sseportal.importing.models import Sighting
from sseportal.importing.series import BY_SLUG
from sseportal.publishing.models import free_slug
from sseportal.search.text import Fold, fold


class ProfileImporter(Importer):
    model = Profile

    def fields(self, reading):
        series = series_for(reading) if reading["series"] else None
        return super().fields(reading) | {"series": series}

    def link(self, item, before, reading):
        added = self._introduce(item, before, reading["people"])
        return super().link(item, before, reading) or added

    def _introduce(self, item, before, people):
        """Put in the people of the first sighting that names any; later ones fill their blanks."""
        told = [person for earlier in before for person in earlier["people"]]
        if told:
            filled = [_fill(participant, told, people) for participant in people_in(item)]
            return any(filled)
        if not people or people_in(item):
            return False
        named = {}
        for person in people:
            named.setdefault(person_called(person["name"]), person)
        Participant.objects.bulk_create(
            Participant(
                profile=item,
                person=person,
                role=read["role"],
                organisation=read["organisation"],
                position=position,
            )
            for position, (person, read) in enumerate(named.items(), 1)
        )
        return True


def people_in(item):
    return item.participants.select_related("person")


def _fill(participant, told, people):
    """Role and organisation, where they are blank and no sighting told them before."""
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
    filled = [field for field in blank if getattr(participant, field)]
    if filled:
        participant.save(update_fields=filled)
    return bool(filled)


def series_for(reading):
    """The series, described once by what its source repeats under each entry."""
    key = reading["series"]
    series = Series.objects.filter(source_key=key).first() or _adopted(key)
    if reading["boilerplate"] and not series.description and not _was_described(key):
        series.description = reading["boilerplate"]
        series.save()
    return series


def _adopted(key):
    """An editor's own series of that name, or a new one; from now on it may be renamed."""
    name = BY_SLUG[key].name
    series = Series.objects.filter(Q(slug=key) | Q(name=name)).first() or Series(
        slug=key, name=name
    )
    series.source_key = key
    series.save()
    return series


def _was_described(slug):
    """An editor who emptied the description wants none."""
    sightings = Sighting.objects.filter(reading__series=slug)
    return sightings.exclude(reading__boilerplate="").exists()


def person_called(name):
    same = Person.objects.alias(folded=Fold("name")).filter(folded=fold(name)).first()
    return same or Person.objects.create(name=name, slug=free_slug(Person, name))
