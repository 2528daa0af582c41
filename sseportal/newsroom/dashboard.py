"""What waits for somebody, on the first page of the admin: each number leads to just its list."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from sseportal.admin_pages import page_url
from sseportal.importing.admin.provenance_admin import SourceFilter, differing
from sseportal.importing.models import Import
from sseportal.publishing.admin.attention import NEEDS, AttentionFilter
from sseportal.publishing.registry import publication_models
from sseportal.taxonomy.models import Organisation, ReviewState

LAST_IMPORTS = 5


@dataclass(frozen=True)
class Number:
    """How many of what there are, and the address of their list."""

    of: str
    count: int
    url: str


@dataclass(frozen=True)
class Row:
    label: str
    numbers: list

    @property
    def total(self):
        return sum(number.count for number in self.numbers)


def rows(request):
    """[Row] of what the user may see, whatever the numbers."""
    kinds = [each for each in map(_admin_of, publication_models()) if _may_view(request, each)]
    needs = {(AttentionFilter, need): told for need, told in NEEDS.items()}
    needs[SourceFilter, "differs"] = (
        _("The source says otherwise"),
        lambda items, _user: differing(items),
    )
    found = [
        Row(label, [_number(request, kind, rule, {by.parameter_name: value}) for kind in kinds])
        for (by, value), (label, rule) in needs.items()
    ]
    found.append(Row(_("Proposed organisations"), _proposed(request)))
    return [row for row in found if row.numbers]


def last_imports(request):
    if not _may_view(request, _admin_of(Import)):
        return []
    return Import.objects.order_by("-begun_at")[:LAST_IMPORTS]


def _number(request, kind, rule, query):
    found = rule(kind.get_queryset(request), request.user)
    return _linked(kind, found.count(), query)


def _proposed(request):
    kind = _admin_of(Organisation)
    if not kind.has_change_permission(request):
        return []
    proposed = Organisation.objects.filter(review_state=ReviewState.PROPOSED)
    return [_linked(kind, proposed.count(), {"review_state__exact": ReviewState.PROPOSED})]


def _linked(kind, count, query):
    path = page_url(kind.opts, "changelist")
    return Number(str(kind.opts.verbose_name_plural), count, f"{path}?{urlencode(query)}")


def _admin_of(model):
    return admin.site.get_model_admin(model)


def _may_view(request, kind):
    return kind.has_view_permission(request)
