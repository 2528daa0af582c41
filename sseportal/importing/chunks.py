"""Questions about many rows, in as many queries as a database's parameters need."""

from itertools import islice

SIZE = 900


def chunks(values):
    """Lists of at most SIZE of the values, each value once."""
    values = iter(dict.fromkeys(values))
    while chunk := list(islice(values, SIZE)):
        yield chunk


def in_chunks(queryset, field, values):
    """The rows whose `field` is one of `values`."""
    for chunk in chunks(values):
        yield from queryset.filter(**{f"{field}__in": chunk})
