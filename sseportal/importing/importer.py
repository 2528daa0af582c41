"""From readings to items: what every kind of content does alike when it is imported."""

from datetime import date
from functools import cached_property

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.text import Truncator

from sseportal.importing.merging import merged, newly_named
from sseportal.taxonomy.models import Country, Organisation, OrganisationName, ReviewState

COUNTRIES = ("countries", ["code"])
ORGANISATIONS = ("organisations", ["name", "slug"])
UNTITLED = "Untitled"


def importers():
    """{a reading's model: the importer that the settings name for it}"""
    directory = Directory()
    return {name: import_string(path)(directory) for name, path in settings.IMPORTERS.items()}


class Importer:
    """A kind of content says `model`, its own `fields`, and what to `link` when it is new."""

    model = None
    # Fields that say something only together: an editor who changed one meant all.
    together = [{"published_on", "date_precision"}]

    def __init__(self, directory):
        self.directory = directory

    def fields(self, reading):
        """{field: value} of an item with this reading; a blank says nothing."""
        return {
            "title": reading["title"] or Truncator(reading["summary"]).chars(100) or UNTITLED,
            "summary": reading["summary"],
            "published_on": reading["date"] and date.fromisoformat(reading["date"]),
            "date_precision": reading["date_precision"],
            "credit": reading["credit"] and reading["credit"]["raw"],
        }

    def create(self, reading, identity, doubtful=False):
        """A new item; published when it has a title and a date and no doubt hangs over it."""
        status = self.model.Status
        certain = reading["title"] and reading["date"] and not doubtful
        item = self.model(**self._told([reading]))
        item.source_key = str(identity) if self._is_free(str(identity)) else ""
        item.status = status.PUBLISHED if certain else status.REVIEW
        item.slug = self.model.free_slug(item.title)
        item.save()
        self.link(item, [], reading)
        return item

    def update(self, item, before, after, reading, identity):
        """Bring in what its readings `after` say, with `reading`, that `before` didn't say.

        True when that changed it.
        """
        was, now = self._told(before), self._told(after)
        changes = {
            field: value
            for field, value in now.items()
            if value != was.get(field) and not self._edited(item, field, was)
        }
        if self._is_free(str(identity)):
            changes["source_key"] = str(identity)
        for field, value in changes.items():
            setattr(item, field, value)
        if changes:
            item.save(update_fields=[*changes, "updated_at"])
        return self.link(item, before, reading) or bool(changes)

    def link(self, item, before, reading):
        """Add the tags that are new in `reading`; True when there were any."""
        named = newly_named(COUNTRIES, before, reading)
        countries = Country.objects.filter(code__in=[one["code"] for one in named])
        named = newly_named(ORGANISATIONS, before, reading)
        organisations = filter(None, map(self.directory.organisation_for, named))
        added = [_add(item.countries, countries), _add(item.organisations, organisations)]
        return any(added)

    def _told(self, readings):
        return {field: value for field, value in self.fields(merged(readings)).items() if value}

    def _edited(self, item, field, was):
        """Whether an editor changed the field, or one that goes with it."""
        fields = next((group for group in self.together if field in group), {field})
        blank = self.model._meta.get_field
        return any(getattr(item, one) != was.get(one, blank(one).get_default()) for one in fields)

    def _is_free(self, source_key):
        """Asked so that the partial index of the constraint answers."""
        known = self.model._default_manager.exclude(source_key="")
        return not known.filter(source_key=source_key).exists()


def _add(tags, found):
    there = set(tags.all())
    new = [tag for tag in found if tag not in there]
    tags.add(*new)
    return bool(new)


class Directory:
    """Finds the organisations of a document by any of their names, whatever the case."""

    @cached_property
    def by_name(self):
        others = OrganisationName.objects.select_related("organisation")
        names = {other.text.casefold(): other.organisation for other in others}
        return names | {one.name.casefold(): one for one in Organisation.objects.all()}

    def organisation_for(self, read):
        """The one of that name, proposed now if need be; None once an editor rejected it."""
        key = read["name"].casefold()
        if key not in self.by_name:
            self.by_name[key] = Organisation.objects.create(
                name=read["name"], acronym=read["acronym"], review_state=ReviewState.PROPOSED
            )
        found = self.by_name[key]
        return None if found.review_state == ReviewState.REJECTED else found
