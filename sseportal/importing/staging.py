"""An import in the admin: its documents are read, looked at by an editor, and then stored."""

from collections import Counter

from django.db import transaction
from django.utils import timezone

from sseportal.importing.fates import candidates_of, page_with, tell_twins
from sseportal.importing.intake import page_of
from sseportal.importing.models import Candidate, Import, SourceDocument, Upload
from sseportal.importing.planning import Plan
from sseportal.importing.pulse import Pulse
from sseportal.importing.run import import_page
from sseportal.importing.storing import Overtaken
from sseportal.importing.text.documents import Refused, document_of, sources_in
from sseportal.importing.text.markup import is_html
from sseportal.importing.text.reading import Reader
from sseportal.importing.text.refusals import printable
from sseportal.importing.versions import reading_version
from sseportal.taxonomy import vocabulary

BATCH = 1000
LEFT_OUT = "left_out"
State = Import.State
DISCARDABLE = (State.PREVIEW, State.FAILED)


def begin(user, files, html=False):
    """An Import of these [(name, bytes)], to be read; a zip gives the documents in it.

    `html` reads the text of those that are web pages.
    """
    with transaction.atomic():
        record = Import.objects.create(
            user=user, user_name=user.get_username(), state=State.READING, publish=False
        )
        for name, data in files:
            # The pages of an archive too: one that is refused may still be read as a page.
            for source in sources_in(name, data, html=True):
                Upload.objects.create(within=record, as_html=html, **_content(source))
    return record


def _content(source):
    name = printable(source.short or source.name)[-255:]
    try:
        return {"name": name, "content": source.fetch()}
    except Refused as refusal:
        return {"name": name, "refusal": _reason(refusal)}


def read(record):
    """Read what wasn't yet, entry by entry into Candidates; then it waits for a look."""
    names = vocabulary.from_database()
    reader, version = reader_of(names), reading_version(names)
    pulse = Pulse(record)
    for upload in record.uploads.filter(refusal="", sha256=""):
        try:
            _read(upload, reader, version, pulse)
        except Refused as refusal:
            upload.refusal, upload.is_page = _reason(refusal), _may_be_page(upload)
            upload.save(update_fields=["refusal", "is_page"])
    tell_twins(record)
    enter(record, State.PREVIEW, State.READING)


def reader_of(names):
    return Reader(names.finder(), names.canonical)


def people_told(title, summary):
    """What a reading of an interview with this title and summary has of its people."""
    people = reader_of(vocabulary.from_database()).people(title, summary)
    return [dict(vars(person)) for person in people]


def _read(upload, reader, version, pulse):
    document = document_of(upload.name, bytes(upload.content), html=upload.as_html)
    twin = upload.within.uploads.filter(sha256=document.sha256).defer("content").first()
    if twin:
        raise Refused(upload.name, f"is the same as {twin.name}")
    page = page_of(reader.read(document, pulse.beat), version)
    upload.candidates.all().delete()  # of an attempt that was cut off
    steps = Plan(page).steps
    for at in range(0, len(steps), BATCH):
        Candidate.objects.bulk_create(candidates_of(upload, steps[at : at + BATCH]))
        pulse.beat(at, len(steps))
    told = page.defaults() | {"sha256": document.sha256, "read_by": version}
    for field, value in told.items():
        setattr(upload, field, value)
    upload.save(update_fields=list(told))


def _may_be_page(upload):
    begin = bytes(upload.content[:100_000]).decode("utf-8", "replace")
    return not upload.as_html and is_html(begin)


def read_as_page(upload):
    """Let a refused document be read once more, for the text of a web page."""
    upload.as_html, upload.is_page, upload.refusal = True, False, ""
    upload.save(update_fields=["as_html", "is_page", "refusal"])
    return enter(upload.within, State.READING, State.PREVIEW)


def confirm(record, publish):
    """Let it be stored, once; whether it was this call that did."""
    return enter(record, State.STORING, State.PREVIEW, publish=publish)


def try_again(record):
    """From where it failed; whether it was this call that did."""
    is_read = not record.uploads.filter(refusal="", sha256="").exists()
    return enter(record, State.STORING if is_read else State.READING, State.FAILED, problem="")


def store(record):
    """Store the chosen entries, a transaction for each document; one that was cut off goes on."""
    try:
        _store_all(record)
    except Overtaken:
        return
    left_out = _left_out(record)
    told = {LEFT_OUT: len(left_out)} if left_out else {}
    results = Import.objects.get(pk=record.pk).results | told
    done = {"results": results, "left_out": left_out, "stored_at": timezone.now()}
    with transaction.atomic():
        Candidate.objects.filter(upload__within=record).delete()
        record.uploads.update(content=b"")
        enter(record, State.DONE, State.STORING, **done)


def _left_out(record):
    rows = Candidate.objects.filter(upload__within=record, is_chosen=False)
    rows = rows.order_by("upload", "position")
    return [list(row) for row in rows.values_list("upload__name", "position", "reading__title")]


def _store_all(record):
    pulse = Pulse(record)
    for upload in record.uploads.filter(refusal="", stored=None).defer("content"):
        pulse.beat(0, 0)
        _store(upload, record)


def _store(upload, record):
    page = page_with(upload, upload.candidates.all())
    if not page.entries:
        return
    if not record.sightings.filter(document__sha256=upload.sha256).exists():
        _import(page, record)
    # None where an editor undid, meanwhile, the import that knew all of it.
    upload.stored = SourceDocument.objects.filter(sha256=upload.sha256).first()
    upload.save(update_fields=["stored"])


def _import(page, record):
    before = Import.objects.get(pk=record.pk).results
    report = import_page(page, record, record.publish)
    now = Import.objects.get(pk=record.pk)
    if now.results == before:  # nothing was new
        now.results = Counter(before) + Counter(str(step.result) for step in report.steps)
        now.save(update_fields=["results"])


def discard(record):
    """Forget an import that stored nothing; whether it did."""
    with transaction.atomic():
        forgotten = Import.objects.select_for_update().filter(
            pk=record.pk, stored_at=None, state=record.state
        )
        return bool(forgotten and forgotten[0].delete())


def enter(record, state, *expected, **fields):
    """Change the state if it is one of those expected; whether it was, by nobody else."""
    fields |= {"state": state, "alive_at": timezone.now()}
    entered = Import.objects.filter(pk=record.pk, state__in=expected).update(**fields)
    record.refresh_from_db()
    return bool(entered)


def _reason(refusal):
    where = f" (line {refusal.line})" if refusal.line else ""
    return f"{refusal.reason}{where}"
