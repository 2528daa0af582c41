"""How an entry of a listing becomes a profile of its people."""

from interviews.models import Participant, Person, Profile, Series
from sseportal.importing.importer import Importer
from sseportal.importing.models import Sighting
from sseportal.importing.series import BY_SLUG
from sseportal.publishing.models import free_slug


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
    slug, name = reading["series"], BY_SLUG[reading["series"]].name
    series = (
        Series.objects.filter(slug=slug).first()
        or Series.objects.filter(name=name).first()
        or Series.objects.create(slug=slug, name=name)
    )
    if reading["boilerplate"] and not series.description and not _was_described(slug):
        series.description = reading["boilerplate"]
        series.save()
    return series


def _was_described(slug):
    """An editor who emptied the description wants none."""
    sightings = Sighting.objects.filter(reading__series=slug)
    return sightings.exclude(reading__boilerplate="").exists()


def person_called(name):
    return Person.objects.filter(name__iexact=name).first() or Person.objects.create(
        name=name, slug=free_slug(Person, name)
    )
