"""Fields with a searchable list. Django's own fail when something else than a key was sent."""

from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple

LONGEST_KEY = 18  # digits


class OnlyKeys:
    def optgroups(self, name, value, attrs=None):
        return super().optgroups(name, [each for each in value if is_key(str(each))], attrs)


class ChooseSeveral(OnlyKeys, AutocompleteSelectMultiple):
    def build_attrs(self, *args, **kwargs):
        """Each goes by a cross of its own; one that takes all is hit by a slip."""
        return super().build_attrs(*args, **kwargs) | {"data-allow-clear": "false"}

    def value_from_datadict(self, data, files, name):
        """SQLite takes no number of any length: such a one is none of a tag."""
        sent = super().value_from_datadict(data, files, name) or []
        return [each if len(each) <= LONGEST_KEY else each[:LONGEST_KEY] + "…" for each in sent]


class ChooseOne(OnlyKeys, AutocompleteSelect):
    pass


class ChoosingAdmin:
    """For the admin of items and of their parts."""

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", ChooseOne(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


def is_key(text):
    return text.isdecimal() and len(text) <= LONGEST_KEY
