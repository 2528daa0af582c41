"""The items of one country or organisation, where the counts of tags lead."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from sseportal.admin_choosing import is_key
from sseportal.taxonomy.models import Country, Organisation


class TermFilter(admin.SimpleListFilter):
    """Stands beside the list only while it narrows it: there are too many to choose from."""

    model = relation = None

    def has_output(self):
        return self.value() is not None

    def lookups(self, request, model_admin):
        term = self._term()
        return [(self.value(), term.name if term else _("none that exists"))]

    def queryset(self, request, queryset):
        if self.value() is None:
            return queryset
        through = queryset.model._meta.get_field(self.relation).through
        links = through.objects.filter(tag=self._term())
        return queryset.filter(pk__in=links.values("content_object"))

    def _term(self):
        value = self.value() or ""
        return self.model.objects.filter(pk=value).first() if is_key(value) else None


class CountryFilter(TermFilter):
    title, parameter_name = _("country"), "country"
    model, relation = Country, "countries"


class OrganisationFilter(TermFilter):
    title, parameter_name = _("organisation"), "organisation"
    model, relation = Organisation, "organisations"


class TaggedAdmin(admin.ModelAdmin):
    def get_list_filter(self, request):
        return [*super().get_list_filter(request), CountryFilter, OrganisationFilter]
