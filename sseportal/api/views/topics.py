"""Countries and organisations: what the parameters of lists take, and how much there is on each."""

from bisect import bisect_right

from django.db.models import FilteredRelation, Q
from django.utils.translation import gettext_lazy as _

from sseportal.api import serializers
from sseportal.api.cursors import Page
from sseportal.api.parameters import CURSOR, NAME, SIZE
from sseportal.api.reading import page_of, page_size, refuse
from sseportal.api.views.base import ApiView
from sseportal.api.views.selections import next_address
from sseportal.folding import Fold, fold
from sseportal.publishing.identifiers import origin
from sseportal.publishing.results import models_by_kind
from sseportal.publishing.topics import COUNTRIES, ORGANISATIONS
from sseportal.search.index import current
from sseportal.search.text import printable
from sseportal.taxonomy.models import NameKind

# A demonym or a city is for the finder of names: neither is one.
NAMES = [NameKind.OTHER, NameKind.ACRONYM, NameKind.FORMER]


class TermsView(ApiView):
    """By name, whatever its accents. A vocabulary says `topic`, and the `fields` and
    `own_names` that only its terms have."""

    topic = None
    fields = own_names = ()
    item_serializer = None
    parameters = [NAME, SIZE, CURSOR]
    example = "q=co&page_size=50"
    summary = _("By name, with the number of items on each.")

    @property
    def operation(self):
        return f"list_{self.topic.relation}"

    def answer(self, query):
        rows = sorted((fold(name), pk) for pk, name in self.named(query))
        page, site = page_of(page_after, query, rows, page_size(query)), origin(self.request)
        terms = self.topic.terms().prefetch_related("other_names").in_bulk(page.items)
        counts = self.counts()
        found = [terms[pk] for pk in page.items if pk in terms]
        return {
            "count": len(rows),
            "next": next_address(self.request, site, page.next),
            "items": [self.record(term, counts, site) for term in found],
        }

    def named(self, query):
        """(pk, name) of each public term of which a name contains what is asked for."""
        terms = self.topic.terms().order_by()
        asked = query.get("q", "")
        text = " ".join(printable(asked).split())
        if asked and not text:
            refuse([(NAME, asked)])
        return (having(terms, self.own_names, text) if text else terms).values_list("pk", "name")

    def counts(self):
        """{kind of content: {term's pk: number of visible items}}"""
        snapshot, parameter = current(), self.topic.parameter
        counted = {
            kind: snapshot.counts(parameter, snapshot.of("type", kind)) for kind in models_by_kind()
        }
        return {kind: {int(pk): n for pk, n in rows} for kind, rows in counted.items()}

    def record(self, term, counts, site):
        others = [each.text for each in term.other_names.all() if each.kind in NAMES]
        return {
            "slug": term.slug,
            "name": term.name,
            **{field: getattr(term, field) for field in self.fields},
            "other_names": others,
            "url": site + term.get_absolute_url(),
            "counts": {kind: numbers.get(term.pk, 0) for kind, numbers in counts.items()},
        }

    def serializer(self):
        name = f"{self.topic.relation.capitalize()}Page"
        return serializers.page_of(name, self.item_serializer(many=True))


class CountriesView(TermsView):
    topic = COUNTRIES
    fields = ("code", "un_name", "region")
    own_names = ("name", "un_name", "code")
    item_serializer = serializers.CountrySerializer


class OrganisationsView(TermsView):
    topic = ORGANISATIONS
    fields = ("acronym",)
    own_names = ("name", "acronym")
    item_serializer = serializers.OrganisationSerializer


def having(terms, own_names, text):
    """Those of `terms` with `text` in a name, whatever its case and accents."""
    others = FilteredRelation("other_names", condition=Q(other_names__kind__in=NAMES))
    named = {f"folded_{field}": Fold(field) for field in own_names}
    wanted = Q(folded_other__contains=fold(text))
    for alias in named:
        wanted |= Q(**{f"{alias}__contains": fold(text)})
    return (
        terms.alias(other=others)
        .alias(folded_other=Fold("other__text"), **named)
        .filter(wanted)
        .distinct()
    )


def page_after(cursor, rows, size):
    """The Page of [(folded name, pk)] after a cursor, which holds the last row: nothing is lost or
    given twice, whatever came or went."""
    number, _, name = cursor.partition("-")
    if cursor and not (number.isascii() and number.isdigit() and len(number) < 19 and name):
        return None
    start = bisect_right(rows, (name, int(number))) if cursor else 0
    shown = rows[start : start + size]
    more = len(rows) > start + size
    following = f"{shown[-1][1]}-{shown[-1][0]}" if more else None
    return Page([pk for _, pk in shown], following)
