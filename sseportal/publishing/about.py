"""What a page of a country or organisation holds: all on it, or that of a year or month."""

from dataclasses import dataclass

from django.urls import reverse

from sseportal.publishing.dates import Precision
from sseportal.publishing.periods import Period, read_period
from sseportal.publishing.topics import Topic
from sseportal.taxonomy.models import Term

PERIODS = {"month": Precision.MONTH, "year": Precision.YEAR}
IN_ADDRESSES = ("country", "organisation", "year", "month")


def asked_period(parameters):
    """The Period of `month` or of `year` among an address's parameters; None for anything else."""
    for name, precision in PERIODS.items():
        period = read_period(said := parameters.get(name, ""))
        if period and period.precision == precision and str(period) == said:
            return period
    return None


@dataclass(frozen=True)
class About:
    topic: Topic
    term: Term
    period: Period | None = None

    @property
    def pairs(self):
        """(parameter, value) of the lists that hold the same."""
        return [(self.topic.parameter, self.term.slug), *self.period_pairs]

    @property
    def period_pairs(self):
        return [(self.period.precision, str(self.period))] if self.period else []

    def path(self, value=None):
        """The page itself, narrowed to a year or month by its `value` such as `2023-03`."""
        query = [("month" if "-" in value else "year", value)] if value else None
        return reverse(self.topic.detail, args=[self.term.slug], query=query)

    @property
    def chosen(self):
        return [str(self.period)] if self.period else []

    def toggled(self, value):
        """The page narrowed to `value`; if it is already, to the year of it or to nothing."""
        if value not in self.chosen:
            return self.path(value)
        return self.path(value[:4] if "-" in value else None)

    def list_path(self, model, page="list", args=(), more=()):
        """The list, or another page, of one kind of content that holds the same, and `more`."""
        query = self._in_order(more)
        return reverse(f"{model._meta.app_label}:{page}", args=args, query=query)

    def search_path(self, more=()):
        """The list of every kind of content that holds the same, and `more`."""
        return reverse("search:list", query=self._in_order(more))

    def _in_order(self, more):
        return sorted([*self.pairs, *more], key=lambda pair: IN_ADDRESSES.index(pair[0]))
