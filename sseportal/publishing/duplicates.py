"""Items of a kind that may be one thing entered twice, for the dashboard and its list.

They have the same letters in their titles within a month, by the rule of `sseportal.titles`. The
database finds those by an index; what is archived, a translation or told apart is none.
"""

from collections import defaultdict
from typing import NamedTuple

from django.db.models import Count, F
from django.db.models.functions import Coalesce

from sseportal.publishing.models import Status
from sseportal.publishing.permissions import known, may_read_any, readable
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
    everything = items.model._default_manager.all()
    mine = everything if may_read_any(user, items.model) else readable(user, everything)
    return items.filter(pk__in=_doubled(known(user, everything), _keys(mine, everything)))


def _keys(mine, everything):
    """Those of titles that may be there twice: of few items, all; of all, those that are."""
    keys = mine.order_by().exclude(title_key="").values("title_key")
    if mine is not everything:
        return keys
    return keys.annotate(n=Count("pk")).filter(n__gt=1).values("title_key")


def _doubled(items, keys):
    label, apart, found = items.model._meta.label_lower, None, set()
    for group in _groups(items, keys):
        for one, other in _pairs(group):
            apart = _told_apart() if apart is None else apart
            if _names(label, one, other) not in apart:
                found |= {one.pk, other.pk}
    return sorted(found)[-MOST:]


def _groups(items, keys):
    """[[Titled]] by the keys of their titles."""
    rows = items.filter(title_key__in=keys).exclude(status=Status.ARCHIVED).order_by()
    groups = defaultdict(list)
    original = Coalesce(F("translation_of"), F("pk"))
    for key, day, pk, title, first in rows.values_list(
        "title_key", "published_on", "pk", "title", original
    ):
        groups[key].append(Titled(day, pk, words_of(title), first))
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
