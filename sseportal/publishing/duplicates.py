"""Items of a kind that may be one thing entered twice, for the dashboard and its list.

They have nearly the same title, which begins and ends alike, by the rule of `sseportal.titles`. The
database finds those by an index; what is archived, a translation or told apart is none.
"""

from collections import defaultdict
from typing import NamedTuple

from django.db.models import Count, F
from django.db.models.functions import Coalesce

from sseportal.publishing.models import Status
from sseportal.publishing.permissions import known
from sseportal.publishing.told_apart import ToldApart
from sseportal.titles import are_alike, words_of

# Each is compared with so many that come next by date, so that the time stays linear.
NEIGHBOURS = 20
MOST = 5000


class Titled(NamedTuple):
    day: object
    pk: int
    words: str
    original: int


def with_duplicates(items, user):
    """Those of a queryset that seem to be there twice, as far as the user may know."""
    return items.filter(pk__in=_doubled(known(user, items.model._default_manager.all())))


def _doubled(items):
    label, apart, found = items.model._meta.label_lower, None, set()
    for group in _groups(items):
        for one, other in _pairs(group):
            apart = _told_apart() if apart is None else apart
            if _names(label, one, other) not in apart:
                found |= {one.pk, other.pk}
    return sorted(found)[-MOST:]


def _groups(items):
    """[[Titled]] by how their titles begin and end."""
    parts = items.order_by().values("title_begins", "title_ends").exclude(title_begins="")
    several = parts.annotate(n=Count("pk")).filter(n__gt=1)
    rows = items.filter(
        title_begins__in=several.values("title_begins"), title_ends__in=several.values("title_ends")
    ).exclude(status=Status.ARCHIVED)
    groups = defaultdict(list)
    fields = ("title_begins", "title_ends", "published_on", "pk", "title")
    original = Coalesce(F("translation_of"), F("pk"))
    for begins, ends, day, pk, title, first in rows.order_by().values_list(*fields, original):
        groups[begins, ends].append(Titled(day, pk, words_of(title), first))
    return [group for group in groups.values() if len(group) > 1]


def _pairs(group):
    """Those without a date stand beside all others first."""
    ordered = sorted(group, key=lambda one: (one.day is not None, one.day or 0, one.pk))
    for at, one in enumerate(ordered):
        for other in ordered[at + 1 : at + 1 + NEIGHBOURS]:
            is_alike = are_alike(one.words, one.day, other.words, other.day)
            if is_alike and one.original != other.original:
                yield one, other


def _told_apart():
    return set(ToldApart.objects.values_list("one", "other"))


def _names(label, one, other):
    return tuple(sorted(f"{label}.{each.pk}" for each in (one, other)))
