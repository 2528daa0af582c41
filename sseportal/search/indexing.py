"""Brings the index up to date with what triggers marked, in short transactions.

Whoever reads brings in what is waiting; a large backlog is left to whoever made it, so that no
visitor waits for an import.
"""

import logging
import secrets
from collections import defaultdict

from django.db import DEFAULT_DB_ALIAS, OperationalError, connections, transaction
from django.utils import timezone

from sseportal.folding import fold
from sseportal.search.analysis import analyse
from sseportal.search.beginnings import marked
from sseportal.search.models import Change, Dirty, Document, Due, Text, Word
from sseportal.search.sources import VOCABULARY, sources
from sseportal.search.spelling import words_of
from sseportal.statistics import renew_statistics

AT_ONCE = 500
CHANGES_KEPT = 1000
# More documents than this in one change are read anew together with all others.
MANY = 5000
_LOCK = 7_465_617_263  # of PostgreSQL, ours alone: transactions that write the index take turns
logger = logging.getLogger(__name__)


def catch_up(using=DEFAULT_DB_ALIAS):
    """One step of what is waiting, for readers, and for who changed little: in the transaction of
    the change, readers never wait for it. A locked database keeps them from nothing."""
    try:
        _step(using)
    except OperationalError as error:
        logger.warning("The index could not be brought up to date: %s", error)


def bring_up_to_date(using=DEFAULT_DB_ALIAS):
    """All that is waiting. Call it after a transaction that changed much."""
    while _step(using):
        pass
    renew_statistics(using)


def rebuild(using=DEFAULT_DB_ALIAS):
    """Everything anew, while the old index stays in use."""
    for source in sources().values():
        known = Document.objects.using(using).filter(kind=source.kind)
        ids = {*source.ids(), *known.values_list("object_id", flat=True)}
        rows = [Dirty(kind=source.kind, object_id=each) for each in sorted(ids)]
        Dirty.objects.using(using).bulk_create(rows, batch_size=AT_ONCE)
    bring_up_to_date(using)


def _step(using):
    """Whether there may be more to do."""
    with transaction.atomic(using=using):
        _take_turns(using)
        _mark_due(using)
        things = _take_things(using)
        changed = [number for kind, ids in things.items() for number in _index(using, kind, ids)]
        if things:
            _note(using, changed, vocabulary=VOCABULARY in things)
        return sum(map(len, things.values())) >= AT_ONCE


def _take_turns(using):
    connection = connections[using]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def _mark_due(using):
    due = Due.objects.using(using).filter(at__lte=timezone.now())
    rows = [
        Dirty(kind=kind, object_id=number) for kind, number in due.values_list("kind", "object_id")
    ]
    if rows:
        Dirty.objects.using(using).bulk_create(rows)
        due.delete()


def _take_things(using):
    """{kind: [id]} of the next that are marked. Their marks go before they are read: who changes
    one of them meanwhile marks it again."""
    marks = Dirty.objects.using(using).order_by()
    things = defaultdict(list)
    for kind, number in marks.values_list("kind", "object_id").distinct()[:AT_ONCE]:
        things[kind].append(number)
    for kind, ids in things.items():
        marks.filter(kind=kind, object_id__in=ids)._raw_delete(using)
    return things


def _index(using, kind, ids):
    """The documents of these things as they are now; returns the numbers of all it touched."""
    if kind not in sources():
        return []
    entries = {entry.object_id: entry for entry in sources()[kind].entries(ids)}
    _keep_due(using, kind, ids, entries.values())
    shown = {number: entry for number, entry in entries.items() if not entry.due}
    before = Document.objects.using(using).filter(kind=kind, object_id__in=ids)
    gone = list(before.exclude(object_id__in=shown).values_list("pk", flat=True))
    Text.objects.using(using).filter(pk__in=gone).delete()
    before.filter(pk__in=gone).delete()
    return gone + _write(using, kind, shown)


def _keep_due(using, kind, ids, entries):
    Due.objects.using(using).filter(kind=kind, object_id__in=ids).delete()
    Due.objects.using(using).bulk_create(
        Due(kind=kind, object_id=entry.object_id, at=entry.due) for entry in entries if entry.due
    )


def _write(using, kind, entries):
    Document.objects.using(using).bulk_create(
        [
            Document(
                kind=kind,
                object_id=entry.object_id,
                starts=entry.starts,
                precision=entry.precision,
                sort_title=fold(entry.title)[:200],
                facets=" ".join(entry.facets),
            )
            for entry in entries.values()
        ],
        update_conflicts=True,
        unique_fields=["kind", "object_id"],
        update_fields=["starts", "precision", "sort_title", "facets"],
    )
    written = Document.objects.using(using).filter(kind=kind, object_id__in=entries)
    numbers = dict(written.values_list("pk", "object_id"))
    Text.objects.using(using).bulk_create(
        [_text(number, entries[thing]) for number, thing in numbers.items()],
        update_conflicts=True,
        unique_fields=["document"],
        update_fields=["title", "lead", "body"],
    )
    _learn(using, entries.values())
    return list(numbers)


def _learn(using, entries):
    """The words of what was written, for those that are not spelt so."""
    found = set()
    for entry in entries:
        for text in (entry.title, entry.lead, entry.body):
            found |= words_of(text)
    words, known = Word.objects.using(using), set()
    found = sorted(found)
    for start in range(0, len(found), AT_ONCE):
        some = found[start : start + AT_ONCE]
        known.update(words.filter(word__in=some).values_list("word", flat=True))
    new = [Word(word=word, plain=fold(word)) for word in found if word not in known]
    Word.objects.using(using).bulk_create(new, ignore_conflicts=True)


def _text(number, entry):
    def tokens(text):
        return analyse(text, entry.language)

    return Text(
        document_id=number,
        title=f"{tokens(entry.title)} {marked(entry.title, entry.names)}",
        lead=tokens(entry.lead),
        body=tokens(entry.body),
    )


def _note(using, changed, vocabulary):
    change = Change.objects.using(using).create(
        token=secrets.randbits(62),
        documents=changed if len(changed) <= MANY else None,
        vocabulary=vocabulary,
    )
    Change.objects.using(using).filter(pk__lt=change.pk - CHANGES_KEPT).delete()
