from django.contrib import admin
from django.db.models import Case, Q, When
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from taggit.models import Tag

from sseportal.taxonomy.merge_admin import MergeAction
from sseportal.taxonomy.models import (
    Country,
    CountryName,
    NameKind,
    Organisation,
    OrganisationName,
    ReviewState,
)
from sseportal.taxonomy.usage import number_of_items

OTHER_NAMES_HELP = _(
    "The tag finder looks for all of these in texts; acronyms only in capitals. It reads them anew"
    " at every import."
)

# taggit's own vocabulary is not ours: every tag here is a country or an organisation.
admin.site.unregister(Tag)


class OtherNameInline(admin.TabularInline):
    extra = 0
    verbose_name_plural = _("other names")


class CountryNameInline(OtherNameInline):
    model = CountryName


class OrganisationNameInline(OtherNameInline):
    model = OrganisationName


class TermAdmin(admin.ModelAdmin):
    abbreviation = None

    def save_model(self, request, obj, form, change):
        """Links to a former address still lead here."""
        super().save_model(request, obj, form, change)
        former = form.initial.get("slug")
        if change and former and former != obj.slug:
            obj.keep_address(former)

    def get_search_results(self, request, queryset, search_term):
        """Who types a name or an abbreviation in full finds it first: US, ILO."""
        if not search_term:
            return super().get_search_results(request, queryset, search_term)
        order = queryset.query.order_by or self.opts.ordering
        found, may_repeat = super().get_search_results(request, queryset, search_term)
        whole = Q(name__iexact=search_term) | Q(**{f"{self.abbreviation}__iexact": search_term})
        return found.order_by(Case(When(whole, then=0), default=1), *order), may_repeat


@admin.register(Country)
class CountryAdmin(TermAdmin):
    purpose = _("The countries that items are about, with the names that texts have for them.")
    abbreviation = "code"
    list_display = ["name", "code", "region"]
    list_filter = ["region"]
    search_fields = ["name", "un_name", "code", "other_names__text"]
    inlines = [CountryNameInline]
    fieldsets = [
        (
            None,
            {
                "description": _(
                    "What the country is called, here and in texts. Changes outlast the next load"
                    " of the reference data."
                ),
                "fields": ["name", "un_name", "code", "region", "slug"],
            },
        ),
    ]
    prepopulated_fields = {"slug": ["name"]}


@admin.register(Organisation)
class OrganisationAdmin(MergeAction, TermAdmin):
    purpose = _("The organisations that items are about; those that imports propose wait here.")
    abbreviation = "acronym"
    list_display = ["name", "acronym", "review_state", "number_of_items"]
    list_filter = ["review_state"]
    search_fields = ["name", "acronym", "other_names__text"]
    inlines = [OrganisationNameInline]
    actions = ["accept", "reject", "merge"]
    fieldsets = [
        (
            None,
            {
                "description": _(
                    "Imports propose organisations that they don't know: accept those that"
                    " visitors should find items under, reject the others for good."
                ),
                "fields": ["name", "acronym", "slug", "review_state"],
            },
        ),
    ]
    prepopulated_fields = {"slug": ["name"]}

    def get_view_on_site_url(self, obj=None):
        return super().get_view_on_site_url(obj) if obj and obj.is_visible else None

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(items=number_of_items())

    @admin.display(description=_("items"), ordering="items")
    def number_of_items(self, organisation):
        return organisation.items

    def save_model(self, request, obj, form, change):
        """A former name is still found in texts, and not proposed again."""
        super().save_model(request, obj, form, change)
        former = form.initial.get("name")
        if change and former and former != obj.name:
            obj.other_names.get_or_create(text=former, defaults={"kind": NameKind.FORMER})

    @admin.action(description=_("Accept the selected organisations"), permissions=["change"])
    def accept(self, request, queryset):
        self._review(request, queryset, ReviewState.ACCEPTED)

    @admin.action(description=_("Reject the selected organisations"), permissions=["change"])
    def reject(self, request, queryset):
        self._review(request, queryset, ReviewState.REJECTED)

    def _review(self, request, queryset, state):
        changed = list(queryset.exclude(review_state=state))
        for organisation in changed:
            organisation.review_state = state
            organisation.save(update_fields=["review_state"])
            self.log_change(request, organisation, [{"changed": {"fields": [str(_("review"))]}}])
        n = len(changed)
        self.message_user(
            request, ngettext("%d organisation changed.", "%d organisations changed.", n) % n
        )
