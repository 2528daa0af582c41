"""Several organisations into one, that has the items, names and addresses of all."""

from django.db import transaction

from sseportal.taxonomy.bodies import is_acronym
from sseportal.taxonomy.models import (
    NameKind,
    Organisation,
    OrganisationAddress,
    ReferenceRow,
    ReviewState,
)
from sseportal.taxonomy.usage import item_links


@transaction.atomic
def merge(survivor, others):
    """Give `survivor` all that `others` have, and delete them.

    It becomes accepted if one of them was. ValueError when it is rejected itself: what is accepted
    would vanish with it.
    """
    keys = {survivor.pk, *(other.pk for other in others)}
    # All in one order, as forms hold what they chose: nobody waits for each other.
    rows = Organisation.objects.select_for_update().filter(pk__in=keys).order_by("pk")
    others = [row for row in rows if row.pk != survivor.pk]
    survivor.refresh_from_db()
    if survivor.review_state == ReviewState.REJECTED:
        raise ValueError(f"{survivor} is rejected")
    for other in others:
        for links in item_links():
            _take_items(links, survivor, other)
        _take_names(survivor, other)
        _take_addresses(survivor, other)
        _take_reference(survivor, other)
    if any(other.is_visible for other in others):
        survivor.review_state = ReviewState.ACCEPTED
        survivor.save(update_fields=["review_state"])
    Organisation.objects.filter(pk__in=[other.pk for other in others]).delete()


def _take_items(links, survivor, other):
    """An item that has both keeps one."""
    mine, theirs = (links._base_manager.filter(tag=one) for one in (survivor, other))
    theirs.filter(content_object__in=mine.values("content_object")).delete()
    theirs.update(tag=survivor)


def _take_names(survivor, other):
    """All by which imports know it; case makes no difference to them."""
    known = {text.casefold() for text in survivor.other_names.values_list("text", flat=True)}
    known |= {"", survivor.name.casefold()}
    # an acronym as an everyday word would be found everywhere: WHO
    kind = NameKind.ACRONYM if is_acronym(other.name) else NameKind.OTHER
    names = [(other.name, kind), *other.other_names.values_list("text", "kind")]
    if other.acronym.casefold() != survivor.acronym.casefold():
        names.append((other.acronym, NameKind.ACRONYM))
    for text, kind in names:
        if text.casefold() not in known:
            survivor.other_names.create(text=text, kind=kind)
            known.add(text.casefold())


def _take_addresses(survivor, other):
    OrganisationAddress.objects.filter(term=other).update(term=survivor)
    survivor.keep_address(other.slug, was_seen=other.is_visible)


def _take_reference(survivor, other):
    """The row of our reference data that it came from is the survivor's: it is not made again."""
    rows = ReferenceRow.objects.filter(table="organisation", term_id=other.pk)
    rows.update(term_id=survivor.pk)
