"""The OpenAPI document: valid in what can be told without the network, and the same always."""

import asyncio
import hashlib
from base64 import b64encode
from collections.abc import AsyncIterator, Iterator
from typing import Any

import jsonschema  # type: ignore[import-untyped]  # it carries no types
import orjson
import pytest

from syndicate.web.description import for_people, for_programs
from syndicate.web.doors import LARGEST, Asked
from tests.sound_html import faults


async def nothing() -> AsyncIterator[bytes]:
    yield b""


@pytest.fixture(scope="module")
def document() -> Any:
    loop = asyncio.new_event_loop()
    try:
        asked = Asked("GET", "/api/openapi.json", "", lambda _: None, nothing())
        answer = loop.run_until_complete(for_programs().answer(asked))
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


def test_the_page_is_sound_and_tells_of_every_address(document: Any) -> None:
    asked = Asked("GET", "/api/", "", lambda _: None, nothing())
    loop = asyncio.new_event_loop()
    try:
        answer = loop.run_until_complete(for_people().answer(asked))
    finally:
        loop.close()
    page = answer.body.decode()
    assert faults(page) == []
    assert "<script" not in page
    assert "<code>/key/TOKEN/world/rss.xml</code>" in page
    assert "&lt;code" not in page
    for path, methods in document["paths"].items():
        assert all(f"<b>{method.upper()}</b> {path}</h2>" in page for method in methods)
    style = page.partition("<style>")[2].partition("</style>")[0]
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in dict(answer.headers)["content-security-policy"]
