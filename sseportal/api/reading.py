"""Reads what an address says, strictly: what it can't mean is refused, with what it might."""

import re

from sseportal.api import problems
from sseportal.api.parameters import CURSOR, MAX_PAGE_SIZE, PAGE_SIZE, SIZE

_SIZE = re.compile(r"[0-9]{1,9}")


def check_names(query, parameters):
    known = [one.name for one in parameters]
    if unknown := [name for name in query if name not in known]:
        raise problems.unknown_parameters(unknown, known)


def check_values(query, parameters):
    refuse([(one, value) for one in parameters for value in one.refused(query)])


def check_selection(selection, parameters):
    """What the address says and nothing of the site answers to."""
    found = selection.values and [
        (one, value)
        for one in parameters
        if one.name in selection.form.fields
        for value in not_in_force(selection, one)
    ]
    refuse(found)


def not_in_force(selection, parameter):
    """The values of a parameter that the selection leaves out."""
    ignored = getattr(selection.form.fields[parameter.name], "ignored", [])
    given = parameter.values(selection.data)
    if parameter.name == "sort":
        return [value for value in given if value not in selection.sorts]
    return ignored or ([] if selection.values[parameter.name] else given)


def refuse(found):
    if found:
        raise problems.invalid_values(found)


def page_size(query):
    text = query.get("page_size") or str(PAGE_SIZE)
    if not (_SIZE.fullmatch(text) and 1 <= int(text) <= MAX_PAGE_SIZE):
        refuse([(SIZE, text)])
    return int(text)


def page_of(page_after, query, *arguments):
    """The page after the cursor that the address names."""
    page = page_after(query.get("cursor", ""), *arguments)
    if page is None:
        refuse([(CURSOR, query["cursor"])])
    return page
