"""Adds items at a steady rate while others read, each as the admin saves it.

    python -m tests.bench.write ITEMS.jsonl RATE SECONDS

Prints {"written", "errors", "per_s", "slowest_ms"}.
"""

import json
import sys
import time

import django


def main(items, rate, seconds):
    from django.db import DatabaseError, transaction

    from sseportal.search.indexing import catch_up
    from tests.bench import content

    began, written, errors, slowest = time.monotonic(), 0, 0, 0
    for number, row in enumerate(content.read(items)):
        start = time.monotonic()
        if start - began > seconds:
            break
        try:
            with transaction.atomic():
                item = content.item_of(row, slug=f"new-{number}-{row['slug']}"[:100])
                item.save()
                content.save_links(*content.links_of(item, row))
                catch_up()
            written += 1
        except DatabaseError:
            errors += 1
        slowest = max(slowest, time.monotonic() - start)
        time.sleep(max(0, began + (number + 1) / rate - time.monotonic()))
    took = time.monotonic() - began
    print(json.dumps({
        "written": written, "errors": errors, "per_s": written / took, "slowest_ms": slowest * 1e3,
    }))  # fmt: skip


if __name__ == "__main__":
    django.setup()
    main(sys.argv[1], float(sys.argv[2]), float(sys.argv[3]))
