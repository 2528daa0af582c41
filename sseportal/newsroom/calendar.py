"""A month of the newsroom: what is published, on its date, and what is scheduled, at its time."""

import calendar as months
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.contrib import admin
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import get_format

from sseportal.admin_pages import page_url
from sseportal.publishing.dates import Precision
from sseportal.publishing.models import Status
from sseportal.publishing.registry import publication_models

MOST_A_DAY = 20
# Beyond, a time may have no counterpart in another zone.
FIRST_YEAR, LAST_YEAR = 2, 9998


@dataclass(frozen=True)
class Month:
    year: int
    number: int

    @classmethod
    def read(cls, text):
        """`2023-03`; ValueError where it is no month."""
        found = cls.of(datetime.strptime(text, "%Y-%m").date())
        if not FIRST_YEAR <= found.year <= LAST_YEAR:
            raise ValueError(text)
        return found

    @classmethod
    def of(cls, day):
        return cls(day.year, day.month)

    def __str__(self):
        return f"{self.year:04}-{self.number:02}"

    @property
    def first(self):
        return date(self.year, self.number, 1)

    @property
    def last(self):
        return self.first.replace(day=months.monthrange(self.year, self.number)[1])

    @property
    def before(self):
        """None at the beginning of time."""
        if self.number > 1:
            return Month(self.year, self.number - 1)
        return Month(self.year - 1, 12) if self.year > FIRST_YEAR else None

    @property
    def after(self):
        """None at its end."""
        if self.number < 12:
            return Month(self.year, self.number + 1)
        return Month(self.year + 1, 1) if self.year < LAST_YEAR else None

    def weeks(self):
        """[[day, or None outside of the month]]"""
        rows = months.Calendar(first_weekday()).monthdayscalendar(self.year, self.number)
        return [[(day and self.first.replace(day=day)) or None for day in row] for row in rows]


@dataclass(frozen=True)
class Entry:
    """`at` is the time from which a scheduled item is shown; None for what is published."""

    title: str
    url: str
    kind: str
    at: datetime | None = None


@dataclass
class Day:
    day: date | None
    entries: list = field(default_factory=list)

    @property
    def shown(self):
        return self.entries[:MOST_A_DAY]

    @property
    def more(self):
        return len(self.entries) - len(self.shown)


@dataclass(frozen=True)
class Page:
    """`lists` are (name, address) of each kind; `weeks` are lists of Days; `of_month` and
    `of_year` have the entries without a day."""

    month: Month
    lists: list
    weeks: list
    of_month: Day
    of_year: Day


def page(request, month):
    """What the user may read, in two queries for each kind of content."""
    days, of_month, of_year = defaultdict(list), Day(month.first), Day(month.first)
    precise = {Precision.MONTH: of_month.entries, Precision.YEAR: of_year.entries}
    for kind in kinds(request):
        items = kind.get_queryset(request).order_by("title", "pk")
        for pk, title, day, precision in published(items, month):
            precise.get(precision, days[day]).append(entry(kind, pk, title))
        for pk, title, at in scheduled(items, month):
            local = timezone.localtime(at)
            days[local.date()].append(entry(kind, pk, title, local))
    weeks = [[Day(day, in_order(days[day])) for day in week] for week in month.weeks()]
    lists = [
        (kind.opts.verbose_name_plural, page_url(kind.opts, "changelist"))
        for kind in kinds(request)
    ]
    return Page(month, lists, weeks, of_month, of_year)


def kinds(request):
    found = map(admin.site.get_model_admin, publication_models())
    return [kind for kind in found if kind.has_view_permission(request)]


def published(items, month):
    """[(pk, title, date, precision)] of the month, and of its year where that alone is known."""
    year = Q(date_precision=Precision.YEAR, published_on=month.first.replace(month=1))
    days = Q(published_on__range=(month.first, month.last)) & ~Q(date_precision=Precision.YEAR)
    waiting = items.due_later().order_by().values("pk")
    shown = items.filter(year | days, status=Status.PUBLISHED).exclude(pk__in=waiting)
    return shown.values_list("pk", "title", "published_on", "date_precision")


def scheduled(items, month):
    """[(pk, title, time)] of what comes due in the month, as the site's time zone has it."""
    zone = timezone.get_default_timezone()
    begin = datetime.combine(month.first, time.min, zone)
    end = datetime.combine(month.last, time.max, zone)
    near = items.due_later().filter(publish_at__range=(begin, end))
    return near.order_by("publish_at", "pk").values_list("pk", "title", "publish_at")


def entry(kind, pk, title, at=None):
    return Entry(title, page_url(kind.opts, "change", pk), str(kind.opts.verbose_name), at)


def in_order(entries):
    """What is scheduled last, by its time."""
    return sorted(entries, key=lambda one: one.at.timestamp() if one.at else 0)


def first_weekday():
    """As Python's calendar counts it, Monday is 0; Django's formats begin with Sunday."""
    return (get_format("FIRST_DAY_OF_WEEK") - 1) % 7


def weekdays():
    """Any seven days in the order of a week's columns."""
    monday = date(2024, 1, 1)
    return [monday + timedelta(days=(first_weekday() + n) % 7) for n in range(7)]
