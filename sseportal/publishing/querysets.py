"""What may be read by whom, and in which order."""

from datetime import date

from django.db.models import Case, Count, Max, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce, ExtractMonth, ExtractYear, Greatest
from django.utils import timezone

from sseportal.publishing.dates import Precision
from sseportal.search.text import Fold

# The precisions stand in this order by letter too: day, month, year.
NEWEST = ("-published_on", "date_precision", "-pk")
# A shared country says more than a shared organisation: most items name the ILO.
SHARED_WEIGHTS = {"countries": 2, "organisations": 1}


def _flag(precision):
    """0 for dates more precise than `precision`, 1 for those that go last within their period."""
    return Case(When(date_precision=precision, then=Value(1)), default=Value(0))


class PublicationQuerySet(QuerySet):
    def visible(self):
        """The only public gate: published, and its time has come. `is_visible` says it of one."""
        due = Q(publish_at=None) | Q(publish_at__lte=timezone.now())
        return self.filter(due, status=self.model.Status.PUBLISHED)

    def within(self, first=date.min, last=date.max):
        """Dated between two days; what is dated by month or year alone, with any day of it."""
        begun = Q(published_on__gte=first)
        begun |= Q(published_on__gte=first.replace(day=1), date_precision=Precision.MONTH)
        begun |= Q(published_on__gte=first.replace(month=1, day=1), date_precision=Precision.YEAR)
        return self.filter(begun, published_on__lte=last)

    def newest(self):
        """Newest first; "March 2023" comes after the dated items of that month."""
        return self.order_by(*NEWEST)

    def oldest(self):
        """Oldest first; "March 2023" comes after the dated items of that month here too."""
        return self.order_by(
            ExtractYear("published_on"),
            _flag(Precision.YEAR),
            ExtractMonth("published_on"),
            _flag(Precision.MONTH),
            "published_on",
            "pk",
        )

    def by_title(self):
        return self.order_by(Fold("title"), "pk")

    def newer_than(self, item):
        """Those before `item` in `newest()`, the nearest last."""
        return self._beside(item, day="gt", precision="lt", pk="gt")

    def older_than(self, item):
        """Those after `item` in `newest()`, the nearest first."""
        return self._beside(item, day="lt", precision="gt", pk="lt")

    def _beside(self, item, day, precision, pk):
        same_day = Q(published_on=item.published_on)
        same = same_day & Q(date_precision=item.date_precision)
        return self.filter(
            Q(**{f"published_on__{day}": item.published_on})
            | same_day & Q(**{f"date_precision__{precision}": item.date_precision})
            | same & Q(**{f"pk__{pk}": item.pk})
        ).newest()

    def versions_of(self, item):
        """The item in all its languages, itself too: one original and its translations."""
        original = item.translation_of_id or item.pk
        return self.filter(Q(pk=original) | Q(translation_of=original)).order_by("language", "pk")

    def latest_change(self):
        """The latest `changed_at`; None where there is nothing."""
        came = Coalesce("publish_at", "updated_at")
        return self.aggregate(latest=Max(Greatest("updated_at", came)))["latest"]

    def for_page(self):
        """With all that an item's page shows."""
        return self.prefetch_related("countries", "organisations")

    def for_cards(self):
        """With what a list shows of each item, and without its body."""
        return self.for_page().defer("body")

    def sharing_tags_with(self, item):
        """Those with a country or organisation of `item`, annotated `shared`, the most first."""
        common = [
            weight * Count(name, filter=Q(**{f"{name}__in": tags}), distinct=True)
            for name, weight in SHARED_WEIGHTS.items()
            if (tags := [tag.pk for tag in item.tags(name)])
        ]
        if not common:
            return self.none()
        return self.annotate(shared=sum(common)).filter(shared__gt=0).order_by("-shared", *NEWEST)
