"""The two vocabularies that have pages: how each is called in models, URLs and words."""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.validators import slug_re
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sseportal.publishing import linked_data
from sseportal.taxonomy.models import (
    Country,
    CountryAddress,
    Organisation,
    OrganisationAddress,
)


@dataclass(frozen=True)
class Topic:
    relation: str  # the tags field of every kind of content
    parameter: str  # the filter of every list
    heading: Promise
    terms: Callable  # the public ones, as a queryset
    addresses: type  # model of those that its terms had before
    node: Callable  # a term and the site's origin -> its node of linked data

    @property
    def list(self):
        return f"{self.parameter}-list"

    @property
    def detail(self):
        return f"{self.parameter}-detail"

    @property
    def feed(self):
        return f"{self.parameter}-feed"

    @property
    def json_feed(self):
        return f"{self.parameter}-json-feed"

    def query(self, term):
        return {self.parameter: term.slug}

    def moved(self, slugs):
        """{slug: the public term that had it}; ask for those that no public term has now."""
        slugs = [slug for slug in slugs if slug_re.match(slug)]
        former = self.addresses.objects.filter(slug__in=slugs, term__in=self.terms())
        return {each.slug: each.term for each in former.select_related("term")}


COUNTRIES = Topic(
    "countries",
    "country",
    _("Countries"),
    Country.objects.all,
    CountryAddress,
    linked_data.country,
)
ORGANISATIONS = Topic(
    "organisations",
    "organisation",
    _("Organisations"),
    Organisation.objects.visible,
    OrganisationAddress,
    linked_data.organisation,
)
