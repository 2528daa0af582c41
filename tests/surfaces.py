"""Every public address, and all that a visitor gets there."""

from dataclasses import dataclass

from django.apps import apps
from django.urls import get_resolver, reverse

from sseportal.publishing.files.formats import FORMATS
from sseportal.publishing.sitemaps import sitemaps

COUNTRY = "fiji"


@dataclass(frozen=True)
class Sought:
    """The values to put where an address takes one."""

    slug: str = "zanzaquil-umbrafox"
    was: str = "zanzaquil-before"  # an address that it had
    organisation: str = "reef-cooperative"
    former: str = "reef-society"  # an address that the organisation had
    people: tuple = ("ada-fendraluxe", "ruth", "omar")
    number: int = 900_001  # of its row
    copies: int = 0  # further ones, with the slugs and numbers that follow
    token: str = "f00d" * 8  # of its picture
    figure: int = 900_001  # the picture in its texts
    own: str = ""  # the filter that only this kind of content has
    words: tuple = ("Zanzaquil Umbrafox", "plimsovar")

    @property
    def slugs(self):
        return [self.slug, *(f"{self.slug}-{n + 2}" for n in range(self.copies))]

    @property
    def numbers(self):
        return range(self.number, self.number + 1 + self.copies)


def selections(sought):
    queries = [
        *("", "page=2", "sort=title", "year=2026", "month=6", "month=2026-06"),
        *("all=organisation", "country=asia-pacific", "language=en"),
        *("since=2026-06", "until=2026&since=June 2026"),
        *(f"country={COUNTRY}", f"country={COUNTRY}&country=kenya&year=2026&sort=oldest"),
        *(f"organisation={slug}" for slug in (sought.organisation, sought.former)),
        *(f"q={words}" for words in sought.words),
        f"q=visible&country={COUNTRY}&month=6",
        *filter(None, [sought.own]),
    ]
    return [f"?{query}" if query else "" for query in queries]


def some_selections(sought):
    """For what shows the same selections in another form."""
    country, organisation = f"?country={COUNTRY}&month=6", f"?organisation={sought.organisation}"
    return ["", country, organisation, *(f"?q={words}" for words in sought.words)]


def of_lists(name, sought):
    return [reverse(name) + selection for selection in selections(sought)]


def of_feeds(name, sought):
    return [reverse(name) + selection for selection in some_selections(sought)]


def of_calls(name, sought):
    """The API takes what lists take, but for their pages."""
    calls = [*some_selections(sought), "?facets=all", "?page_size=1"]
    return [reverse(name) + each for each in calls]


def of_vocabulary_calls(name, sought):
    names = (COUNTRY, "reef", "velquist", sought.words[0])
    return [reverse(name), *(f"{reverse(name)}?q={each}" for each in names)]


def of_item_calls(name, sought):
    model = apps.get_model(*MODELS[name])
    beside = model.objects.filter(slug__in=["beside", "later"]).order_by("pk")
    numbers = [*sought.numbers, *beside.values_list("pk", flat=True)]
    return [reverse(name, args=[number]) for number in numbers]


MODELS = {
    "api:news-item": ("news", "NewsItem"),
    "api:interviews-item": ("interviews", "Profile"),
}


def of_pictures(name, sought):
    return [reverse(name, args=[sought.token, size]) for size in ("800.jpg", "master.jpg")]


def of_figures(name, sought):
    return [reverse(name, args=[sought.figure])]


def of_suggestions(name, sought):
    """What is typed says none of it in full."""
    return [f"{reverse(name)}?q={typed}" for typed in ("zanza", "fendr", "reef", "fij", "velqu")]


def of_files(name, sought):
    """One in all selections: the formats differ in how they write what was found."""
    first, *others = FORMATS
    found = [reverse(name, args=[first]) + selection for selection in some_selections(sought)]
    return found + [reverse(name, args=[suffix]) for suffix in others]


def of_items(name, sought):
    """Its own page, and those of the visible items that it would be next to and related with."""
    slugs = (*sought.slugs, sought.was, "beside", "later")
    return [reverse(name, args=[slug]) for slug in slugs]


def of_people(name, sought):
    """Somebody in no visible piece, in one, and in two."""
    return [reverse(name, args=[slug]) for slug in sought.people]


def of_countries(name, sought):
    return periods(name, COUNTRY)


def of_organisations(name, sought):
    return [*periods(name, sought.organisation), reverse(name, args=[sought.former])]


def periods(name, slug):
    """A page of a topic can be narrowed; its feeds take no notice."""
    path = reverse(name, args=[slug])
    return [path, *(f"{path}?{when}" for when in ("year=2026", "month=2026-06"))]


def of_links(name, sought):
    """One that there never was: what a true one leads to is told apart."""
    return [reverse(name, args=["A" * 22])]


def of_pictures_by_links(name, sought):
    return [reverse(name, args=["A" * 22, sought.token, "800.jpg"])]


def of_one(name, sought):
    return [reverse(name)]


def of_sections(name, sought):
    return [reverse(name, args=[section]) for section in sitemaps()]


def of_no_name(path, sought):
    return [f"/{path}"]


SURFACES = {
    "home": of_one,
    "feed": of_one,
    "json-feed": of_one,
    "map": of_one,
    "picture": of_pictures,
    "picture-now": of_figures,
    "robots": of_one,
    "opensearch": of_one,
    "review-link": of_links,
    "review-picture": of_pictures_by_links,
    "favicon.ico": of_no_name,
    "sitemap": of_one,
    "search:list": of_lists,
    "search:feed": of_feeds,
    "search:json-feed": of_feeds,
    "search:file": of_files,
    "sitemap-news": of_one,
    "sitemap-section": of_sections,
    "search:suggest": of_suggestions,
    "country-list": of_one,
    "country-detail": of_countries,
    "country-feed": of_countries,
    "country-json-feed": of_countries,
    "organisation-list": of_one,
    "organisation-detail": of_organisations,
    "organisation-feed": of_organisations,
    "organisation-json-feed": of_organisations,
    "news:list": of_lists,
    "news:feed": of_feeds,
    "news:json-feed": of_feeds,
    "news:file": of_files,
    "news:detail": of_items,
    "interviews:list": of_lists,
    "interviews:feed": of_feeds,
    "interviews:json-feed": of_feeds,
    "interviews:file": of_files,
    "interviews:people": of_one,
    "interviews:person": of_people,
    "interviews:person-feed": of_people,
    "interviews:person-json-feed": of_people,
    "interviews:detail": of_items,
    "api:documentation": of_one,
    "api:schema": of_one,
    "api:search": of_calls,
    "api:news": of_calls,
    "api:news-item": of_item_calls,
    "api:interviews": of_calls,
    "api:interviews-item": of_item_calls,
    "api:countries": of_vocabulary_calls,
    "api:organisations": of_vocabulary_calls,
}
# The index of sitemaps says when its sections changed, and here time stands still.
SAY_NOTHING_OF_CONTENT = {
    *("robots", "opensearch", "favicon.ico", "sitemap", "api:documentation", "api:schema"),
    *("review-link", "review-picture"),
}
WORDLESS = {
    "picture",
    "picture-now",
    "country-list",
    "organisation-list",
    "map",
    "api:countries",
    "api:organisations",
}
# What tells nothing of a hidden item of the other kind, once it is public.
OWN_PAGES = {
    *("list", "feed", "json-feed", "file"),
    *("people", "person", "person-feed", "person-json-feed"),
}


def public_names(resolver=None, namespace=""):
    """The full name of each URL pattern outside the admin; of one without a name, its path."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if str(pattern.pattern).startswith("admin/"):
            continue
        if not hasattr(pattern, "url_patterns"):
            yield namespace + (pattern.name or str(pattern.pattern))
        else:
            inner = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from public_names(pattern, namespace + inner)


def crawl(client, sought):
    """{(surface, method, path): all that a visitor gets}"""
    asked = [
        (surface, path) for surface, paths in SURFACES.items() for path in paths(surface, sought)
    ]
    asked.append(("404", "/no-such-page/"))
    first = {surface: (surface, path, "head") for surface, path in reversed(asked)}
    return {
        (surface, method, path): seen(getattr(client, method)(path))
        for surface, path, method in [*first.values(), *((*each, "get") for each in asked)]
    }


def seen(response):
    return response.status_code, sorted(response.headers.items()), response.getvalue()


def surfaces_with(word, crawled):
    """Those that say it unasked: a page may repeat the words of its own address."""
    return {
        surface
        for (surface, _, path), (_, headers, content) in crawled.items()
        if word not in path.lower() and word in f"{headers}{content.decode()}".lower()
    }


def changed(before, after):
    return {key[0] for key in before if before[key] != after[key]}
