"""Errors as problem details: RFC 9457."""

from http import HTTPStatus

from rest_framework.exceptions import APIException
from rest_framework.views import exception_handler

MEDIA_TYPE = "application/problem+json"
# Of what a program sent, an error repeats so many things and so much of each.
MOST, LONGEST = 20, 100


class BadRequest(APIException):
    """`more` are members of the problem beside its `detail`."""

    status_code = HTTPStatus.BAD_REQUEST

    def __init__(self, detail, **more):
        super().__init__(detail)
        self.more = more


def unknown_parameters(unknown, known):
    return BadRequest(
        "Parameters that this address does not know.",
        unknown=[name[:LONGEST] for name in unknown[:MOST]],
        known=known,
    )


def invalid_values(found):
    """`found`: [(Parameter, value)]"""
    told = [
        {"parameter": one.name, "value": value[:LONGEST], "expected": str(one.meaning)}
        for one, value in found[:MOST]
    ]
    return BadRequest("Values that their parameters do not take.", invalid=told)


def as_problem(error, context):
    """The answer to an error that the API means to give; None for any other, which is ours."""
    response = exception_handler(error, context)
    if response is not None:
        response.content_type = MEDIA_TYPE
        response.data = {
            "title": HTTPStatus(response.status_code).phrase,
            "status": response.status_code,
            "detail": str(response.data["detail"]),
        } | getattr(error, "more", {})
    return response
