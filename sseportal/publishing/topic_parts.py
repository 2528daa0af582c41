"""The parts of a country's or organisation's page, each as its template takes it."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.text import capfirst

from sseportal.folding import fold
from sseportal.publishing.files.formats import FORMATS
from sseportal.publishing.selections import counts_together, items_about
from sseportal.publishing.timeline import as_months, timeline
from sseportal.publishing.topics import COUNTRIES, ORGANISATIONS
from sseportal.taxonomy.models import NameKind

NEWEST = 4
RANKED = 5
READ_BY_VISITORS = (NameKind.OTHER, NameKind.ACRONYM, NameKind.FORMER)


def totals(dates, period):
    """(model, number of items within the period) of each kind that has some; see `dates_about`."""
    for model, counts in dates.items():
        if total := sum(n for when, n in counts.items() if _is_within(when, period)):
            yield model, total


def _is_within(when, period):
    return not period or f"{when[0]}-{when[1] or 0:02}".startswith(str(period))


def section(about, model, total):
    """The newest items of one kind, and where all of them are."""
    return {
        "heading": capfirst(model._meta.verbose_name_plural),
        "items": items_about(model, about)[:NEWEST],
        "total": total,
        "shown": NEWEST,
        "all": about.list_path(model),
        "files": [(s.upper(), about.list_path(model, "file", args=[s])) for s in FORMATS],
        "json_feed_path": about.list_path(model, "json-feed"),
    }


def other_names(term):
    """Those that visitors may know it by, each once; the finder of names alone has others."""
    said = (term.name, term.short_name, getattr(term, "un_name", ""))
    names = term.other_names.filter(kind__in=READ_BY_VISITORS)
    once = {fold(name.text): name.text for name in reversed(names)}
    return [once[key] for key in reversed(once) if key not in set(map(fold, said))]


# -- Its timeline ---------------------------------------------------------------------------------


def timeline_about(about, dates):
    """Of all years, or of the months of the one that was asked for or of the few there are."""
    counts = Counter()
    for each in dates.values():
        counts.update(each)
    year = about.period and about.period.first.year
    months = _months(counts, year)
    if not as_months(months):
        return timeline(_years(counts), about.toggled, about.chosen)
    coarse = sum(n for (at, month), n in counts.items() if not month and year in (None, at))
    return timeline(months, about.toggled, about.chosen, coarse)


def _years(counts):
    years = Counter()
    for (year, _), n in counts.items():
        years[year] += n
    return [(f"{year:04}", str(year), n) for year, n in years.items()]


def _months(counts, only_year=None):
    """[(`2023-03`, `March 2023`, number of items)]"""
    return [
        (f"{year:04}-{month:02}", date_format(date(year, month, 1), "YEAR_MONTH_FORMAT"), n)
        for (year, month), n in counts.items()
        if month and only_year in (None, year)
    ]


# -- Who appears together with it -----------------------------------------------------------------


@dataclass(frozen=True)
class Companion:
    term: object
    count: int
    share: int  # percent of the first in the ranking
    url: str  # all that they have in common, "" when no selection holds just these


def rankings(about):
    """[(topic, its Companions with the most items in common)], without what has none."""
    ranked = [(other, _ranking(about, other)) for other in (COUNTRIES, ORGANISATIONS)]
    return [(other, companions) for other, companions in ranked if companions]


def _ranking(about, other):
    rows = counts_together(about, other)[:RANKED]
    return [_companion(about, other, term, count, most=rows[0][1]) for term, count in rows]


def _companion(about, other, term, count, most):
    # Two values of one parameter mean either, not both.
    url = about.search_path([(other.parameter, term.slug)]) if other != about.topic else ""
    return Companion(term, count, round(100 * count / most), url)
