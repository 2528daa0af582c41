"""What an import would do with its entries, told before it does it."""

from collections import defaultdict

from sseportal.importing.drafts import TAGS
from sseportal.importing.identity import identity_of
from sseportal.importing.intake import NEW, Intake, Page
from sseportal.importing.models import Candidate, Result
from sseportal.importing.planning import Plan
from sseportal.importing.undo_log import plain

BATCH = 200


def candidates_of(upload, steps):
    """New Candidates of a Plan's steps."""
    return [
        Candidate(
            upload=upload,
            position=step.position,
            raw=step.entry.raw,
            reading=step.entry.form,
            fate=fate_of(step),
        )
        for step in steps
    ]


def fate_of(step):
    """What Candidate.fate holds."""
    brought = step.brought
    dated = step.entry.corrected["date"]
    return {
        "result": str(step.result),
        "item": step.known.target,
        "changes": {f: [plain(old), plain(new)] for f, (old, new) in brought.changes.items()},
        "kept": {f: [plain(own), plain(told)] for f, (own, told) in brought.kept.items()},
        "added": {name: [tag.name for tag in brought.tags[name]] for name in TAGS},
        "rows": [str(row) for row in [*brought.rows, *(row for row, _ in brought.filled)]],
        "alike": step.alike,
        "namesake": step.namesake,
        "warnings": step.warnings,
        "look": bool(step.warnings or step.alike or brought.kept or not dated),
    }


def page_with(upload, candidates):
    """The Page of the chosen entries, as the editor corrected them."""
    chosen = [one for one in candidates if one.is_chosen]
    return Page(
        name=upload.name,
        sha256=upload.sha256,
        heading=upload.heading,
        family=upload.family,
        warnings=upload.warnings,
        entries=[Intake(one.raw, one.reading, one.edits, one.says) for one in chosen],
        read_by=upload.read_by if len(chosen) == len(candidates) else "",
    )


def foresee(upload, candidates):
    """Tell the fates of these entries of an upload anew, with what the editor said of them."""
    by_position = {one.position: one for one in candidates}
    changed = []
    for step in Plan(page_with(upload, list(by_position.values()))).steps:
        one = by_position[step.position]
        fate = _with_what_stays(one, fate_of(step))
        if fate != one.fate:
            one.fate = fate
            changed.append(one)
    Candidate.objects.bulk_update(changed, ["fate"], batch_size=BATCH)


def _with_what_stays(candidate, fate):
    """What it may be as well, as long as the editor may still choose; and its twin."""
    old = candidate.fate
    if candidate.decision and not fate["alike"]:
        fate["alike"] = old["alike"]
    fate["alike"] = [list(target) for target in fate["alike"]]
    for one in ("item", "namesake"):
        fate[one] = fate[one] and list(fate[one])
    if fate["result"] == Result.CREATED and candidate.decision != NEW and "twin" in old:
        fate["twin"] = old["twin"]
    return fate


def tell_twins(record):
    """Note with entries which entry of an earlier document, not stored yet either, they are."""
    if record.uploads.filter(refusal="").count() < 2:
        return
    seen, changed = defaultdict(list), []
    for upload in record.uploads.filter(refusal="").defer("content"):
        here = [(one, identity_of(one.reading)) for one in upload.candidates.all() if one.is_chosen]
        for one, identity in here:
            twin = _twin(one, identity, seen[identity.title])
            if twin != one.fate.pop("twin", None):
                changed.append(one)
            if twin:
                one.fate["twin"] = twin
        for one, identity in here:
            seen[identity.title].append((identity, [upload.name, one.position]))
    Candidate.objects.bulk_update(changed, ["fate"], batch_size=BATCH)


def _twin(candidate, identity, earlier):
    """[file name, position], or None."""
    if candidate.fate["result"] != Result.CREATED or candidate.decision:
        return None
    exact = [where for other, where in earlier if other == identity]
    maybe = [where for other, where in earlier if other.may_be(identity)]
    found = exact[:1] or maybe
    return found[0] if len(found) == 1 else None
