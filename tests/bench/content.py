"""Synthetic items of the peers' benchmark, as this site has them."""

import json
from itertools import product
from string import ascii_uppercase

from django.utils.dateparse import parse_datetime

from news.models import NewsItem, NewsItemCountry, NewsItemOrganisation
from sseportal.publishing.models import Status
from sseportal.taxonomy.models import Country, Organisation

# Its kinds, under names that this site has.
KINDS = {
    "news": "news",
    "report": "publication",
    "interview": "statement",
    "opinion": "resource",
    "event": "event",
}
CODES = ["".join(pair) for pair in product(ascii_uppercase, repeat=2)]


def read(path):
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def make_terms(path):
    """Those of the benchmark instead of the reference data."""
    for model in (Country, Organisation):
        model.objects.all().delete()
    with open(path, encoding="utf-8") as file:
        terms = json.load(file)
    Country.objects.bulk_create(
        Country(pk=one["id"], slug=one["code"], name=one["name"], un_name=one["name"], code=code)
        for one, code in zip(terms["countries"], CODES, strict=False)
    )
    Organisation.objects.bulk_create(
        Organisation(pk=one["id"], slug=one["code"], name=one["name"]) for one in terms["orgs"]
    )


def item_of(row, **others):
    fields = {name: row[name] for name in ("slug", "title", "summary", "body", "language")}
    return NewsItem(
        **(fields | others),
        kind=KINDS[row["kind"]],
        published_on=parse_datetime(row["published"]).date(),
        status=Status.PUBLISHED,
    )


def links_of(item, row):
    """([its countries' links], [its organisations' links])"""
    return (
        [NewsItemCountry(content_object=item, tag_id=tag) for tag in row["countries"]],
        [NewsItemOrganisation(content_object=item, tag_id=tag) for tag in row["orgs"]],
    )


def save_links(countries, organisations):
    NewsItemCountry.objects.bulk_create(countries)
    NewsItemOrganisation.objects.bulk_create(organisations)
