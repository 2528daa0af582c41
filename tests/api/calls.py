"""Asking the API as programs do, and its schema as they read it."""

import json
from functools import cache

from drf_spectacular.validation import validate_schema
from jsonschema import Draft202012Validator, FormatChecker

from sseportal.api.schema import schema_of
from sseportal.api.urls import v1

BASE = "/api/v1"
LISTS = ("news", "interviews", "search", "countries", "organisations")
SELECTIONS = LISTS[:3]


def told(response, status=200):
    """The data of an answer that has this status."""
    assert response.status_code == status, response.getvalue()[:500]
    return json.loads(response.getvalue())


def call(client, name, status=200, **query):
    return told(client.get(f"{BASE}/{name}/", query), status)


def pages(client, name, **query):
    """The lists of items of all pages, each asked for when the one before was taken."""
    address = f"{BASE}/{name}/"
    while address:
        page = told(client.get(address, query))
        yield page["items"]
        address, query = page["next"], {}


def all_items(client, name, **query):
    return [item for items in pages(client, name, **query) for item in items]


@cache
def schema():
    found = schema_of(tuple(v1), "https://sse.example.org")
    validate_schema(found)
    return found


def operation(path):
    return schema()["paths"][path]["get"]


def parameters(path):
    """{name: its part of the schema}"""
    return {one["name"]: one for one in operation(path)["parameters"] if one["in"] == "query"}


def faults(path, response):
    """What of an answer the schema does not promise: [] when all is right."""
    promised = operation(path)["responses"][str(response.status_code)]["content"]
    kind = response.headers["Content-Type"]
    shape = promised[kind]["schema"] | {"components": schema()["components"]}
    validator = Draft202012Validator(shape, format_checker=FormatChecker())
    return [error.message for error in validator.iter_errors(json.loads(response.content))]
