"""Finding anything in the newsroom by its words: in each list that one may see, as its own search
finds it."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.core.exceptions import PermissionDenied
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sseportal.admin_pages import page_url
from sseportal.importing.models import Sighting, SourceDocument
from sseportal.publishing.registry import publication_models

RECORDS = (LogEntry, Sighting, SourceDocument)  # of what was done, with all that they tell of
MOST_LETTERS = 200
SHOWN = 5


@dataclass(frozen=True)
class Found:
    """`links` are [(thing, address of its form)], the first of `count`; `url` lists all."""

    kind: str
    count: int
    links: list
    url: str


@require_safe
def find(request):
    kinds = list(_kinds(request))
    if not kinds:
        raise PermissionDenied
    words = " ".join(request.GET.get("q", "").replace("\0", " ").split())[:MOST_LETTERS]
    context = admin.site.each_context(request) | {
        "title": _("Search the newsroom"),
        "words": words,
        "found": found(request, kinds, words) if words else [],
    }
    return TemplateResponse(request, "admin/find.html", context)


def found(request, kinds, words):
    """[Found] of each kind of thing of which there is one."""
    every = (_found(request, kind, words) for kind in kinds)
    return [each for each in every if each.count]


def _found(request, kind, words):
    mine = kind.get_queryset(request)
    matching, _may_repeat = kind.get_search_results(request, mine, words)
    things = mine.filter(pk__in=matching.order_by().values("pk"))
    links = [(thing, page_url(kind.opts, "change", thing.pk)) for thing in things[:SHOWN]]
    url = f"{page_url(kind.opts, 'changelist')}?{urlencode({'q': words})}"
    return Found(kind.opts.verbose_name_plural, things.count(), links, url)


def _kinds(request):
    """Content first."""
    content = publication_models()
    others = [model for model in admin.site._registry if model not in (*content, *RECORDS)]
    for kind in map(admin.site.get_model_admin, [*content, *others]):
        if kind.search_fields and kind.has_view_permission(request):
            yield kind
