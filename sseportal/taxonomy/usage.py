"""How much is tagged with a term, without knowing what kinds of content there are."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib import admin
from django.contrib.admin.utils import model_ngettext
from django.db.models import Count, F, OuterRef, QuerySet, Subquery, Value, Window
from django.db.models.functions import Coalesce, RowNumber

from sseportal.admin_pages import page_url
from sseportal.taxonomy.models import CountryTag, Organisation, OrganisationTag


def item_links(term=Organisation):
    """The through model of each kind of content that is tagged with such terms."""
    models = [relation.related_model for relation in term._meta.related_objects]
    return [model for model in models if issubclass(model, (CountryTag, OrganisationTag))]


def items_by_kind(organisations):
    """[(what the kind of content is called, {organisation's pk: number of items})]"""
    return [
        (
            _kind_of(links)._meta.verbose_name_plural,
            dict(_counted(links.filter(tag__in=organisations))),
        )
        for links in map(_all, item_links())
    ]


def number_of_items(several=None):
    """An expression on terms: how many items each has, of any kind or of `several` Kinds."""
    links = (
        [_all(links) for links in item_links()]
        if several is None
        else [kind.readable_links for kind in several]
    )
    of_each_kind = [
        Subquery(_counted(each.filter(tag=OuterRef("pk"))).values("n")) for each in links
    ]
    return sum((Coalesce(n, 0) for n in of_each_kind), start=Value(0))


@dataclass(frozen=True)
class Kind:
    """A kind of content with tags, and those of its items that somebody may read."""

    term: type
    links: type
    items: QuerySet

    @property
    def readable_links(self):
        links = _all(self.links)
        reads_all = not self.items.query.where
        return links if reads_all else links.filter(content_object__in=self.items.values("pk"))

    @property
    def name(self):
        return str(self.items.model._meta.verbose_name_plural)

    def called(self, n):
        """`news item` of one, `news` of several."""
        return model_ngettext(self.items.model._meta, n)

    def counts(self, terms):
        """{term's pk: number of items}"""
        return dict(_counted(self.readable_links.filter(tag__in=terms)))

    def newest(self, terms, limit):
        """[(term's pk, item's pk, its title)], of each the `limit` that came last."""
        place = Window(RowNumber(), partition_by=F("tag"), order_by=F("content_object").desc())
        links = self.readable_links.filter(tag__in=terms).annotate(place=place)
        rows = links.filter(place__lte=limit).order_by("tag", "place")
        return rows.values_list("tag", "content_object", "content_object__title")

    def url(self, page, *arguments):
        return page_url(self.items.model._meta, page, *arguments)

    def url_of(self, pk):
        """The list of just the items that have the term."""
        return f"{self.url('changelist')}?{urlencode({self.term._meta.model_name: pk})}"


def kinds_for(request, term):
    """[Kind] of what somebody sees in the admin: how much others have hidden is told to nobody."""
    found = []
    for links in item_links(term):
        kind = admin.site.get_model_admin(_kind_of(_all(links)))
        if kind.has_view_permission(request):
            found.append(Kind(term, links, kind.get_queryset(request).order_by()))
    return found


def _all(links):
    return links._base_manager.all()


def _kind_of(links):
    return links.model._meta.get_field("content_object").related_model


def _counted(links):
    return links.order_by().values_list("tag").annotate(n=Count("pk"))
