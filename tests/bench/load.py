"""The items of a benchmark into an empty, migrated database, and into the index.

python -m tests.bench.load ITEMS.jsonl TERMS.json
"""

import sys
from itertools import chain, islice

import django

AT_ONCE = 1000


def main(items, terms):
    from django.db import transaction

    from news.models import NewsItem
    from sseportal.search.indexing import bring_up_to_date
    from tests.bench import content

    content.make_terms(terms)
    rows = content.read(items)
    while some := list(islice(rows, AT_ONCE)):
        with transaction.atomic():
            items = [content.item_of(row, id=row["id"]) for row in some]
            NewsItem.objects.bulk_create(items)
            links = [content.links_of(item, row) for item, row in zip(items, some, strict=True)]
            content.save_links(*map(chain.from_iterable, zip(*links, strict=True)))
        bring_up_to_date()


if __name__ == "__main__":
    django.setup()
    main(*sys.argv[1:])
