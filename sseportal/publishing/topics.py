"""The two vocabularies that have pages: how each is called in models, URLs and words."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sseportal.taxonomy.models import Country, Organisation


@dataclass(frozen=True)
class Topic:
    relation: str  # the tags field of every kind of content
    parameter: str  # the filter of every list
    heading: Promise
    terms: Callable  # the public ones, as a queryset

    @property
    def list(self):
        return f"{self.parameter}-list"

    @property
    def feed(self):
        return f"{self.parameter}-feed"

    def query(self, term):
        return {self.parameter: term.slug}


COUNTRIES = Topic("countries", "country", _("Countries"), Country.objects.all)
ORGANISATIONS = Topic(
    "organisations", "organisation", _("Organisations"), Organisation.objects.visible
)
