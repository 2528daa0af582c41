"""What an import of one page would do, entry by entry; nothing is written."""

from dataclasses import dataclass, field
from functools import reduce

from django.db.models import Count, Max, Sum
from django.utils.functional import cached_property

from sseportal.importing.chunks import in_chunks
from sseportal.importing.drafts import Brought
from sseportal.importing.identity import Identity
from sseportal.importing.importer import importers
from sseportal.importing.intake import NEW
from sseportal.importing.lookalikes import Lookalikes
from sseportal.importing.making import new
from sseportal.importing.models import Import, Result, Sighting
from sseportal.importing.past import Known, Past
from sseportal.taxonomy.models import Organisation, OrganisationName, ReviewState

SEVERAL = "it may be any of several items"
NAMESAKE = "an editor's item has its title and date"


@dataclass
class Step:
    """What becomes of one entry. `sighting` is what to write of it, None for nothing new,
    and `replaced` what stands in its place now.

    `alike`: [(content type's id, item's id)] of items that it may be, or that look like it.
    `namesake`: one of its title and of another time, None where there is none.
    """

    entry: object
    result: str
    known: Known
    warnings: list = field(default_factory=list)
    brought: Brought = field(default_factory=Brought)
    sighting: Sighting | None = None
    replaced: Sighting | None = None
    alike: list = field(default_factory=list)
    namesake: tuple | None = None

    @property
    def position(self):
        return self.entry.position

    @cached_property
    def item(self):
        """None where an editor deleted it."""
        if self.result == Result.REMOVED:
            return None
        return self.known.draft.item if self.known.draft else self.known.sightings[0].item


class Plan:
    """The steps for a page, in its order; `publish`: whether what is new and certain is public."""

    def __init__(self, page, publish=True):
        self.page, self.publish = page, publish
        self.premise = premise()
        self.importers = importers()
        readings = [reading for e in page.entries for reading in (e.form, e.corrected)]
        for name, importer in self.importers.items():
            importer.prepare([each for each in readings if each["model"] == name])
        self.premises = {name: one.premise() for name, one in self.importers.items()}
        self.past = Past(page, self.importers)
        self.lookalikes = Lookalikes(self.importers.values(), page.entries)
        self.drafts = []
        # From the last entry to the first, so that of one day's items the upper are the newer.
        self.steps = [self._take(entry) for entry in reversed(page.entries)][::-1]
        self._name_and_number()

    @property
    def is_idle(self):
        """Whether there is nothing to write."""
        return not any(step.sighting for step in self.steps) and not self.is_read_anew

    @property
    def is_read_anew(self):
        """Whether another reader read just what was read before."""
        document = self.past.document
        return document and self.page.read_by and document.read_by != self.page.read_by

    @property
    def touched(self):
        """The items that are there and will be changed."""
        return [draft for draft in self._loaded if draft.is_touched]

    @property
    def _loaded(self):
        return [one.draft for one in self.past.by_target.values() if one.draft]

    def _take(self, entry):
        seen = self.past.seen(entry)
        if self.past.is_settled(entry):
            result = Result.UNCHANGED if self.past.has_item(seen) else Result.REMOVED
            return Step(entry, result, Known(seen.target, [seen]), seen.warnings)
        step = self._step(entry, seen)
        step.warnings[:0] = entry.form["warnings"] + (_of_import(seen) if seen else [])
        step.sighting = self._sighting(step, seen)
        return step

    def _step(self, entry, seen):
        if seen:
            return self._merge(self.past.by_target[seen.target], entry, seen)
        if isinstance(entry.decision, tuple):
            return self._merge(self.past.by_target[entry.decision], entry)
        found = self.past.matches(entry.identity)
        if entry.decision != NEW and len(found) == 1:
            return self._merge(found[0], entry)
        return self._create(entry, found)

    def _create(self, entry, found):
        importer = self.importers[entry.corrected["model"]]
        alike = [each.target for each in found if each.target and each.draft]
        namesakes = self._unseen(entry, self.lookalikes.same(entry)) if not found else []
        doubtful = (found or namesakes) and entry.decision != NEW
        draft, brought = importer.new(entry.corrected, self._status(importer, entry, doubtful))
        draft.source_key = str(entry.identity)
        self.drafts.append(draft)
        warnings = [SEVERAL if found else NAMESAKE] if doubtful else []
        alike = alike or self._unseen(entry, self.lookalikes.of(entry))
        namesake = None if alike else self.lookalikes.elsewhen(entry)
        known = Known(None, [], draft)
        return Step(entry, Result.CREATED, known, warnings, brought, alike=alike, namesake=namesake)

    def _unseen(self, entry, targets):
        """Without the items that sightings already tell apart from the entry."""
        return [one for one in targets if not self.past.tells_apart(entry, one)]

    def _status(self, importer, entry, doubtful):
        """Public, or a draft, when it has a title and a date and no doubt hangs over it."""
        status = importer.model.Status
        if doubtful or not (entry.corrected["title"] and entry.corrected["date"]):
            return status.REVIEW
        return status.PUBLISHED if self.publish else status.DRAFT

    def _merge(self, known, entry, seen=None):
        if known.draft is None:
            return Step(entry, Result.REMOVED, known)
        importer, told = known.draft.importer, known.sightings
        before = [one.reading for one in told]
        after = [entry.form if one == seen else one.reading for one in told]
        brought = importer.update(
            known.draft, before, after if seen else [*before, entry.form], entry.form
        )
        others = [one.identity for one in told if one != seen]
        known.draft.source_key = str(reduce(Identity.refined_by, others, entry.identity))
        apart = importer is not self.importers[entry.form["model"]] and not seen
        warnings = [
            f"it reads as {entry.form['model']}, but was imported before as another"
        ] * apart
        result = Result.UPDATED if brought else Result.UNCHANGED
        return Step(entry, result, known, warnings, brought)

    def _sighting(self, step, seen):
        """What is to be written of it; from now on the entries above know of it."""
        entry, draft = step.entry, step.known.draft
        kind, number = step.known.target or (draft.importer.content_type.pk, None)
        replaced = seen or self.past.here.get(entry.position)
        sighting = new(
            Sighting,
            pk=replaced and replaced.pk,
            document=self.past.document,
            position=entry.position,
            raw=entry.raw,
            reading=entry.form,
            warnings=step.warnings,
            title_key=entry.identity.title,
            source_key=str(entry.identity),
            content_type_id=kind,
            object_id=number,
            result=step.result,
        )
        self.past.remember(step.known, sighting, instead_of=seen)
        step.replaced = replaced
        return sighting

    def _name_and_number(self):
        """Addresses and identities that no other item has."""
        for importer in self.importers.values():
            new = [draft for draft in self.drafts if draft.importer is importer]
            slugs = importer.model.free_slugs([draft.item.title for draft in new])
            for draft, slug in zip(new, slugs, strict=True):
                draft.item.slug = slug
            asking = [one for one in self._loaded if one.source_key != one.item.source_key]
            _claim(importer, [one for one in [*new, *asking] if one.importer is importer])


def _claim(importer, drafts):
    """Give each draft the identity that it asks for, where no other item has it."""
    keys = importer.model._default_manager.values_list("source_key", flat=True)
    wanted = [draft.source_key for draft in drafts if draft.source_key]
    taken = set(in_chunks(keys, "source_key", wanted))
    for draft in drafts:
        if draft.source_key not in taken:
            draft.item.source_key = draft.source_key
        taken.add(draft.source_key)


def premise():
    """What no other import may have changed when the plan is stored, and no editor merged."""
    models = (Sighting, Organisation, OrganisationName)
    rejected = Organisation.objects.filter(review_state=ReviewState.REJECTED)
    return [
        *(model.objects.aggregate(Count("pk"), Max("pk")) for model in models),
        rejected.aggregate(Count("pk"), Sum("pk")),
        # Sightings that were read anew, or are again as they were, keep their keys.
        Import.objects.aggregate(Max("stored_at"), Max("undone_at")),
    ]


def _of_import(sighting):
    """The warnings that its import added to those of its reading."""
    return [one for one in sighting.warnings if one not in sighting.reading["warnings"]]
