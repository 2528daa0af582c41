"""What items whose titles are nearly the same are looked up by: a short key of all its letters, how
it begins, how it ends.

A title that differs from another in one place begins or ends as that one does.
"""

from hashlib import blake2b

from django.db import models

from sseportal.titles import letters_of

LENGTH = 12  # letters
AT_ONCE = 500
PARTS = ["title_key", "title_begins", "title_ends"]


class TitlePart(models.CharField):
    """Follows the `title` of its row, whoever saves it; `QuerySet.update` alone does not."""

    part_of = None

    def __init__(self, **kwargs):
        super().__init__(**{"max_length": LENGTH, "default": "", "editable": False} | kwargs)

    def pre_save(self, model_instance, add):
        value = self.part_of(letters_of(model_instance.title))
        setattr(model_instance, self.attname, value)
        return value


class TitleKey(TitlePart):
    """The same for the same letters; "" without any."""

    def __init__(self, **kwargs):
        super().__init__(**{"max_length": 16} | kwargs)

    @staticmethod
    def part_of(letters):
        return blake2b(letters.encode(), digest_size=8).hexdigest() if letters else ""


class TitleBeginning(TitlePart):
    @staticmethod
    def part_of(letters):
        return letters[:LENGTH]


class TitleEnd(TitlePart):
    @staticmethod
    def part_of(letters):
        return letters[-LENGTH:]


def fill_in(items):
    """For rows from before there were such parts."""
    rows, some = items.order_by("pk").only("title"), []
    for item in rows.iterator():
        for name in PARTS:
            item._meta.get_field(name).pre_save(item, add=False)
        some.append(item)
        if len(some) == AT_ONCE:
            items.bulk_update(some, PARTS)
            some = []
    items.bulk_update(some, PARTS)
