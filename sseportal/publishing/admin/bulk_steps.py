"""What can be done with many items at once: what keeps an item from it, and the change itself."""

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminSplitDateTime
from django.core.exceptions import ValidationError
from django.db.models import Case, Value, When
from django.db.models.functions import TruncDate
from django.utils import timezone
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sseportal.publishing.admin.choosing import ChooseOne, ChooseSeveral
from sseportal.publishing.completeness import lacking_in, named
from sseportal.publishing.dates import Precision, day_of_publishing
from sseportal.publishing.models import Status
from sseportal.publishing.moments import MomentField
from sseportal.publishing.permissions import may_change

TAGS = ("countries", "organisations")


class TagsInput(ChooseSeveral):
    def build_attrs(self, *args, **kwargs):
        """Without a placeholder it has no name for screen readers as long as nothing is chosen."""
        placeholder = str(_("Name, acronym or former name"))
        return super().build_attrs(*args, **kwargs) | {"data-placeholder": placeholder}


class TimeInput(AdminSplitDateTime):
    def __init__(self, **options):
        """What stands before its two parts is no label."""
        super().__init__(**options)
        for part, name in zip(self.widgets, (_("Date"), _("Time")), strict=True):
            part.attrs["aria-label"] = name


class StepForm(forms.Form):
    """What a step has to be told; its fields are those of the step."""

    def __init__(self, fields, data=None):
        super().__init__(data, prefix="to")
        self.fields |= fields

    def in_words(self):
        """[(label, what was told)]"""
        for name, value in self.cleaned_data.items():
            field = self.fields[name]
            if several := getattr(value, "all", None):
                value = ", ".join(map(str, several()))
            choices = dict(getattr(field, "choices", ())) if isinstance(value, str) else {}
            if value:
                yield field.label, choices.get(value, value)


class Step:
    """`permission` is that of the action in the list; what may be done with one item is judged
    for each. What the form was told are its `cleaned_data`, {} where it has no fields."""

    def __init__(self, name, label, permission="change"):
        self.name, self.label, self.permission = name, label, permission

    def form(self, model, data=None):
        return StepForm(self.fields(model), data)

    def fields(self, model):
        return {}

    def refusal(self, user, item, told):
        """Why the item stays as it is, "" if it does not; `told` is None before it is known."""
        if not may_change(user, item):
            return _("you may not change it")
        return "" if told is None else self.why_not(item, told)

    def why_not(self, item, told):
        raise NotImplementedError

    def change(self, model, pks, told):
        """Changes these items, with queries whose number does not depend on theirs."""
        values = self.values(told) | {"updated_at": timezone.now()}
        model._default_manager.filter(pk__in=pks).update(**values)

    def values(self, told):
        """{field: value} that each item gets."""
        return {}

    def logged(self, model, told):
        names = [str(model._meta.get_field(name).verbose_name) for name in self.values(told)]
        return [{"changed": {"fields": names}}]


class NewStatus(Step):
    def __init__(self, name, label, status, permission="publish"):
        super().__init__(name, label, permission)
        self.status = status

    def why_not(self, item, told):
        if item.status == self.status:
            return _("it is %(status)s already") % {"status": item.get_status_display()}
        return ""

    def values(self, told):
        return {"status": self.status}


class Submit(NewStatus):
    def why_not(self, item, told):
        return "" if item.status == Status.DRAFT else _("it is no draft")


class Dating(NewStatus):
    """What has no date gets the day on which visitors first see it."""

    def change(self, model, pks, told):
        undated = model._default_manager.filter(pk__in=pks, published_on=None)
        undated.update(published_on=self.day(told), date_precision=Precision.DAY)
        super().change(model, pks, told)

    def day(self, told):
        """For each item: a draft may have its time already."""
        is_to_come = When(publish_at__gt=timezone.now(), then=TruncDate("publish_at"))
        return Case(is_to_come, default=Value(day_of_publishing(None)))


class Publish(Dating):
    """What is scheduled is published now."""

    def why_not(self, item, told):
        if item.is_scheduled:
            return ""
        return super().why_not(item, told) or lack(item)

    def change(self, model, pks, told):
        due_later = model._default_manager.due_later().filter(pk__in=pks)
        due_later.update(publish_at=None)
        super().change(model, pks, told)


class Schedule(Dating):
    def fields(self, model):
        field = model._meta.get_field("publish_at").formfield(
            form_class=MomentField,
            widget=TimeInput,
            required=True,
            validators=[is_to_come],
            help_text=_("In the time zone %(zone)s.")
            % {"zone": timezone.get_current_timezone_name()},
        )
        return {"publish_at": field}

    def why_not(self, item, told):
        if item.is_visible:
            return _("visitors see it already")
        if item.status == Status.PUBLISHED and item.publish_at == told["publish_at"]:
            return _("it is scheduled for then already")
        return "" if item.status == Status.PUBLISHED else lack(item)

    def day(self, told):
        return day_of_publishing(told["publish_at"])

    def values(self, told):
        return super().values(told) | {"publish_at": told["publish_at"]}


class Tagging(Step):
    """`self.through(model)`: {field: the model of its rows}."""

    def fields(self, model):
        found = {}
        for name, through in self.through(model).items():
            widget = TagsInput(through._meta.get_field("tag"), admin.site)
            found[name] = model._meta.get_field(name).formfield(widget=widget)
        return found

    def form(self, model, data=None):
        form = super().form(model, data)
        form.clean = lambda: some_of(form.cleaned_data)
        return form

    def through(self, model):
        return {name: model._meta.get_field(name).through for name in TAGS}

    def chosen(self, told):
        return {tag for name in TAGS for tag in told[name]}

    def in_words(self, told):
        return get_text_list(sorted(str(tag) for tag in self.chosen(told)), _("and"))


class Tag(Tagging):
    def why_not(self, item, told):
        return _("it has them already") if self.chosen(told) <= tags_of(item) else ""

    def change(self, model, pks, told):
        super().change(model, pks, told)
        for name, through in self.through(model).items():
            rows = [
                through(content_object_id=pk, tag_id=tag.pk) for pk in pks for tag in told[name]
            ]
            through._base_manager.bulk_create(rows, ignore_conflicts=True)

    def logged(self, model, told):
        return _("Added: %(tags)s.") % {"tags": self.in_words(told)}


class Untag(Tagging):
    def why_not(self, item, told):
        return "" if self.chosen(told) & tags_of(item) else _("it has none of them")

    def change(self, model, pks, told):
        super().change(model, pks, told)
        for name, through in self.through(model).items():
            through._base_manager.filter(content_object__in=pks, tag__in=told[name]).delete()

    def logged(self, model, told):
        return _("Removed: %(tags)s.") % {"tags": self.in_words(told)}


class SetField(Step):
    """For a kind of content: another kind, another series."""

    def __init__(self, name, label, field):
        super().__init__(name, label)
        self.field = field

    def fields(self, model):
        field = model._meta.get_field(self.field)
        options = {"widget": ChooseOne(field, admin.site)} if field.many_to_one else {}
        return {self.field: field.formfield(**options)}

    def why_not(self, item, told):
        field = item._meta.get_field(self.field)
        value = getattr(told[self.field], "pk", told[self.field])
        return _("it has it already") if getattr(item, field.attname) == value else ""

    def values(self, told):
        return {self.field: told[self.field]}


def lack(item):
    found = lacking_in(item)
    return _("it lacks %s") % named(found) if found else ""


def is_to_come(moment):
    if moment <= timezone.now():
        raise ValidationError(_("Choose a time that is still to come."))


def some_of(told):
    if not any(told.get(name) for name in TAGS):
        raise ValidationError(_("Choose a country or an organisation."))
    return told


def tags_of(item):
    return {*item.countries.all(), *item.organisations.all()}


STEPS = [
    Submit("submit", gettext_lazy("Submit for review"), Status.REVIEW, "change"),
    Publish("publish", gettext_lazy("Publish"), Status.PUBLISHED),
    Schedule("schedule", gettext_lazy("Schedule: publish at a time"), Status.PUBLISHED),
    NewStatus("withdraw", gettext_lazy("Back to draft: hide from visitors"), Status.DRAFT),
    NewStatus("archive", gettext_lazy("Archive: hide, and keep"), Status.ARCHIVED),
    Tag("tag", gettext_lazy("Add countries or organisations")),
    Untag("untag", gettext_lazy("Remove countries or organisations")),
]
