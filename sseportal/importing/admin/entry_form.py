"""What an editor says of one entry before it is stored."""

import hashlib
import json
from datetime import date

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from sseportal.importing.admin.entry_choices import (
    decisions,
    is_about_people,
    key_of,
    kinds,
    precisions,
)
from sseportal.importing.admin.tag_choices import KEYS
from sseportal.importing.models import Candidate, Result
from sseportal.importing.staging import people_told

ISO = "%Y-%m-%d"
FIRST, LAST = date(1800, 1, 1), date(2099, 12, 31)
MOST_PEOPLE = 100
LONGEST_TITLE = 500
LONGEST_SUMMARY = 5_000  # of 25 entries, what a request may hold
CONFLICT = ValidationError(
    _("Somebody changed this entry meanwhile. Save again to keep what you see here instead."),
    code="conflict",
)
FIRST_OF = {"month": {"day": 1}, "year": {"month": 1, "day": 1}}


def is_editable(candidate):
    """Not where it joins an item: to be corrected is that item, then."""
    fate = candidate.fate
    return (
        fate["result"] == Result.CREATED
        and "twin" not in fate
        and not isinstance(candidate.says, tuple)
    )


class PersonForm(forms.Form):
    """One without a name is none."""

    name = forms.CharField(label=_("Name"), required=False, max_length=200)
    role = forms.CharField(label=_("Role"), required=False, max_length=300)
    organisation = forms.CharField(label=_("Organisation"), required=False, max_length=300)

    def clean(self):
        told = self.cleaned_data
        is_blank = not told.get("name") and "name" not in self.errors
        if is_blank and not self.initial and (told.get("role") or told.get("organisation")):
            self.add_error("name", ValidationError(_("Give the person’s name.")))


class TakeForm(forms.Form):
    """Of any entry: whether it is taken in, and as what. `save` stores it in the Candidate.

    A page holds the forms of many entries, and others may look at the same ones: the form carries
    what was `seen`. An entry that its sender left alone is not saved; one that somebody else
    changed meanwhile is told of first.
    """

    take = forms.BooleanField(label=_("Take it in"), required=False)
    decision = forms.ChoiceField(label=_("What is it?"), required=False, widget=forms.RadioSelect)

    def __init__(self, candidate, tags, data=None):
        self.candidate, self.tags = candidate, tags
        super().__init__(data, prefix=f"entry-{candidate.pk}", initial=self.initially())
        self.fields["decision"].choices = decisions(candidate)
        if not candidate.fate["alike"]:
            del self.fields["decision"]

    def initially(self):
        return {"take": self.candidate.is_chosen, "decision": self.candidate.decision}

    @property
    def seen(self):
        """What the sender of the page has seen of the entry; after a conflict, what it is now."""
        is_sent = self.is_bound and not self.has_error(NON_FIELD_ERRORS, "conflict")
        return self._sent if is_sent else digest_of(saved(self.candidate))

    @property
    def _sent(self):
        return self.data.get(self.add_prefix("seen"), "")

    def is_valid(self):
        valid = super().is_valid()
        if valid and self._is_touched and self._sent != digest_of(saved(self.candidate)):
            self.add_error(None, CONFLICT)
            return False
        return valid

    @property
    def _is_touched(self):
        return digest_of(self.told()) != self._sent

    def edits(self):
        return self.candidate.edits

    def told(self):
        """The Candidate's fields, as the form has them."""
        told = self.cleaned_data
        return {
            "is_chosen": told["take"],
            "decision": told.get("decision", self.candidate.decision),
            "edits": self.edits(),
        }

    def save(self):
        """Whether anything is said that wasn't."""
        now = self.told()
        if not self._is_touched or now == saved(self.candidate):
            return False
        for name, value in now.items():
            setattr(self.candidate, name, value)
        # Not `save`: the import may have been stored, and its candidates forgotten, meanwhile.
        return bool(Candidate.objects.filter(pk=self.candidate.pk).update(**now))


def saved(candidate):
    return {name: getattr(candidate, name) for name in ("is_chosen", "decision", "edits")}


def digest_of(told):
    text = json.dumps(told, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


class EntryForm(TakeForm):
    """Of an entry that becomes a new item: what was read may be corrected."""

    title = forms.CharField(
        label=_("Title"), max_length=LONGEST_TITLE, widget=forms.TextInput(attrs={"dir": "auto"})
    )
    summary = forms.CharField(
        label=_("Summary"),
        required=False,
        max_length=LONGEST_SUMMARY,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    kind = forms.ChoiceField(label=_("Kind"))
    date = forms.DateField(
        label=_("Date (year-month-day)"),
        required=False,
        input_formats=[ISO, "%d %B %Y"],
        widget=forms.DateInput(format=ISO, attrs={"size": 11}),
        validators=[MinValueValidator(FIRST), MaxValueValidator(LAST)],
    )
    date_precision = forms.ChoiceField(label=_("precise to the"))
    countries = forms.MultipleChoiceField(label=_("Countries"), required=False)
    organisations = forms.MultipleChoiceField(label=_("Organisations"), required=False)
    more_countries = forms.CharField(label=_("More countries"), required=False, max_length=1000)
    more_organisations = forms.CharField(
        label=_("More organisations"), required=False, max_length=2000
    )

    def __init__(self, candidate, tags, data=None):
        self.now = candidate.reading | candidate.edits
        super().__init__(candidate, tags, data)
        self.fields["title"].required = bool(candidate.reading["title"])
        if len(self.now["summary"]) > LONGEST_SUMMARY:
            del self.fields["summary"]
        self.fields["kind"].choices = kinds()
        self.fields["date_precision"].choices = precisions()
        self.offered, self.beyond = {}, {}
        for name in KEYS:
            self.offered[name] = tags.offered(name, self.now, candidate.reading)
            self.beyond[name] = tags.beyond(name, self.now, candidate.reading)
            self.fields[name].choices = [(one.key, one.name) for one in self.offered[name]]
            self.fields[f"more_{name}"].widget.attrs["list"] = f"known-{name}"
        self.people = list(self._people_forms(data))

    def initially(self):
        now = self.now
        return super().initially() | {
            "title": now["title"],
            "summary": now["summary"],
            "kind": key_of(now),
            "date": now["date"],
            "date_precision": now["date_precision"] or "day",
            **{name: [one[key] for one in now[name]] for name, key in KEYS.items()},
        }

    def _people_forms(self, data):
        known, prefix = self.now["people"], f"{self.prefix}-people"
        if not (known or is_about_people(self.now)):
            return
        number = len(known) + 1 if data is None else MOST_PEOPLE
        for n in range(number):
            if data is not None and f"{prefix}-{n}-name" not in data:
                return
            yield PersonForm(
                data, prefix=f"{prefix}-{n}", initial=known[n] if n < len(known) else None
            )

    def ticks(self, name):
        """[(what is offered, whether it is ticked)] of the field."""
        ticked = set(self[name].value() or [])
        return [(one, one.key in ticked) for one in self.offered[name]]

    def is_valid(self):
        # The people first: the whole asks what they say.
        are_valid = [form.is_valid() for form in self.people]
        self.errors  # noqa: B018 - every error is to show
        return all(are_valid) and super().is_valid()

    def clean_more_countries(self):
        return self.tags.named("countries", self.cleaned_data["more_countries"])

    def clean_more_organisations(self):
        return self.tags.named("organisations", self.cleaned_data["more_organisations"])

    def edits(self):
        """What differs from the reading."""
        reading = self.candidate.reading
        said = self._texts() | self._kind() | self._date() | self._tags()
        said |= {"people": self._people(reading | said)}
        return {name: value for name, value in said.items() if reading[name] != value}

    def _texts(self):
        """As they were read, where only blanks differ, which a browser sends otherwise."""
        told, reading = self.cleaned_data, self.candidate.reading
        texts = {name: told[name] for name in ("title", "summary") if name in told}
        return {
            name: reading[name] if text.split() == reading[name].split() else _lines(text)
            for name, text in texts.items()
        }

    def _kind(self):
        """The source's label doesn't fit another kind than what it was read as."""
        reading, key = self.candidate.reading, self.cleaned_data["kind"]
        if key == key_of(reading):
            return {}
        model, kind, series = key.split(":")
        label = {"kind_label": ""} if model == reading["model"] else {}
        return {"model": model, "kind": kind, "series": series or None} | label

    def _date(self):
        day, precision = self.cleaned_data["date"], self.cleaned_data["date_precision"]
        if day is None:
            return {"date": None, "date_precision": None}
        day = day.replace(**FIRST_OF.get(precision, {}))
        return {"date": day.isoformat(), "date_precision": precision}

    def _people(self, now):
        """Of what is turned into an interview, those whom its texts name."""
        if not is_about_people(now):
            return self.candidate.reading["people"]
        if not (self.people or is_about_people(self.now)):
            return people_told(now["title"], now["summary"])
        told = [form.cleaned_data for form in self.people]
        return [dict(person) for person in told if person["name"]]

    def _tags(self):
        told, readings = self.cleaned_data, (self.now, self.candidate.reading)
        return {
            name: self.tags.corrected(name, readings, told[name], told[f"more_{name}"])
            for name in KEYS
        }


def _lines(text):
    return text.replace("\r\n", "\n")


def form_for(candidate, tags, data=None):
    """The form that fits; of one that was sent, the form that was shown."""
    is_whole = is_editable(candidate)
    if data is not None:
        is_whole = is_whole and f"entry-{candidate.pk}-kind" in data
    return (EntryForm if is_whole else TakeForm)(candidate, tags, data)
