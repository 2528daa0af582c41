"""Items of any kind of content, as an import's pages show them."""

from django.contrib.admin.utils import display_for_field
from django.contrib.contenttypes.models import ContentType
from django.db.models import ForeignKey
from django.urls import NoReverseMatch

from sseportal.admin_pages import page_url
from sseportal.importing.differences import words_of_rows


class Items:
    """Items by (content type's id, item's id), looked up at once; None for one that is gone."""

    def __init__(self, targets):
        targets = [tuple(target) for target in targets if target]
        self.found, self.related = {}, {}
        for kind in {target[0] for target in targets}:
            model = ContentType.objects.get_for_id(kind).model_class()
            rows = model._default_manager.in_bulk({pk for sort, pk in targets if sort == kind})
            self.found |= {(kind, pk): item for pk, item in rows.items()}

    @classmethod
    def of_candidates(cls, candidates):
        """Those that entries join, those that they look like, and those of their titles."""
        fates = [one.fate for one in candidates]
        return cls(
            target
            for fate in fates
            for target in (fate["item"], *fate["alike"], fate.get("namesake"))
        )

    def get(self, target):
        return self.found.get(tuple(target)) if target else None

    def shown(self, model, name, value):
        """A field's value as the admin shows it."""
        field = model._meta.get_field(name)
        if not field.concrete:
            return words_of_rows(value).replace("\n", "; ") or "–"
        if isinstance(field, ForeignKey):
            return self._related(field.related_model, value)
        return display_for_field(field.to_python(value), field, "–")

    def _related(self, model, key):
        if (model, key) not in self.related:
            found = model._default_manager.filter(pk=key).first() if key else None
            self.related[model, key] = str(found) if found else "–"
        return self.related[model, key]


def admin_url(thing, page="change"):
    """Its page in the admin, "" where it has none."""
    try:
        return page_url(thing._meta, page, thing.pk)
    except NoReverseMatch:
        return ""
