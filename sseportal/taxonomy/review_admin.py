"""What imports propose: first in the list, with where it was found, and decided on in a click."""

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import Case, When
from django.http import Http404
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import path
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from sseportal.admin_pages import page_name, page_url
from sseportal.taxonomy.models import ReviewState
from sseportal.taxonomy.term_admin import TermChangeList

MOST_FOUND_IN = 3
MERGE = "merge"


class ReviewChangeList(TermChangeList):
    """Each proposed row has `found_in`, [(address of an item, its title)], and what the user
    may do: `may_review`, `may_merge`."""

    def _get_default_ordering(self):
        return [Case(When(review_state=ReviewState.PROPOSED, then=0), default=1), "name"]

    def get_results(self, request):
        super().get_results(request)
        proposed = {
            one.pk: one for one in self.result_list if one.review_state == ReviewState.PROPOSED
        }
        may_review = self.model_admin.has_change_permission(request)
        may_merge = self.model_admin.has_merge_permission(request)
        for one in proposed.values():
            one.found_in, one.may_review, one.may_merge = [], may_review, may_merge
        for kind in self.kinds if proposed else []:
            for pk, item, title in kind.newest(list(proposed), MOST_FOUND_IN):
                proposed[pk].found_in.append((kind.url("change", item), title))


class ReviewAdmin(admin.ModelAdmin):
    """For the admin of organisations."""

    def get_changelist(self, request, **kwargs):
        return ReviewChangeList

    def get_urls(self):
        view = self.admin_site.admin_view(require_POST(self.review_view))
        name = page_name(self.opts, "review")
        return [path("<path:object_id>/review/", view, name=name), *super().get_urls()]

    @admin.display(description=_("items"), ordering="items")
    def found_in(self, organisation):
        """Of a proposed one also the newest, to judge it by."""
        newest = getattr(organisation, "found_in", [])[:MOST_FOUND_IN]
        rows = format_html_join("", '<a class="found" href="{}">{}</a>', newest)
        return rows + self.number_of_items(organisation)

    @admin.display(description=_("review"), ordering="review_state")
    def decide(self, organisation):
        if not getattr(organisation, "may_review", False):
            return organisation.get_review_state_display()
        context = {"organisation": organisation, "state": ReviewState, "merge": MERGE}
        return render_to_string("admin/taxonomy/organisation/decide.html", context)

    def review_view(self, request, object_id):
        """One organisation is accepted or rejected, or the page that merges it is shown."""
        organisation = self.get_object(request, unquote(object_id))
        if not self.has_change_permission(request, organisation):
            raise PermissionDenied
        if organisation is None:
            raise Http404
        chosen = self.get_queryset(request).filter(pk=organisation.pk)
        asked = request.POST.get("review")
        if asked == MERGE:
            if not self.has_merge_permission(request):
                raise PermissionDenied
            return self.merge(request, chosen)
        if asked in ReviewState.values:
            self.review(request, chosen, asked)
        return redirect(list_before(request, self.opts))

    @admin.action(description=_("Accept the selected organisations"), permissions=["change"])
    def accept(self, request, queryset):
        self.review(request, queryset, ReviewState.ACCEPTED)

    @admin.action(description=_("Reject the selected organisations"), permissions=["change"])
    def reject(self, request, queryset):
        self.review(request, queryset, ReviewState.REJECTED)

    def review(self, request, queryset, state):
        changed = list(queryset.exclude(review_state=state))
        for organisation in changed:
            organisation.review_state = state
            organisation.save(update_fields=["review_state"])
            self.log_change(request, organisation, [{"changed": {"fields": [str(_("review"))]}}])
        n = len(changed)
        told = ngettext("%d organisation changed.", "%d organisations changed.", n) % n
        self.message_user(request, told)


def list_before(request, opts):
    """The list that the request came from, filtered as it was."""
    url = page_url(opts, "changelist")
    here, _mark, query = request.headers.get("Referer", "").partition("?")
    is_it = here == request.build_absolute_uri(url)
    return f"{url}?{query}" if is_it and query else url
