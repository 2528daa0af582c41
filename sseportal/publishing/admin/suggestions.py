"""“Suggest tags” in the forms of the newsroom, with JavaScript and without.

Without it, the button sends the form, which comes back as it was typed, nothing judged and nothing
saved, with the suggestions as boxes to tick. With it, a view of its own answers with the same list.
"""

from fnmatch import fnmatchcase
from urllib.parse import urlencode

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.template.loader import render_to_string
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from sseportal.admin_pages import page_name, page_url
from sseportal.editing.asking import SUGGEST
from sseportal.publishing.rich_text import typed
from sseportal.taxonomy.models import Country, Organisation
from sseportal.taxonomy.suggestions import suggest

LONGEST_TEXT = 200_000
FIELDS = {Country: "countries", Organisation: "organisations"}


class SuggestingAdmin(admin.ModelAdmin):
    """`text_fields` says where names are looked for: inputs' names, `*` for an inline's number."""

    change_form_template = "admin/publication_form.html"
    text_fields = ["title", "summary", "body"]

    def get_urls(self):
        view = self.admin_site.admin_view(require_POST(self.suggest_view))
        return [path("suggest/", view, name=page_name(self.opts, "suggest")), *super().get_urls()]

    def suggest_view(self, request):
        if not (self.has_add_permission(request) or self.has_change_permission(request)):
            raise PermissionDenied
        found = self._suggestions(request) | {"scripted": True}
        html = render_to_string("admin/suggestions.html", found, request)
        return JsonResponse({"told": found["told"], "html": html})

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        may = self.has_add_permission(request) if add else self.has_change_permission(request, obj)
        if may:
            context["suggest_url"] = page_url(self.opts, "suggest")
        if SUGGEST in request.POST:
            context |= self._suggestions(request)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def _suggestions(self, request):
        """What the list of suggestions shows, for a form as it was typed."""
        text = text_of(request.POST, self.text_fields)
        suggestions, unknown = suggest(text[:LONGEST_TEXT])
        rows = [row(each, request.POST) for each in suggestions]
        return {
            "told": told(rows, unknown, is_cut=len(text) > LONGEST_TEXT),
            "suggestions": rows,
            "unknown": [(each, adding(each)) for each in unknown],
            "may_add": request.user.has_perm("taxonomy.add_organisation"),
        }


def text_of(data, patterns):
    """What is in the form's fields, one after the other; nothing of rows that are to be deleted."""
    names = [name for pattern in patterns for name in data if fnmatchcase(name, pattern)]
    kept = [data[name] for name in names if f"{name.rpartition('-')[0]}-DELETE" not in data]
    return "\n\n".join(map(typed, kept)).replace("\r\n", "\n").replace("\0", " ")


def row(suggestion, data):
    term, field = suggestion.term, FIELDS[type(suggestion.term)]
    return {
        "term": term,
        "field": field,
        "kind": term._meta.verbose_name,
        "is_hidden": not getattr(term, "is_visible", True),
        "is_chosen": str(term.pk) in data.getlist(field),
        "evidence": suggestion.evidence,
        "more": suggestion.times - 1,
    }


def adding(unknown):
    """The query that fills the form for a new organisation in."""
    organisation = Organisation(name=unknown.name, acronym=unknown.acronym)
    slug = organisation.slugify(organisation.name)
    return urlencode({"name": unknown.name, "acronym": unknown.acronym, "slug": slug})


def told(rows, unknown, is_cut):
    """How much was found, in a sentence or more."""
    chosen, n, m = sum(row["is_chosen"] for row in rows), len(rows), len(unknown)
    said = []
    if n:
        said.append(ngettext("%d name found.", "%d names found.", n) % n)
    if chosen:
        said.append(ngettext("%d of them is chosen.", "%d of them are chosen.", chosen) % chosen)
    if m:
        said.append(
            ngettext("%d organisation is not known yet.", "%d organisations are not known yet.", m)
            % m
        )
    if is_cut:
        said.append(_("Only the first {n:,} characters were read.").format(n=LONGEST_TEXT))
    return " ".join(said if n or m else [_("No country and no organisation found."), *said])
