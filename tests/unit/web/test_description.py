"""The OpenAPI document: valid in what can be told without the network, and the same always."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from typing import Any

import jsonschema  # type: ignore[import-untyped]  # it carries no types
import orjson
import pytest

from syndicate.web.description import Description
from syndicate.web.doors import LARGEST, Asked


async def nothing() -> AsyncIterator[bytes]:
    yield b""


@pytest.fixture(scope="module")
def document() -> Any:
    loop = asyncio.new_event_loop()
    try:
        asked = Asked("GET", "/api/openapi.json", "", lambda _: None, nothing())
        answer = loop.run_until_complete(Description().answer(asked))
    finally:
        loop.close()
    assert dict(answer.headers)["content-length"] == str(len(answer.body))
    return orjson.loads(answer.body)


def references(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"]
        for value in node.values():
            yield from references(value)
    elif isinstance(node, list):
        for value in node:
            yield from references(value)


def test_every_reference_leads_somewhere(document: Any) -> None:
    found = set(references(document))
    assert found
    for reference in found:
        node = document
        for step in reference.removeprefix("#/").split("/"):
            node = node[step]


def test_every_schema_is_one(document: Any) -> None:
    for schema in document["components"]["schemas"].values():
        jsonschema.Draft202012Validator.check_schema(schema)


def test_every_operation_has_what_openapi_asks_for(document: Any) -> None:
    assert document["openapi"].startswith("3.1.")
    assert {"title", "version"} <= document["info"].keys()
    for operations in document["paths"].values():
        for operation in operations.values():
            assert operation["operationId"]
            for status, response in operation["responses"].items():
                assert 200 <= int(status) <= 599
                assert response["description"]


def test_the_size_it_names_is_the_one_that_is_kept(document: Any) -> None:
    assert f"{LARGEST} bytes" in document["paths"]["/api/dispatches"]["post"]["description"]
