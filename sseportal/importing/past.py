"""What earlier imports left: the sightings that a page's entries may belong to, and their items."""

from collections import defaultdict
from functools import cached_property, reduce

from django.contrib.contenttypes.models import ContentType

from sseportal.importing.chunks import in_chunks
from sseportal.importing.identity import Identity
from sseportal.importing.models import Sighting, SourceDocument


class Known:
    """An item with all its sightings; `draft` is None once an editor deleted it."""

    def __init__(self, target, sightings, draft=None):
        self.target, self.sightings, self.draft = target, sightings, draft

    def titled(self, title):
        return [one for one in self.sightings if one.title_key == title]


class Past:
    """Looked up for all entries of a page at once."""

    def __init__(self, page, importers):
        self.importers = {one.content_type.pk: one for one in importers.values()}
        self.document = SourceDocument.objects.filter(sha256=page.sha256).first()
        self.here = self._sightings_here()
        self.listed = {entry.identity for entry in page.entries}
        restless = [entry for entry in page.entries if not self.is_settled(entry)]
        self.by_target, self.by_title = {}, defaultdict(list)
        self._recall(restless)
        self.existing = existing_items([one.target for one in self.here.values()])

    def seen(self, entry):
        """The entry's own sighting, when the document was imported before."""
        seen = self.here.get(entry.position)
        if seen and (seen.raw == entry.raw or seen.title_key == entry.identity.title):
            return seen
        return None  # an improved reader finds another entry there

    def is_settled(self, entry):
        """Whether it was read just so before."""
        seen = self.seen(entry)
        return seen is not None and seen.reading == entry.form

    def has_item(self, sighting):
        """Whether the item of a settled entry's sighting is still there."""
        return sighting.target in self.existing

    def matches(self, identity):
        """Each item that is exactly this entry, else each that may be it, by its sightings."""
        known = self.by_title[identity.title]
        exact = [
            each
            for each in known
            if any(one.identity == identity for one in each.titled(identity.title))
        ]
        return exact or [each for each in known if self._may_be(each, identity)]

    def tells_apart(self, entry, target):
        """Whether sightings tell the entry from an item: of its title, or listed here itself."""
        known = self.by_target.get(target)
        return target in self._listed_items or bool(known and known.titled(entry.identity.title))

    @cached_property
    def _listed_items(self):
        found = {
            target
            for target, known in self.by_target.items()
            if any(one.identity in self.listed for one in known.sightings)
        }
        return found | self.existing

    def remember(self, known, sighting, instead_of=None):
        if instead_of is None:
            known.sightings.append(sighting)
        else:
            at = known.sightings.index(instead_of)
            known.sightings[at] = sighting
        if known not in self.by_title[sighting.title_key]:
            self.by_title[sighting.title_key].append(known)

    def _may_be(self, known, identity):
        """Not an item that this page lists too, in another entry."""
        sightings = known.titled(identity.title)
        if any(self._is_here(one) for one in sightings):
            return False
        identities = [one.identity for one in sightings]
        whole = reduce(Identity.refined_by, identities)
        return whole.may_be(identity) and not self.listed.intersection(identities)

    def _is_here(self, sighting):
        return sighting.pk is None or (
            self.document is not None and sighting.document_id == self.document.pk
        )

    def _sightings_here(self):
        if self.document is None:
            return {}
        return {one.position: one for one in self.document.sightings.all()}

    def _recall(self, entries):
        """The items of these entries, and what may be them, with all that was ever told of them."""
        own = [seen.target for entry in entries if (seen := self.seen(entry))]
        said = [entry.decision for entry in entries if isinstance(entry.decision, tuple)]
        titles = (entry.identity.title for entry in entries)
        titled = in_chunks(Sighting.objects.all(), "title_key", titles)
        targets = dict.fromkeys([*own, *said, *(sighting.target for sighting in titled)])
        for kind, importer in self.importers.items():
            self._load(importer, [number for sort, number in targets if sort == kind])

    def _load(self, importer, ids):
        kind = importer.content_type.pk
        drafts = importer.drafts(ids)
        told = defaultdict(list)
        sightings = Sighting.objects.filter(content_type=kind).order_by("pk")
        for sighting in in_chunks(sightings, "object_id", ids):
            told[sighting.object_id].append(sighting)
        for number in ids:
            known = Known((kind, number), told[number], drafts.get(number))
            self.by_target[known.target] = known
            for title in dict.fromkeys(one.title_key for one in told[number]):
                self.by_title[title].append(known)


def existing_items(targets):
    """Those of the targets, (content type's id, item's id), whose items are there."""
    found = set()
    for kind in {kind for kind, _ in targets}:
        model = ContentType.objects.get_for_id(kind).model_class()
        ids = [number for sort, number in targets if sort == kind]
        rows = model._default_manager.values_list("pk", flat=True)
        found |= {(kind, pk) for pk in in_chunks(rows, "pk", ids)}
    return found
