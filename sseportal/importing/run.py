"""One document into the database: all of it or nothing."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import reduce

from django.db import transaction

from sseportal.importing.fitting import fit
from sseportal.importing.identity import Identity, identity_of
from sseportal.importing.importer import importers
from sseportal.importing.models import Sighting, SourceDocument

CREATED, UPDATED, UNCHANGED, REMOVED = "created", "updated", "unchanged", "removed"


@dataclass(frozen=True)
class Outcome:
    """What became of one entry. REMOVED: an editor had deleted its item, and it stays deleted."""

    position: int
    result: str
    item: object = None
    warnings: list = field(default_factory=list)


def import_document(document_reading):
    """Store a DocumentReading; returns its Outcomes in the order of the page."""
    entries = [(reading, stored_form(reading)) for reading in document_reading.readings]
    with transaction.atomic():
        run = _Run(_source_document(document_reading), [form for _, form in entries])
        # From the last entry to the first, so that of one day's items the upper are the newer.
        outcomes = [run.take(reading, form) for reading, form in reversed(entries)]
    return outcomes[::-1]


def stored_form(reading):
    """The JSON contract's entry, cut to fit, and what only the importer needs."""
    form = reading.to_dict() | {"boilerplate": reading.boilerplate}
    for organisation, read in zip(form["organisations"], reading.organisations, strict=True):
        organisation |= {"acronym": read.acronym, "slug": read.slug}
    fit(form)
    return form


def _source_document(reading):
    document, listing = reading.document, reading.listing
    return SourceDocument.objects.get_or_create(
        sha256=document.sha256,
        defaults={
            "name": document.name[:255],
            "heading": listing.heading[:500],
            "family": listing.family,
            "warnings": listing.warnings,
        },
    )[0]


class _Run:
    """A document's import, with all earlier sightings of its titles at hand."""

    def __init__(self, document, forms):
        self.document = document
        self.importers = importers()
        self.here = {each.position: each for each in document.sightings.prefetch_related("item")}
        self.listed = {identity_of(form) for form in forms}
        self.by_title = defaultdict(lambda: defaultdict(list))
        titles = {identity.title for identity in self.listed}
        for sighting in Sighting.objects.filter(title_key__in=titles).order_by("pk"):
            self.by_title[sighting.title_key][sighting.target].append(sighting)

    def take(self, reading, form):
        identity = identity_of(form)
        seen = self._seen(reading, identity)
        if seen and seen.item and seen.reading == form:
            return Outcome(form["position"], UNCHANGED, seen.item, seen.warnings)
        found = [[seen]] if seen else self._matches(identity)
        if len(found) == 1:
            result, target, warnings = self._merge(found[0], seen, form, identity)
        else:
            result, target, warnings = self._create(form, identity, doubtful=bool(found))
        warnings = form["warnings"] + (_of_import(seen) if seen else []) + warnings
        if seen is None or seen.reading != form:
            self._remember(reading, form, identity, target, warnings)
        return Outcome(form["position"], result, target.get("item"), warnings)

    def _seen(self, reading, identity):
        """This entry's own sighting, when the document was imported before."""
        seen = self.here.get(reading.entry.position)
        if seen and (seen.raw == reading.raw or seen.title_key == identity.title):
            return seen
        return None  # an improved reader finds another entry there

    def _matches(self, identity):
        """Each item that is exactly this entry, else each that may be it, by its sightings."""
        known = self.by_title[identity.title].values()
        exact = [each for each in known if any(one.identity == identity for one in each)]
        return exact or [each for each in known if self._may_be(each, identity)]

    def _may_be(self, sightings, identity):
        """Not an item that this page lists too, in another entry."""
        if any(one.document_id == self.document.pk for one in sightings):
            return False
        identities = [one.identity for one in sightings]
        whole = reduce(Identity.refined_by, identities)
        return whole.may_be(identity) and not self.listed.intersection(identities)

    def _create(self, form, identity, doubtful):
        item = self.importers[form["model"]].create(form, identity, doubtful)
        return CREATED, {"item": item}, ["it may be any of several items"] if doubtful else []

    def _merge(self, found, seen, form, identity):
        item = found[0].item
        if item is None:
            kind, number = found[0].target
            return REMOVED, {"content_type_id": kind, "object_id": number}, []
        sightings = list(Sighting.objects.of(item)) or found
        before = [one.reading for one in sightings]
        after = [form if one == seen else one.reading for one in sightings]
        others = [one.identity for one in sightings if one != seen]
        changed = self.importers[item._meta.app_label].update(
            item,
            before,
            after if seen else [*before, form],
            form,
            reduce(Identity.refined_by, others, identity),
        )
        apart = item._meta.app_label != form["model"] and not seen
        warnings = [f"it reads as {form['model']}, but was imported before as another"] * apart
        return UPDATED if changed else UNCHANGED, {"item": item}, warnings

    def _remember(self, reading, form, identity, target, warnings):
        fields = target | {
            "raw": reading.raw,
            "reading": form,
            "warnings": warnings,
            "title_key": identity.title,
            "source_key": str(identity),
        }
        sighting, _ = Sighting.objects.update_or_create(
            document=self.document, position=form["position"], defaults=fields
        )
        self.by_title[identity.title][sighting.target].append(sighting)


def _of_import(sighting):
    """The warnings that its import added to those of its reading."""
    return [one for one in sighting.warnings if one not in sighting.reading["warnings"]]
