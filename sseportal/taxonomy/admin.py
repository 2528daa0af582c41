from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from taggit.models import Tag

from sseportal.taxonomy.merge_admin import MergeAction
from sseportal.taxonomy.models import (
    Country,
    CountryName,
    NameKind,
    Organisation,
    OrganisationName,
)
from sseportal.taxonomy.organisation_form import OrganisationForm
from sseportal.taxonomy.review_admin import ReviewAdmin
from sseportal.taxonomy.term_admin import TermAdmin

OTHER_NAMES_HELP = _(
    "The tag finder looks for all of these in texts; acronyms only in capitals. It reads them anew"
    " at every import."
)

# taggit's own vocabulary is not ours: every tag here is a country or an organisation.
admin.site.unregister(Tag)


class OtherNameInline(admin.TabularInline):
    """Who may change what it is a name of may change its names."""

    extra = 0
    verbose_name_plural = _("other names")

    def has_view_permission(self, request, obj=None):
        return self._of_whom().has_view_permission(request, obj)

    def has_change_permission(self, request, obj=None):
        return self._of_whom().has_change_permission(request, obj)

    has_add_permission = has_delete_permission = has_change_permission

    def _of_whom(self):
        return self.admin_site.get_model_admin(self.parent_model)


class CountryNameInline(OtherNameInline):
    model = CountryName


class OrganisationNameInline(OtherNameInline):
    model = OrganisationName


@admin.register(Country)
class CountryAdmin(TermAdmin):
    purpose = _("The countries that items are about, with the names that texts have for them.")
    abbreviation = "code"
    list_display = ["name", "code", "region", "number_of_items"]
    list_filter = ["region"]
    search_fields = ["name__fold", "un_name__fold", "code__fold", "other_names__text__fold"]
    inlines = [CountryNameInline]
    fieldsets = [
        (
            None,
            {
                "description": _(
                    "What the country is called, here and in texts. Changes outlast the next load"
                    " of the reference data."
                ),
                "fields": ["name", "un_name", "code", "region", "slug", "number_of_items"],
            },
        ),
    ]
    prepopulated_fields = {"slug": ["name"]}


@admin.register(Organisation)
class OrganisationAdmin(MergeAction, ReviewAdmin, TermAdmin):
    purpose = _("The organisations that items are about; those that imports propose wait here.")
    form = OrganisationForm
    abbreviation = "acronym"
    # To decide on those that are proposed needs no scrolling, however narrow the screen.
    list_display = ["name", "acronym", "decide", "found_in"]
    list_filter = ["review_state"]
    search_fields = ["name__fold", "acronym__fold", "other_names__text__fold"]
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
                "fields": ["name", "acronym", "slug", "review_state", "number_of_items"],
            },
        ),
    ]
    prepopulated_fields = {"slug": ["name"]}

    def get_view_on_site_url(self, obj=None):
        return super().get_view_on_site_url(obj) if obj and obj.is_visible else None

    def save_related(self, request, form, formsets, change):
        """A former name is still found in texts, and not proposed again; it may stand among the
        rows that were sent already."""
        super().save_related(request, form, formsets, change)
        former = form.initial.get("name")
        if change and former and former != form.instance.name:
            names = form.instance.other_names
            names.get_or_create(text=former, defaults={"kind": NameKind.FORMER})
