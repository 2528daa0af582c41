"""Brings the links of visible items up to date, asks those that are due, and keeps the answers."""

from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor, as_completed
from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from sseportal.publishing.outgoing.finding import links_of
from sseportal.publishing.outgoing.models import OutgoingLink
from sseportal.publishing.registry import publication_models

ASKERS = 8
AT_ONCE = 500
# What answered well is asked once a week, the others each day; a failure a minute after another
# would say nothing new.
WELL, ILL = timedelta(days=6, hours=12), timedelta(hours=12)


def collect():
    """The links of visible items as they are in their texts now; others are forgotten."""
    for model in publication_models():
        kind = ContentType.objects.get_for_model(model)
        known = set(OutgoingLink.objects.of(model).values_list("object_id", "url"))
        items = model.objects.visible().for_snippets().prefetch_related("figures").order_by("pk")
        found = {
            (item.pk, url) for item in items.iterator(chunk_size=AT_ONCE) for url in links_of(item)
        }
        new = [
            OutgoingLink(content_type=kind, object_id=number, url=url)
            for number, url in sorted(found - known)
        ]
        with transaction.atomic():
            OutgoingLink.objects.bulk_create(new, batch_size=AT_ONCE, ignore_conflicts=True)
            for number, url in known - found:
                OutgoingLink.objects.of(model).filter(object_id=number, url=url).delete()


def forget_removed(items):
    """What an editor took out of items of one kind is no link of theirs any more."""
    known = OutgoingLink.objects.of(type(items[0])).filter(object_id__in=[one.pk for one in items])
    numbers = set(known.values_list("object_id", flat=True))
    for item in items:
        if item.pk in numbers:
            known.filter(object_id=item.pk).exclude(url__in=links_of(item)).delete()


def with_broken_links(items):
    """Those of a queryset that visitors see and that lead nowhere by some link."""
    broken = OutgoingLink.objects.of(items.model).broken()
    return items.visible().filter(pk__in=broken.values("object_id"))


def due(everything=False):
    """[url] to ask, each once."""
    links = OutgoingLink.objects.order_by()
    if not everything:
        now = timezone.now()
        is_well = Q(failures=0, checked_at__lte=now - WELL)
        is_ill = Q(failures__gt=0, checked_at__lte=now - ILL)
        links = links.filter(Q(checked_at=None) | is_well | is_ill)
    return sorted(set(links.values_list("url", flat=True)))


def check(urls, asker):
    """Yield (url, Answer) of each, a host after the other as they are done; kept by then."""
    hosts = defaultdict(list)
    for url in urls:
        hosts[url.split("/")[2].lower()].append(url)
    with ThreadPoolExecutor(ASKERS) as pool:
        asked = [pool.submit(_ask_all, asker, some) for some in hosts.values()]
        for one in as_completed(asked):
            for url, answer in one.result():
                keep(url, answer)
                yield url, answer


def _ask_all(asker, urls):
    return [(url, asker.ask(url)) for url in urls]


def keep(url, answer):
    """In all items that have this link."""
    now = timezone.now()
    told = {"status": answer.status, "problem": answer.problem[:200], "checked_at": now}
    if answer.is_failure:
        told |= {"failures": F("failures") + 1, "failing_since": Coalesce("failing_since", now)}
    else:
        told |= {"failures": 0, "failing_since": None}
    OutgoingLink.objects.filter(url=url).update(**told)
