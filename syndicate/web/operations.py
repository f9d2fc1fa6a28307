"""What `openapi.json` says of each address, as the page at `/api/` and the reference show it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

import orjson

DOCUMENT: Final = files("syndicate.web").joinpath("openapi.json").read_bytes()


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a request may say.

    Attributes:
        name: As it is written.
        place: `path`, `query`, `header` or `body` (then the name is a media type).
        required: Whether it must.
        says: What it means, in Markdown; may be empty.
    """

    name: str
    place: str
    required: bool
    says: str


@dataclass(frozen=True, slots=True)
class Operation:
    """What can be done at an address.

    Attributes:
        method: In capitals.
        path: With names in braces.
        summary: In a line.
        says: More of it, in Markdown.
        tokens: Whose tokens it takes, in words; empty where it takes none.
        parameters: In the document's order.
        answers: By status, what it means, in Markdown.
    """

    method: str
    path: str
    summary: str
    says: str
    tokens: str
    parameters: Sequence[Parameter]
    answers: Mapping[str, str]


_TOKENS: Final = {"token": "of a source", "outlet": "of an outlet", "outletBasic": ""}


@cache
def described() -> tuple[str, tuple[Operation, ...]]:
    """What is said of all addresses, in Markdown, and each operation in the document's order."""
    document = orjson.loads(DOCUMENT)
    found = (
        _operation(method, path, told)
        for path, methods in document["paths"].items()
        for method, told in methods.items()
    )
    return document["info"]["description"], tuple(found)


def _operation(method: str, path: str, told: Mapping[str, Any]) -> Operation:
    security = told.get("security", ())
    words = [_TOKENS[name] for way in security for name in way if _TOKENS[name]]
    free = "where it is private, " if {} in security else ""
    parameters = [
        Parameter(one["name"], one["in"], one.get("required", False), one.get("description", ""))
        for one in told.get("parameters", ())
    ]
    body = told.get("requestBody")
    if body:
        taken = [Parameter(name, "body", required=False, says="") for name in body["content"]]
        taken[0] = Parameter(taken[0].name, "body", required=False, says=body.get("description", ""))
        parameters += taken
    return Operation(
        method=method.upper(),
        path=path,
        summary=told["summary"],
        says=told.get("description", ""),
        tokens=f"{free}{' or '.join(words)}" if words else "",
        parameters=parameters,
        answers={status: one["description"] for status, one in told["responses"].items()},
    )
