"""How long the site takes to answer what nobody sane asks for, on the database of DATABASE_URL.

    python -m tests.bench.hostile [STRINGS]      (default: 500)

Each hostile string goes to each list, feed, file and page, as a query and as the value of a filter,
but not to sitemaps, which take none and are long. Of a file, which is streamed, the time to its
first piece counts. Prints the slowest answers, and any that is an error of the server.
"""

import os
import re
import sys
from itertools import chain, islice, product
from time import perf_counter
from urllib.parse import quote

import django

SLOWEST = 10
NAMES = ("q", "country", "year", "page")
API = [f"/api/v1/{name}/" for name in ("news", "interviews", "search", "countries")]


def main(most=500):
    from django.conf import settings
    from django.test import Client

    from tests.publishing.test_hostile import OTHERS, QUERIES, SELECTIONS

    settings.ALLOWED_HOSTS = ["testserver"]
    client = Client(raise_request_exception=False)
    paths = [path for path in (*SELECTIONS, *OTHERS, *API) if not re.search("{|sitemap", path)]
    took = []
    for path, query in product(paths, islice(chain(QUERIES, strings()), most)):
        begun = perf_counter()
        answer = client.get(path, QUERY_STRING=query)
        next(iter(answer), None)
        took.append((perf_counter() - begun, answer.status_code, path, query[:60]))
    took.sort(reverse=True)
    errors = [row for row in took if row[1] >= 500]
    print(f"{len(took)} answers, {len(errors)} of them errors; the slowest, in s:")
    for seconds, status, path, query in [*errors, *took[:SLOWEST]]:
        print(f"{seconds:8.2f}  {status}  {path}  {query}")


def strings():
    from tests.publishing.test_hostile import VALUES

    values = [*VALUES, *(f"{one} {other}" for one, other in product(VALUES, VALUES))]
    for number, value in enumerate(values):
        yield f"{NAMES[number % len(NAMES)]}={quote(value, errors='surrogatepass')}"


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sseportal.settings")
    django.setup()
    main(*map(int, sys.argv[1:]))
