"""What SQLite knows of its tables when it plans a query. PostgreSQL sees to its own."""

from django.db import DEFAULT_DB_ALIAS, connections

# Rows looked at of each index: enough to tell rare values from frequent ones.
LOOKED_AT = 400


def renew_statistics(using=DEFAULT_DB_ALIAS):
    """Call it where much came or went. Knowing nothing, SQLite takes every value for rare: to find
    twenty items by their numbers it reads all that are published."""
    connection = connections[using]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA analysis_limit={LOOKED_AT}")
            cursor.execute("ANALYZE")
