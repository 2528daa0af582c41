"""What may be read by whom, and in which order."""

from django.db.models import Max, Q
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone

from sseportal.publishing.figures import TextsQuerySet
from sseportal.publishing.review_links import end_links

# The precisions stand in this order by letter too: day, month, year.
NEWEST = ("-published_on", "date_precision", "-pk")


class PublicationQuerySet(TextsQuerySet):
    def visible(self):
        """The only public gate: published, and its time has come. `is_visible` says it of one."""
        due = Q(publish_at=None) | Q(publish_at__lte=timezone.now())
        return self.filter(due, status=self.model.Status.PUBLISHED)

    def due_later(self):
        """What will be visible by the clock alone."""
        return self.filter(self._is_due_later())

    def awaited(self):
        """What no visitor has seen, unless it was withdrawn."""
        return self.filter(self._is_awaited())

    def update(self, **fields):
        """As `save`: no link for reviewers outlives the publication of its item."""
        changed = super().update(**fields)
        if {"status", "publish_at"} & fields.keys():
            end_links(self.model)
        return changed

    update.alters_data = True

    def _is_due_later(self):
        return Q(publish_at__gt=timezone.now(), status=self.model.Status.PUBLISHED)

    def _is_awaited(self):
        status = self.model.Status
        return Q(status__in=(status.DRAFT, status.REVIEW)) | self._is_due_later()

    def newest(self):
        """Newest first; "March 2023" comes after the dated items of that month."""
        return self.order_by(*NEWEST)

    def versions_of(self, item):
        """The item in all its languages, itself too: one original and its translations."""
        original = item.translation_of_id or item.pk
        # Apart: asked with "or", SQLite reads all that is published.
        others = self.model._base_manager.filter(translation_of=original)
        numbers = [original, *others.values_list("pk", flat=True)]
        return self.filter(pk__in=numbers).order_by("language", "pk")

    def latest_change(self):
        """The latest `changed_at`; None where there is nothing."""
        came = Coalesce("publish_at", "updated_at")
        return self.aggregate(latest=Max(Greatest("updated_at", came)))["latest"]

    def for_page(self):
        """With all that an item's page shows."""
        return self.select_related("picture").prefetch_related("countries", "organisations")

    def for_index(self):
        """With all that an item is found by."""
        return self.for_page()

    def for_snippets(self):
        """With the texts of which a stretch may be shown."""
        return self

    def for_links(self):
        """With what a link to each item says."""
        return self.only("title", "slug", "language")

    def for_table(self):
        """With all that a row of a table says of each item."""
        return self.prefetch_related("countries", "organisations", "author")

    def for_cards(self):
        """With what a list shows of each item, and without its body."""
        return self.for_page().defer("body")
