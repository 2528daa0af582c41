"""What the admin of countries and of organisations has in common."""

from django.contrib import admin
from django.db.models import Case, Q, When
from django.utils.html import format_html, format_html_join
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from sseportal.admin_actions import DeletesLast
from sseportal.admin_lists import CarefulChangeList, ListAdmin
from sseportal.editing.admin import EditingAdmin
from sseportal.folding import fold
from sseportal.taxonomy.usage import kinds_for, number_of_items

MOST_NAMED = 100


class TermChangeList(CarefulChangeList):
    """Each of its rows has `usage`, [(Kind, number of items)], and `items`, all together."""

    def get_queryset(self, request, exclude_parameters=None):
        self.kinds = kinds_for(request, self.model)
        terms = self.model_admin.get_queryset(request)
        self.root_queryset = terms.annotate(items=number_of_items(self.kinds))
        return super().get_queryset(request, exclude_parameters)

    def get_results(self, request):
        super().get_results(request)
        self.result_list = list(self.result_list)
        note_usage(self.kinds, self.result_list)


def note_usage(kinds, terms):
    counted = [(kind, kind.counts([term.pk for term in terms])) for kind in kinds]
    for term in terms:
        term.usage = [(kind, counts.get(term.pk, 0)) for kind, counts in counted]


class TermAdmin(DeletesLast, EditingAdmin, ListAdmin):
    abbreviation = None
    readonly_fields = ["number_of_items"]

    def get_changelist(self, request, **kwargs):
        return TermChangeList

    def get_object(self, request, object_id, from_field=None):
        term = super().get_object(request, object_id, from_field)
        if term:
            note_usage(kinds_for(request, self.model), [term])
        return term

    @admin.display(description=_("items"), ordering="items")
    def number_of_items(self, term):
        """Each number leads to the list of just these."""
        found = getattr(term, "usage", [])
        rows = [(kind.url_of(term.pk), n, kind.called(n)) for kind, n in found if n]
        return format_html_join(", ", '<a href="{}">{} {}</a>', rows) if rows else "0"

    def get_deleted_objects(self, objs, request):
        """What stands against it is told as the items that have the term, not as rows of tables."""
        shown, counts, perms_needed, protected = super().get_deleted_objects(objs, request)
        terms = [term.pk for term in objs] if protected else []
        items = [
            format_html(
                '{}: <a href="{}">{}</a>', capfirst(kind.called(1)), kind.url("change", pk), title
            )
            for kind in kinds_for(request, self.model)
            for _term, pk, title in kind.newest(terms, MOST_NAMED)
        ]
        return shown, counts, perms_needed, items or protected

    def save_model(self, request, obj, form, change):
        """Links to a former address still lead here."""
        is_moved = change and "slug" in form.changed_data
        former = self.model._default_manager.filter(pk=obj.pk).first() if is_moved else None
        super().save_model(request, obj, form, change)
        if former:
            obj.keep_address(former.slug, was_seen=getattr(former, "is_visible", True))

    def get_search_results(self, request, queryset, search_term):
        """Whatever its case and accents. Who types a name or an abbreviation in full finds it
        first, US, ILO; then come the names that begin so."""
        text = fold(search_term.replace("\0", " ")).strip()
        if not text:
            return super().get_search_results(request, queryset, "")
        order = queryset.query.order_by or self.opts.ordering
        found, may_repeat = super().get_search_results(request, queryset, text)
        whole = Q(name__fold=text) | Q(**{f"{self.abbreviation}__fold": text})
        begun = Q(name__fold__startswith=text)
        place = Case(When(whole, then=0), When(begun, then=1), default=2)
        return found.order_by(place, *order), may_repeat
