"""Answers below `/api/`: JSON, and problems as RFC 9457 has them."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any, Final

import orjson

from syndicate.web.answers import Answer, Headers

PROBLEM: Final = "application/problem+json"

_OURS: Final[Headers] = [("cache-control", "no-store"), ("x-content-type-options", "nosniff")]


class Declined(Exception):
    """A request that cannot be gone on with.

    Attributes:
        answer: What its sender is told.
    """

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.status)
        self.answer = answer


def json(status: int, fields: Mapping[str, Any], media_type: str = "application/json") -> Answer:
    """An answer of fields."""
    body = orjson.dumps(fields)
    return Answer(status, [("content-type", media_type), ("content-length", str(len(body))), *_OURS], body)


def problem_fields(status: int, detail: str, members: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The members of a problem (RFC 9457 §3.1); see :func:`problem`."""
    fields = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail}
    return {**fields, **(members or {})}


def problem(
    status: int, detail: str, *, headers: Sequence[tuple[str, str]] = (), members: Mapping[str, Any] | None = None
) -> Answer:
    """A problem (RFC 9457 §3).

    Args:
        status: Of HTTP.
        detail: What is wrong with this very request, in a sentence.
        headers: More of them.
        members: More of them (§3.2).
    """
    answer = json(status, problem_fields(status, detail, members), PROBLEM)
    return Answer(answer.status, [*answer.headers, *headers], answer.body)
