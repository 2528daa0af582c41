"""What in the newsroom wants somebody's attention: one rule for lists and for the dashboard."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from sseportal.publishing.duplicates import with_duplicates
from sseportal.publishing.models import Status
from sseportal.publishing.outgoing.checking import with_broken_links
from sseportal.publishing.pictures import without_alt

# {value of the filter: (its label, what it leaves of the items that a user may read)}
NEEDS = {
    "mine": (
        _("My drafts"),
        lambda items, user: items.filter(status=Status.DRAFT, author_id=user.pk),
    ),
    "waiting": (_("Waiting for review"), lambda items, user: items.filter(status=Status.REVIEW)),
    "scheduled": (_("Scheduled"), lambda items, user: items.due_later()),
    "summary": (_("Without a summary"), lambda items, user: _in_use(items).filter(summary="")),
    "tag": (
        _("Without a country or organisation"),
        lambda items, user: _in_use(items).filter(countries=None, organisations=None),
    ),
    "links": (_("With broken links"), lambda items, user: with_broken_links(items)),
    "alt": (
        _("Without an alt text for a picture"),
        lambda items, user: without_alt(_in_use(items)),
    ),
    "duplicates": (_("Possible duplicates"), with_duplicates),
}


def _in_use(items):
    return items.exclude(status=Status.ARCHIVED)


class AttentionFilter(admin.SimpleListFilter):
    title = _("what needs attention")
    parameter_name = "attention"

    def lookups(self, request, model_admin):
        return [(need, label) for need, (label, _rule) in NEEDS.items()]

    def queryset(self, request, queryset):
        if self.value() not in NEEDS:
            return queryset
        _label, rule = NEEDS[self.value()]
        return rule(queryset, request.user)
