"""Fields of the admin that choose by key. Django's own fail when something else was sent."""

LONGEST_KEY = 18  # digits


class OnlyKeys:
    """For a widget with a searchable list."""

    def optgroups(self, name, value, attrs=None):
        return super().optgroups(name, [each for each in value if is_key(str(each))], attrs)


class ShortKeys:
    """For a widget that chooses several."""

    def value_from_datadict(self, data, files, name):
        """SQLite takes no number of any length: such a one is none of a thing."""
        sent = super().value_from_datadict(data, files, name) or []
        return [each if len(each) <= LONGEST_KEY else each[:LONGEST_KEY] + "…" for each in sent]


def is_key(text):
    return text.isascii() and text.isdecimal() and len(text) <= LONGEST_KEY
