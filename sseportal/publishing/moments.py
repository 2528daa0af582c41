"""The time from which visitors see an item, as every form and table asks for it."""

from datetime import UTC, datetime, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

# Beyond, a time has no place in other zones.
FIRST_YEAR, LAST_YEAR = 1970, 2999
MINUTE = timedelta(minutes=1)


class MomentField(forms.SplitDateTimeField):
    def compress(self, data_list):
        if not data_list or any(part in self.empty_values for part in data_list):
            return super().compress(data_list)
        return moment(datetime.combine(*data_list))


def moment(local):
    """When the site's clocks show that, and the first time if they do so twice.

    ValidationError if they never do, or in no year that counts.
    """
    if not FIRST_YEAR <= local.year <= LAST_YEAR:
        told = _("Choose a year from %(first)d to %(last)d.")
        raise ValidationError(told % {"first": FIRST_YEAR, "last": LAST_YEAR})
    zone = timezone.get_current_timezone()
    if not is_shown(local, zone):
        told = _("Clocks are put forward then: the next time is %(time)s.")
        raise ValidationError(
            told % {"time": date_format(next_shown(local, zone), "DATETIME_FORMAT")}
        )
    return local.replace(tzinfo=zone)


def is_shown(local, zone):
    there_and_back = local.replace(tzinfo=zone).astimezone(UTC).astimezone(zone)
    return there_and_back.replace(tzinfo=None) == local


def next_shown(local, zone):
    local = local.replace(second=0, microsecond=0)
    while not is_shown(local, zone):
        local += MINUTE
    return local
