"""The columns of a table of items: what each says of an item, and what it reads from a cell."""

from dataclasses import dataclass, field
from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from import_export.fields import Field

from sseportal.publishing.files.formats import in_one_text
from sseportal.publishing.periods import Period, read_period
from sseportal.search.text import by_name, fold
from sseportal.taxonomy.fields import set_tags

UPDATED = "updated"


@dataclass
class Cell:
    """What a cell was read as: `told` goes to the item's form, `shown` is said about it, `value`
    is what the column itself will `save`."""

    told: dict
    shown: str
    value: list = field(default_factory=list)


class Column(Field):
    """Of the field `name`; a column that can't be brought in has `readonly`. `request` is set."""

    request = None
    keeps_blank = False  # whether an empty cell leaves the item as it is
    hint = ""  # how it is written

    def __init__(self, name, heading=None, readonly=False, hint=""):
        super().__init__(attribute=name, column_name=heading or name, readonly=readonly)
        self.name, self.hint = name, hint or self.hint

    def hint_for(self, model):
        return self.hint

    def export(self, instance, structured=False, **kwargs):
        return self.value(instance) if structured else self.text(instance)

    def value(self, item):
        found = getattr(item, self.name)
        return "" if found is None else str(found)

    def text(self, item):
        """As it stands in a cell, before anything is done to formulas."""
        return in_one_text(self.value(item))

    def read(self, text, item):
        """A Cell; ValidationError says what is wrong with it."""
        return Cell({self.name: text}, text)

    def save(self, rows):
        """For what is in no column of the items; `rows` is [(item, its `Cell.value`)]."""


class Choice(Column):
    """The value of a field with choices; its label is read as well."""

    keeps_blank = True

    def hint_for(self, model):
        values = ", ".join(value for value, _label in model._meta.get_field(self.name).flatchoices)
        return _("One of: %s.") % values

    def read(self, text, item):
        choices = item._meta.get_field(self.name).flatchoices
        known = {fold(str(each)): value for value, label in choices for each in (value, label)}
        if fold(text) not in known:
            values = ", ".join(value for value, _label in choices)
            told = _("“%(text)s” is none of: %(values)s.") % {"text": text, "values": values}
            raise ValidationError(told)
        value = known[fold(text)]
        return Cell({self.name: value}, value)


class Day(Column):
    """A date as precise as it is known: 2023-02-14, 2023-03, 2023."""

    hint = gettext_lazy("2023-02-14, or 2023-02, or 2023: as precise as it is known.")

    def value(self, item):
        return item.date_for_machines

    def read(self, text, item):
        period = read_period(text) if text else None
        if text and period is None:
            told = _("“%s” is no date: write 2023-02-14, or 2023-02, or 2023.") % text
            raise ValidationError(told)
        return Cell(self._told(period), str(period or ""))

    def _told(self, period: Period | None):
        precision = {"date_precision": period.precision} if period else {}
        return {"published_on": period and period.first} | precision


class Moment(Column):
    """A time in the site's time zone: 2026-06-20 10:00."""

    hint = gettext_lazy("2026-06-20 10:00, in the site’s time zone.")

    def value(self, item):
        found = getattr(item, self.name)
        return timezone.localtime(found).strftime("%Y-%m-%d %H:%M") if found else ""

    def read(self, text, item):
        moment = moment_of(text) if text else None
        if text and moment is None:
            raise ValidationError(_("“%s” is no time: write 2026-06-20 10:00.") % text)
        parts = [moment.date().isoformat(), moment.time().isoformat()] if moment else ["", ""]
        return Cell({self.name: parts}, " ".join(parts)[:16].strip())


class Link(Column):
    """The item of the same kind that a foreign key leads to, by its number."""

    hint = gettext_lazy("The id of another item.")

    def value(self, item):
        return str(getattr(item, f"{self.name}_id") or "")

    def read(self, text, item):
        if text and not (text.isdecimal() and len(text) < 19):
            raise ValidationError(_("“%s” is no number of an item.") % text)
        return Cell({self.name: text}, text)


class Named(Column):
    """What a foreign key leads to, by its name."""

    hint = gettext_lazy("A name that is known here.")
    keeps_blank = True

    def read(self, text, item):
        model = item._meta.get_field(self.name).related_model
        found = model._default_manager.filter(name__iexact=text).first()
        if found is None:
            raise ValidationError(_("“%s” is not known here.") % text)
        return Cell({self.name: found.pk}, str(found))


class Tags(Column):
    """`Kenya (KE); Senegal (SN)`; read by any of their names."""

    def __init__(self, name, code, example):
        told = gettext_lazy("By any of their names, several parted by semicolons: {example}.")
        super().__init__(name, hint=format_lazy(told, example=example))
        self.code = code
        self._known = None

    def value(self, item):
        return self._records(sorted(getattr(item, self.name).all(), key=by_name))

    def _records(self, tags):
        return [{"name": tag.name, self.code: getattr(tag, self.code)} for tag in tags]

    def read(self, text, item):
        names = [each.strip() for each in text.split(";") if each.strip()]
        tags = sorted({self._find(name, item) for name in names}, key=by_name)
        keys = [tag.pk for tag in tags]
        return Cell({self.name: keys}, in_one_text(self._records(tags)), keys)

    def save(self, rows):
        set_tags(self.name, dict(rows))

    def _find(self, name, item):
        if self._known is None:
            self._known = self._names(item._meta.get_field(self.name).related_model)
        tags = self._known.get(fold(name), set())
        if not tags:
            raise ValidationError(_("“%s” is not known here.") % name)
        if len(tags) > 1:
            among = ", ".join(sorted(tag.name for tag in tags))
            raise ValidationError(
                _("“%(name)s” may be: %(among)s.") % {"name": name, "among": among}
            )
        return next(iter(tags))

    def _names(self, model):
        """{name: the tags that have it}; a tag's own name goes before the others'."""
        found, own = {}, {}
        for tag in model._default_manager.prefetch_related("other_names"):
            code = getattr(tag, self.code)
            own[fold(tag.name)] = {tag}
            if code:
                own.setdefault(fold(f"{tag.name} ({code})"), {tag})
            for name in (code, *(other.text for other in tag.other_names.all())):
                found.setdefault(fold(name), set()).add(tag)
        return found | own


class Told(Column):
    """What is only said: nobody changes it in a table."""

    def __init__(self, name, heading=None):
        super().__init__(name, heading, readonly=True)


class LastChange(Told):
    """Tells of a row from a table whether somebody changed its item after it was exported."""

    def value(self, item):
        return item.updated_at.isoformat() if item.updated_at else ""

    def is_older(self, text, item):
        """False without a text; ValidationError if it is no time."""
        if not text.strip():
            return False
        try:
            then = aware(time_of(text.strip()))
        except (ValueError, OverflowError):
            told = _("“%s” is no time: leave it as it was exported, or empty.") % text
            raise ValidationError({self.column_name: told}) from None
        # A spreadsheet may have dropped the fractions.
        return then < (item.updated_at if then.microsecond else whole_second(item.updated_at))


def time_of(text):
    """ValueError if it is none."""
    return parse_datetime(text) or datetime.fromisoformat(text)


def aware(moment):
    """A time without a zone is meant in the site's."""
    return moment if moment.tzinfo else timezone.make_aware(moment)


def whole_second(moment):
    return moment.replace(microsecond=0)


def moment_of(text):
    """In the site's zone, and without it; None if it is no time."""
    try:
        found = time_of(text)
        return timezone.localtime(found).replace(tzinfo=None) if found.tzinfo else found
    except (ValueError, OverflowError):
        return None


BEFORE = [
    Column("id", hint=gettext_lazy("Of an item that is there; empty for a new one.")),
    Column("title"),
]
AFTER = [
    Day("published_on", "date"),
    Choice("language"),
    Choice("status"),
    Moment("publish_at", "not_before"),
    Column("summary"),
    Column("body", hint=gettext_lazy("HTML, or plain text with empty lines between paragraphs.")),
    Tags("countries", "code", "Kenya; SN"),
    Tags("organisations", "acronym", "ILO; World Bank"),
    Column("credit"),
    Column("external_url", "original", hint=gettext_lazy("The address where it first appeared.")),
    Link("translation_of"),
    Told("author"),
    LastChange("updated_at", UPDATED),
]
