"""How much is tagged with an organisation, without knowing what kinds of content there are."""

from django.db.models import Count, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from sseportal.taxonomy.models import Organisation, OrganisationTag


def item_links():
    """The through model of each kind of content that is tagged with organisations."""
    models = [relation.related_model for relation in Organisation._meta.related_objects]
    return [model for model in models if issubclass(model, OrganisationTag)]


def items_by_kind(organisations):
    """[(what the kind of content is called, {organisation's pk: number of items})]"""
    return [
        (_kind_of(links), dict(_counted(links._base_manager.filter(tag__in=organisations))))
        for links in item_links()
    ]


def number_of_items():
    """An expression on organisations: how many items of any kind each has."""
    of_each_kind = [
        Subquery(_counted(links._base_manager.filter(tag=OuterRef("pk"))).values("n"))
        for links in item_links()
    ]
    return sum((Coalesce(n, 0) for n in of_each_kind), start=Value(0))


def _kind_of(links):
    return links._meta.get_field("content_object").related_model._meta.verbose_name_plural


def _counted(links):
    return links.order_by().values_list("tag").annotate(n=Count("pk"))
