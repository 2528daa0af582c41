"""Items of every kind together, and how many of them there are of what."""

from collections import Counter, defaultdict

from django.db.models import Case, Count, When
from django.db.models.functions import ExtractMonth, ExtractYear

from sseportal.publishing.dates import Precision
from sseportal.publishing.registry import publication_models
from sseportal.search.text import by_name


def _newest_key(item):
    return item.published_on, -Precision.values.index(item.date_precision), item.pk


def newest_of_all(limit, **narrow):
    """The newest visible items of every kind, those that match `narrow`, merged."""
    items = [
        item
        for model in publication_models()
        for item in model.objects.visible().filter(**narrow).newest().for_cards()[:limit]
    ]
    return sorted(items, key=_newest_key, reverse=True)[:limit]


def tag_counts(relation, terms):
    """[(term, number of visible items of any kind)], the most first, without those at zero."""
    counts = Counter()
    for model in publication_models():
        links = model._meta.get_field(relation).through.objects.filter(
            content_object__in=model.objects.visible().order_by().values("pk")
        )
        counts.update(dict(links.values_list("tag").annotate(n=Count("pk"))))
    found = terms.in_bulk(counts)
    rows = [(term, counts[pk]) for pk, term in found.items()]
    return sorted(rows, key=lambda row: (-row[1], by_name(row[0])))


def year_counts(model):
    """[(year, number of visible items)], the latest first."""
    years = model.objects.visible().order_by().values_list(ExtractYear("published_on"))
    return sorted(years.annotate(n=Count("pk")), reverse=True)


def items_about(model, about):
    """The visible items of one kind that an About holds."""
    return (
        model.objects.visible()
        .filter(**{about.topic.relation: about.term})
        .of_period(about.period)
        .order_by()
    )


def dates_about(about):
    """{model: {(year, month): number of visible items}}; month is None when dated by year alone."""
    month = Case(
        When(date_precision=Precision.YEAR, then=None), default=ExtractMonth("published_on")
    )
    return {
        model: {
            (year, month): n
            for year, month, n in items_about(model, about)
            .annotate(month=month)
            .values_list(ExtractYear("published_on"), "month")
            .annotate(n=Count("pk"))
        }
        for model in publication_models()
    }


def counts_together(about, other):
    """[(term of the topic `other`, {model: number of visible items with both})], most first."""
    counts = defaultdict(dict)
    for model in publication_models():
        links = model._meta.get_field(other.relation).through.objects.filter(
            content_object__in=items_about(model, about).values("pk")
        )
        for pk, n in links.values_list("tag").annotate(n=Count("pk")):
            counts[pk][model] = n
    found = other.terms().in_bulk(counts)
    rows = [(term, counts[pk]) for pk, term in found.items() if term != about.term]
    return sorted(rows, key=lambda row: (-sum(row[1].values()), by_name(row[0])))


def related_to(item, limit):
    """Visible items of any kind that share the most countries and organisations with `item`."""
    found = [
        other
        for model in publication_models()
        for other in model.objects.visible().sharing_tags_with(item).for_cards()[: limit + 1]
        if other != item
    ]
    return sorted(found, key=lambda other: (other.shared, *_newest_key(other)), reverse=True)[
        :limit
    ]
