"""Fields with a searchable list."""

from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple

from sseportal.admin_choosing import OnlyKeys, ShortKeys


class ChooseSeveral(OnlyKeys, ShortKeys, AutocompleteSelectMultiple):
    def build_attrs(self, *args, **kwargs):
        """Each goes by a cross of its own; one that takes all is hit by a slip."""
        return super().build_attrs(*args, **kwargs) | {"data-allow-clear": "false"}


class ChooseOne(OnlyKeys, AutocompleteSelect):
    pass


class ChoosingAdmin:
    """For the admin of items and of their parts."""

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", ChooseOne(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
