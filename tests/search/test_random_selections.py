"""Counts, totals and order are those of the content's tables, whatever was done to them."""

import random

import pytest
from django.db import connection, transaction
from django.http import QueryDict

from news.filters import NewsFilterSet
from news.models import NewsItem, NewsItemCountry
from sseportal.publishing.models import Status
from sseportal.search.index import current
from sseportal.taxonomy.merging import merge
from sseportal.taxonomy.models import Country, Organisation, ReviewState
from tests.factories import NewsItemFactory, OrganisationFactory
from tests.search import plain_sql

COUNTRIES = ["kenya", "senegal", "france", "italy", "peru", "fiji", "jordan", "turkiye"]
KINDS = ["news", "event", "call"]
LANGUAGES = ["en", "fr", "es"]
WORDS = ["weavers", "fishers", "miners", "bakers"]
FACETS = ["kind", "country", "organisation", "year", "month", "language"]
ROUNDS, SELECTIONS = 40, 25  # a thousand selections


class Site:
    """Random content, and random things done to it."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.guilds = 0
        for _ in range(9):
            self.add_guild()
        for _ in range(90):
            self.add()
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # else PostgreSQL plans the oracle's joins for empty tables

    def day(self):
        return f"20{self.random.randint(20, 23)}-{self.random.choice(['01', '03', '12'])}-01"

    def fields(self):
        choice = self.random.choice
        return {
            "title": f"{choice(WORDS)} {choice(WORDS)} {self.random.random()}",
            "summary": choice(WORDS),
            "kind": choice(KINDS),
            "language": "en" if self.random.random() < 0.5 else choice(LANGUAGES),
            "published_on": self.day(),
            "date_precision": choice(["day", "day", "month", "year"]),
            "status": choice([*Status.values, *[Status.PUBLISHED] * 6]),
        }

    def tags(self):
        sample = self.random.sample
        return {
            "countries": sample(COUNTRIES, self.random.randint(0, 3)),
            "organisations": sample(self.existing_guilds(), self.random.randint(0, 3)),
        }

    def add_guild(self):
        """Its name has none of the words that are searched for."""
        self.guilds += 1
        OrganisationFactory(slug=f"guild-{self.guilds}", name=f"Guild {self.guilds}")

    def existing_guilds(self):
        return list(Organisation.objects.filter(slug__startswith="guild-"))

    def items(self, most=5):
        numbers = list(NewsItem.objects.values_list("pk", flat=True))
        return NewsItem.objects.filter(pk__in=self.random.sample(numbers, min(most, len(numbers))))

    # -- What may be done --

    def add(self):
        traits = {"scheduled": True} if self.random.random() < 0.1 else {}
        return NewsItemFactory(**self.fields(), **self.tags(), **traits)

    def edit(self):
        for item in self.items(3):
            for name, value in self.fields().items():
                setattr(item, name, value)
            item.save()

    def retag(self):
        for item in self.items():
            item.countries.set(Country.objects.filter(slug__in=self.tags()["countries"]))

    def retag_past_the_fields(self):
        NewsItemCountry.objects.filter(content_object__in=self.items()).delete()
        kenya = Country.objects.get(slug="kenya")
        NewsItemCountry.objects.bulk_create(
            [NewsItemCountry(content_object=item, tag=kenya) for item in self.items()],
            ignore_conflicts=True,
        )

    def update_in_bulk(self):
        self.items().update(kind=self.random.choice(KINDS), published_on=self.day())

    def unpublish(self):
        self.items().update(status=self.random.choice(Status.values))

    def publish(self):
        self.items(20).update(status=Status.PUBLISHED, publish_at=None)

    def delete(self):
        self.items(2).delete()

    def update_in_sql(self):
        with connection.cursor() as cursor:
            cursor.execute("UPDATE news_newsitem SET language = 'fr' WHERE id % 7 = 3")

    def create_in_bulk(self):
        made = [NewsItem(**self.fields(), slug=f"bulk-{self.random.random()}") for _ in range(4)]
        NewsItem.objects.bulk_create(made)

    def merge_organisations(self):
        one, other = self.random.sample(self.existing_guilds(), 2)
        if one.review_state != ReviewState.REJECTED:
            merge(one, [other])
        self.add_guild()

    def review_organisations(self):
        guild = self.random.choice(self.existing_guilds())
        guild.review_state = self.random.choice(ReviewState.values)
        guild.save()

    def move_country_to_another_region(self):
        Country.objects.filter(slug="fiji").update(
            region=self.random.choice(["africa", "asia-pacific"])
        )

    def roll_back(self):
        with transaction.atomic():
            self.add()
            current()  # reads its own changes
            transaction.set_rollback(True)

    DOINGS = [
        add, edit, retag, retag_past_the_fields, update_in_bulk, unpublish, publish, delete,
        update_in_sql, create_in_bulk, merge_organisations, review_organisations, roll_back,
        move_country_to_another_region,
    ]  # fmt: skip

    def selection(self):
        sample, some = self.random.sample, self.random.randint
        values = {
            "kind": sample(KINDS, some(1, 2)),
            "country": sample([*COUNTRIES, "africa", "americas"], some(1, 3)),
            "organisation": [guild.slug for guild in sample(self.existing_guilds(), some(1, 3))],
            "year": sample(["2019", "2020", "2021", "2022", "2023"], some(1, 2)),
            "month": sample(["2020-01", "2021-03", "2022-12", "2023-01"], some(1, 2)),
            "language": sample(LANGUAGES, some(1, 2)),
            "since": self.random.choice(["2021-01-15", "2021-12-01"]),
            "until": self.random.choice(["2022-12-31", "2023-01-01"]),
            "q": self.random.choice(WORDS),
        }
        return {name: values[name] for name in sample(list(values), some(0, 3))}


def shown(selection, name, chosen):
    """What a facet of the selection shows: {value: count}, without what is at zero."""
    options = selection.facet(name, limit=1000).options
    return {o.value: o.count for o in options if o.count and o.value not in REGIONS}


REGIONS = {"africa", "americas", "arab-states", "asia-pacific", "europe-central-asia"}


def is_known(name, values):
    """A rejected organisation's values are not known, and mean no filter."""
    if name != "organisation":
        return values
    public = Organisation.objects.visible().filter(slug__in=values)
    return list(public.values_list("slug", flat=True))


@pytest.mark.parametrize("seed", [1, 2])
def test_the_index_agrees_with_plain_sql(db, seed):
    site = Site(seed)
    for _ in range(ROUNDS // 2):
        for doing in site.random.choices(Site.DOINGS, k=2):
            doing(site)
        for _ in range(SELECTIONS):
            chosen = site.selection()
            known = {n: v for n, value in chosen.items() if (v := is_known(n, value))}
            compare(chosen, known, site.random.sample(FACETS, 3))


def compare(chosen, known, facets):
    data = QueryDict(mutable=True)
    for name, value in chosen.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    selection = NewsFilterSet(data)
    expected = plain_sql.ids(known)
    slots = selection.results("newest")[:].slots
    assert [selection.snapshot.documents[slot][1] for slot in slots] == expected, chosen
    assert selection.total == len(expected)
    for name in facets:
        assert shown(selection, name, chosen) == plain_sql.counts(name, known), (name, chosen)
