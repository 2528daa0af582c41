"""The schema in words, for the page that people read."""

from dataclasses import dataclass
from urllib.parse import quote

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Explained:
    """An address; `example` is a whole one, "" where no single one is sure to exist."""

    path: str
    anchor: str
    summary: str
    example: str
    parameters: list  # (name, meaning, values)


def explained(schema):
    (server,) = schema["servers"]
    return [
        _address(server["url"], path, methods["get"]) for path, methods in schema["paths"].items()
    ]


def _address(base, path, operation):
    query = operation.get("x-example", "")
    parameters = [one for one in operation.get("parameters", []) if one["in"] == "query"]
    return Explained(
        path,
        operation["operationId"],
        operation["summary"],
        f"{base}{path}?{quote(query, safe='=&,')}" if query else "",
        [(one["name"], one["description"], in_words(one)) for one in parameters],
    )


def in_words(parameter):
    """What values it takes, and how several are written."""
    schema = parameter["schema"]
    one = schema.get("items", schema)
    told = ", ".join(one.get("enum", []))
    if "maximum" in one:
        told = _("%(minimum)s to %(maximum)s") % one
    if "maxItems" not in schema:
        return told
    several = _("may be repeated") if parameter["explode"] else _("parted by commas")
    return f"{told}; {several}" if told else several
