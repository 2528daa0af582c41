"""Fields of the admin that choose by key. Django's own fail when something else was sent."""

from django.db.models.fields import BLANK_CHOICE_DASH

LONGEST_KEY = 18  # digits
NONE = BLANK_CHOICE_DASH[0][1]


class OnlyKeys:
    """For a widget with a searchable list, which opens within the page's main part."""

    def build_attrs(self, *args, **kwargs):
        return super().build_attrs(*args, **kwargs) | {"data-dropdown-parent": "#content"}

    def optgroups(self, name, value, attrs=None):
        groups = super().optgroups(name, [each for each in value if is_key(str(each))], attrs)
        if not self.allow_multiple_selected:
            self._name_none(name, groups[0][1])
        return groups

    def _name_none(self, name, options):
        """Django's option for none is nameless, and missing where something must be chosen."""
        chosen = [each for each in options if each["value"] != ""]
        options[:] = [self.create_option(name, "", NONE, not chosen, 0), *chosen]


class ShortKeys:
    """For a widget that chooses several."""

    def value_from_datadict(self, data, files, name):
        """SQLite takes no number of any length: such a one is none of a thing."""
        sent = super().value_from_datadict(data, files, name) or []
        return [each if len(each) <= LONGEST_KEY else each[:LONGEST_KEY] + "…" for each in sent]


def is_key(text):
    return text.isascii() and text.isdecimal() and len(text) <= LONGEST_KEY
