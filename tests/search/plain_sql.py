"""What a selection of news holds and counts, asked of the content's own tables in plain SQL."""

from collections import Counter
from datetime import date

from django.db import connection
from django.utils import timezone

LINKED = {
    "country": ("news_newsitemcountry", "taxonomy_country", "TRUE"),
    "organisation": (
        "news_newsitemorganisation",
        "taxonomy_organisation",
        "term.review_state = 'accepted'",
    ),
}
COLUMNS = {"kind": "item.kind", "language": "item.language"}
ORDERS = {
    "newest": "item.published_on DESC, item.date_precision, item.id DESC",
    "title": "item.title, item.id",
}


def rows(sql, parameters=()):
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()


def marks(values):
    return ", ".join(["%s"] * len(values))


def conditions(chosen):
    """{parameter: (condition, its parameters)}"""
    return {name: CONDITIONS.get(name, of_links)(name, chosen[name]) for name in chosen}


def of_column(name, values):
    return f"{COLUMNS[name]} IN ({marks(values)})", list(values)


def of_links(name, values):
    links, terms, public = LINKED[name]
    region = f" OR term.region IN ({marks(values)})" if name == "country" else ""
    return (
        f"EXISTS (SELECT 1 FROM {links} link JOIN {terms} term ON term.id = link.tag_id"
        f" WHERE link.content_object_id = item.id AND {public}"
        f" AND (term.slug IN ({marks(values)}){region}))",
        [*values, *values] if region else list(values),
    )


def of_years(name, values):
    within = " OR ".join("item.published_on BETWEEN %s AND %s" for _ in values)
    return f"({within})", [day for year in values for day in (f"{year}-01-01", f"{year}-12-31")]


def of_months(name, values):
    within = " OR ".join("item.published_on BETWEEN %s AND %s" for _ in values)
    days = [day for month in values for day in (f"{month}-01", last_day(month))]
    return f"(item.date_precision <> 'year' AND ({within}))", days


def last_day(month):
    year, number = map(int, month.split("-"))
    following = date(year + number // 12, number % 12 + 1, 1)
    return str(date.fromordinal(following.toordinal() - 1))


def of_since(name, day):
    coarse = "(item.date_precision = %s AND item.published_on >= %s)"
    return (
        f"(item.published_on >= %s OR {coarse} OR {coarse})",
        [day, "month", f"{day[:7]}-01", "year", f"{day[:4]}-01-01"],
    )


def of_until(name, day):
    return "item.published_on <= %s", [day]


def of_word(name, word):
    return "lower(item.title || ' ' || item.summary) LIKE %s", [f"%{word}%"]


CONDITIONS = {
    "kind": of_column, "language": of_column, "year": of_years, "month": of_months,
    "since": of_since, "until": of_until, "q": of_word,
}  # fmt: skip


def where(chosen):
    now = connection.ops.adapt_datetimefield_value(timezone.now())
    said = conditions(chosen).values()
    visible = "item.status = 'published' AND (item.publish_at IS NULL OR item.publish_at <= %s)"
    return " AND ".join([visible, *(sql for sql, _ in said)]), [
        now, *(each for _, parameters in said for each in parameters),
    ]  # fmt: skip


def ids(chosen, order="newest"):
    sql, parameters = where(chosen)
    found = rows(f"SELECT item.id FROM news_newsitem item WHERE {sql} ORDER BY {ORDERS[order]}",
                 parameters)  # fmt: skip
    return [number for (number,) in found]


def counts(name, chosen):
    """{value: count} of a facet: under every filter but its own, without those at zero."""
    sql, parameters = where({other: chosen[other] for other in chosen if other != name})
    if name in COLUMNS:
        what, joined = COLUMNS[name], ""
    elif name in LINKED:
        links, terms, public = LINKED[name]
        what = "term.slug"
        joined = (
            f" JOIN {links} link ON link.content_object_id = item.id"
            f" JOIN {terms} term ON term.id = link.tag_id AND {public}"
        )
    else:
        return dates(name, sql, parameters)
    return dict(rows(f"SELECT {what}, COUNT(DISTINCT item.id) FROM news_newsitem item{joined}"
                     f" WHERE {sql} GROUP BY 1", parameters))  # fmt: skip


def dates(name, sql, parameters):
    found = rows(f"SELECT item.published_on, item.date_precision FROM news_newsitem item"
                 f" WHERE {sql}", parameters)  # fmt: skip
    length = {"year": 4, "month": 7}[name]
    return dict(Counter(str(day)[:length] for day, how in found if name == "year" or how != "year"))
