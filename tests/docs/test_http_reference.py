"""The reference of HTTP is what the OpenAPI document says, with an example of each address."""

import re

import pytest

from syndicate.web.operations import Operation, described
from tests.markdown import blocks
from tools.http_api import PAGE, headings, made_anew, part

_, OPERATIONS = described()
TEXT = PAGE.read_text(encoding="utf-8")


def test_every_address_has_a_part_and_every_part_is_of_one() -> None:
    assert sorted(headings(TEXT)) == sorted((one.method, one.path) for one in OPERATIONS)
    assert "/wire/outlets/{outlet}" in {one.path for one in OPERATIONS}


def test_the_tables_are_made_of_the_document() -> None:
    assert made_anew(TEXT) == TEXT
    assert all(part(one) in TEXT for one in OPERATIONS)


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda one: f"{one.method} {one.path}")
def test_an_address_is_asked_in_an_example(operation: Operation) -> None:
    pattern = re.sub(r"\\{\w+\\}", r"[^/\\s]+", re.escape(operation.path))
    asked = "".join(block.text for block in blocks("docs/reference/http-api.md"))
    assert re.search(rf"{pattern}(?:[\s'?)]|$)", asked)


def test_what_is_not_described_is_named() -> None:
    for path in ("/healthz", "/readyz", "/metrics", "/desk/", "/api/websub/"):
        assert f"`{path}" in TEXT
        assert path not in {one.path for one in OPERATIONS}
