"""Every promise has a test that there is, and figures of speed are those that were measured last."""

import json
import re

import pytest

from tests.markdown import ROOT
from tests.named import NAMED, is_there, named

PAGE = (ROOT / "docs" / "explanation" / "promises.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "docs" / "explanation" / "architecture.md").read_text(encoding="utf-8")
BENCHES = ("archive", "render", "replay", "serve")
RESULTS = [
    result
    for name in BENCHES
    for result in json.loads((ROOT / "bench" / "results" / f"{name}.json").read_text(encoding="utf-8"))["results"]
]


def rows() -> list[list[str]]:
    lines = [line for line in PAGE.splitlines() if line.startswith("| ") and not line.startswith("| promise |")]
    return [[cell.strip() for cell in line[1:-1].split("|")] for line in lines]


@pytest.mark.parametrize(("file", "name"), sorted(named(PAGE)))
def test_a_test_that_is_named_is_there(file: str, name: str) -> None:
    assert name
    assert is_there(file, name)


@pytest.mark.parametrize(("file", "name"), sorted(named(ARCHITECTURE)))
def test_a_test_that_the_architecture_names_is_there(file: str, name: str) -> None:
    root_file = ROOT / "syndicate" / file
    assert is_there(file, name) or root_file.is_file() or is_there(f"conformance/{file}", name)


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0])
def test_a_promise_is_shown_by_tests_or_measured(row: list[str]) -> None:
    promise, meaning, shown, figure = row
    assert promise
    assert meaning
    assert NAMED.search(shown) or (shown == "`python -m bench`" and figure)


@pytest.mark.parametrize(
    ("said", "unit"), [("220 dispatches/s", "dispatches/s"), ("0.66 of nginx's 304s", "of the peer's"),
                       ("0.66 of its pages", "of the peer's"), ("8.4 times faster", "times faster"),
                       ("1.03 of the cost", "of the cost")]
)  # fmt: skip
def test_figures_of_speed_are_those_that_were_measured_last(said: str, unit: str) -> None:
    assert said in PAGE
    found = re.match(r"[\d.]+", said)
    assert found
    assert float(found[0]) in {result["value"] for result in RESULTS if result["unit"] == unit}
