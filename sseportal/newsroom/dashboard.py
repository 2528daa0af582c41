"""The first page of the admin: what somebody may begin, and what waits for them.

Each number leads to just its list.
"""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib import admin
from django.contrib.admin.utils import model_ngettext
from django.utils.translation import gettext as _

from sseportal.admin_pages import page_url
from sseportal.importing.admin.provenance_admin import SourceFilter, differing
from sseportal.importing.admin.reports import in_short
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
    def waiting(self):
        return [number for number in self.numbers if number.count]


@dataclass(frozen=True)
class Board:
    """`begin` is [(label, address)], `waiting` the rows with something, `nothing` the others,
    `imports` [InShort]."""

    begin: list
    waiting: list
    nothing: list
    imports: list


def board(request):
    found = rows(request)
    return Board(
        begin=list(begin(request)),
        waiting=[row for row in found if row.waiting],
        nothing=[row for row in found if not row.waiting],
        imports=last_imports(request),
    )


def begin(request):
    for kind in map(_admin_of, publication_models()):
        if kind.has_add_permission(request):
            yield _("Add %(kind)s") % {"kind": kind.opts.verbose_name}, page_url(kind.opts, "add")
    imports = _admin_of(Import)
    if imports.has_add_permission(request):
        yield _("Import documents"), page_url(imports.opts, "add")


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
    found.append(Row(_("Imports that wait for a look"), _previews(request)))
    return [row for row in found if row.numbers]


def last_imports(request):
    if not _may_view(request, _admin_of(Import)):
        return []
    return in_short(Import.objects.order_by("-begun_at", "-pk")[:LAST_IMPORTS])


def _number(request, kind, rule, query):
    found = rule(kind.get_queryset(request), request.user)
    return _linked(kind, found.count(), query)


def _proposed(request):
    kind = _admin_of(Organisation)
    if not kind.has_change_permission(request):
        return []
    proposed = Organisation.objects.filter(review_state=ReviewState.PROPOSED)
    return [_linked(kind, proposed.count(), {"review_state__exact": ReviewState.PROPOSED})]


def _previews(request):
    kind = _admin_of(Import)
    if not _may_view(request, kind):
        return []
    state = Import.State.PREVIEW
    found = kind.get_queryset(request).filter(state=state)
    return [_linked(kind, found.count(), {"state__exact": state})]


def _linked(kind, count, query):
    path = page_url(kind.opts, "changelist")
    return Number(model_ngettext(kind.opts, count), count, f"{path}?{urlencode(query)}")


def _admin_of(model):
    return admin.site.get_model_admin(model)


def _may_view(request, kind):
    return kind.has_view_permission(request)
