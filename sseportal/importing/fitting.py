"""Texts that are too long for their column are cut, with a warning.

The block as printed is kept whole with the sighting.
"""

ENTRY = {"title": 500, "kind_label": 200}
CREDIT = {"raw": 300}
PERSON = {"name": 200, "role": 300, "organisation": 300}
ORGANISATION = {"name": 200, "acronym": 30}
CALLED = {"kind_label": "label", "raw": "credit"}


def fit(form):
    """Cut what is too long in a stored form, in place."""
    parts = [(form, ENTRY), (form["credit"] or {}, CREDIT)]
    parts += [(person, PERSON) for person in form["people"]]
    parts += [(organisation, ORGANISATION) for organisation in form["organisations"]]
    for part, longest in parts:
        for key, limit in longest.items():
            if len(part.get(key, "")) > limit:
                part[key] = part[key][: limit - 1].rstrip() + "…"
                called = CALLED.get(key, key)
                form["warnings"].append(f"a {called} of over {limit} characters was cut")
