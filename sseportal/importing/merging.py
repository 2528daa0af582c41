"""What several sightings of one entry say together.

A field that an editor changed is one that differs from this; such a field is left alone.
"""

from sseportal.importing.identity import PRECISION_LENGTH

FIRST_TOLD = ("title", "series", "boilerplate", "credit")


def merged(readings):
    """One reading out of several: the most precise date, the longest summary, else the first."""
    if len(readings) == 1:
        return readings[0]
    dated = max(readings, key=lambda r: PRECISION_LENGTH.get(r["date_precision"], 0))
    labelled = next((r for r in readings if r["kind_label"]), readings[0])
    first = {key: next(filter(None, (r[key] for r in readings)), None) for key in FIRST_TOLD}
    return first | {
        "date": dated["date"],
        "date_precision": dated["date_precision"],
        "kind": labelled["kind"],
        "kind_label": labelled["kind_label"],
        "summary": max((r["summary"] for r in readings), key=len),
    }


# What tells the countries and the organisations of a reading apart. An organisation has two such:
# its name, which an editor may change, and its slug, which a proposed one has not.
IDENTIFIERS = {"countries": ["code"], "organisations": ["name", "slug"]}


def newly_named(field, before, reading):
    """The countries or organisations of `reading` that no earlier sighting named."""
    if not before:
        return reading[field]
    identifiers = IDENTIFIERS[field]
    seen = {(i, one.get(i)) for earlier in before for one in earlier[field] for i in identifiers}
    seen -= {(identifier, None) for identifier in identifiers}
    return [one for one in reading[field] if not any((i, one.get(i)) in seen for i in identifiers)]
