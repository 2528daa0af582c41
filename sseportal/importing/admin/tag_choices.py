"""The countries and organisations that an entry may get: those that were read, and any others."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sseportal.importing.directory import Directory
from sseportal.taxonomy.models import CountryName, ReviewState

KEYS = {"countries": "code", "organisations": "name"}
BETWEEN = ";"
# A page that offers more names to complete is slow to open.
MOST_OPTIONS = 3_000
# Of one entry; what it names beyond stays as it was read.
MOST_TICKS = 60
NEW = gettext_lazy("new, to be reviewed")


@dataclass(frozen=True)
class Offered:
    """A tag to tick: what a form sends for it, its name, the words it was read from, what it is."""

    key: str
    name: str
    evidence: str = ""
    note: str = ""


class TagChoices:
    """For all entries of a page; in readings, tags are as the JSON contract has them."""

    def __init__(self):
        self.directory = Directory()

    def offered(self, field, *readings):
        """The first of those that any of the readings has, each once."""
        return self._found(field, readings)[:MOST_TICKS]

    def beyond(self, field, *readings):
        """How many more there are."""
        return max(0, len(self._found(field, readings)) - MOST_TICKS)

    def _found(self, field, readings):
        found, first = self._there(field, readings), self._first_names(field, readings)
        offer = {"countries": self._country, "organisations": self._organisation}[field]
        shown = (offer(one) for name, one in found.items() if first[name] == name)
        return [one for one in shown if one]

    def _there(self, field, readings):
        return {one[KEYS[field]]: one for reading in reversed(readings) for one in reading[field]}

    def _first_names(self, field, readings):
        """{key as read: the first that stands for the same}: names may have been merged since."""
        first = {}
        return {
            name: first.setdefault(self._identity(field, one), name)
            for name, one in self._there(field, readings).items()
        }

    def _identity(self, field, read):
        known = self.directory.known(read) if field == "organisations" else None
        return known or read[KEYS[field]]

    def _country(self, read):
        country = self.directory.countries.get(read["code"])
        return country and Offered(country.code, country.name, read["evidence"])

    def _organisation(self, read):
        known, name = self.directory.known(read), read["name"]
        if known is None:
            return Offered(name, name, read["evidence"], NEW)
        if known.review_state == ReviewState.REJECTED:
            return None
        note = "" if known.is_visible else known.get_review_state_display()
        return Offered(name, known.name, read["evidence"], note)

    def corrected(self, field, readings, keys, more):
        """The reading's tags: of those that were offered the ticked ones, and more."""
        key = KEYS[field]
        offered = {one.key for one in self.offered(field, *readings)}
        first = self._first_names(field, readings)
        own = {one[key] for one in readings[0][field]}
        kept = [
            one for name, one in self._there(field, readings).items()
            if first[name] in keys or (first[name] not in offered and name in own)
        ]  # fmt: skip
        names = {one[key] for one in kept}
        return [*kept, *({one[key]: one for one in more if one[key] not in names}.values())]

    def named(self, field, text):
        """Those whose names are typed; raises ValidationError."""
        names = [name for part in text.split(BETWEEN) if (name := " ".join(part.split()))]
        terms = {name: self._by_name[field].get(name.casefold()) for name in names}
        if unknown := [f"“{name}”" for name, term in terms.items() if term is None]:
            told = _("Not known: %(names)s.") % {"names": get_text_list(unknown, _("and"))}
            raise ValidationError(told)
        return [READ_AS[field](term) for term in terms.values()]

    def options(self):
        """{field: names to complete while one types}"""
        names = {
            "countries": sorted(one.name for one in self.directory.countries.values()),
            "organisations": sorted({one.name for one in self._organisations}),
        }
        return {field: found for field, found in names.items() if len(found) <= MOST_OPTIONS}

    @cached_property
    def _by_name(self):
        countries = {one.pk: one for one in self.directory.countries.values()}
        others = CountryName.objects.values_list("text", "country")
        by_country = {text.casefold(): countries[pk] for text, pk in others}
        for one in countries.values():
            by_country |= {text.casefold(): one for text in (one.code, one.un_name, one.name)}
        acronyms = {one.acronym.casefold(): one for one in self._organisations if one.acronym}
        by_name = {text: one for text, one in self.directory.by_name.items() if _may_be_had(one)}
        return {"countries": by_country, "organisations": acronyms | by_name}

    @property
    def _organisations(self):
        return filter(_may_be_had, self.directory.by_name.values())


def _may_be_had(organisation):
    return organisation.review_state != ReviewState.REJECTED


READ_AS = {
    "countries": lambda one: {"code": one.code, "evidence": ""},
    "organisations": lambda one: {
        "name": one.name,
        "evidence": "",
        "proposed": False,
        "acronym": one.acronym,
        "slug": one.slug,
    },
}
