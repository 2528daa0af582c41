"""Dates that are as precise as their source: a day, a month or a year."""

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _


class Precision(models.TextChoices):
    """In the order in which items of one date are listed: the precise ones first."""

    DAY = "day", _("day")
    MONTH = "month", _("month")
    YEAR = "year", _("year")


_FORMATS = {Precision.DAY: "DATE_FORMAT", Precision.MONTH: "YEAR_MONTH_FORMAT"}


def start_of(day, precision):
    """The first day of the month or year that `day` stands for; None stays None."""
    if day is None or precision == Precision.DAY:
        return day
    return day.replace(day=1) if precision == Precision.MONTH else day.replace(month=1, day=1)


def day_of_publishing(moment):
    """On which visitors first see what is published now; not before `moment`, if there is one."""
    return timezone.localdate(moment and max(moment, timezone.now()))


def in_words(day, precision):
    """`14 February 2023`, `March 2023` or `2023`, in the visitor's language; "" without a date."""
    if day is None:
        return ""
    if precision == Precision.YEAR:
        return str(day.year)
    return date_format(day, _FORMATS[precision])


def machine_readable(day, precision):
    """ISO 8601, as long as it is precise: `2023-02-14`, `2023-03` or `2023`."""
    if day is None:
        return ""
    return day.isoformat()[: {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}[precision]]
