"""Every verb that takes --json prints an object a line, whose keys the reference has."""

import json
import re
from pathlib import Path

import pytest

from tests.house import CONFIG, OwnHouse, make_house
from tests.unit.cli.test_help import EVERY, takes_json

REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "command-line.md"
OUTLETS = """
[outlets.gazette]
profile = "plain"

[channels.gazette]
type = "folder"
path = "drop"

[hub]
enabled = true
"""
STORY = b"""Headline: Quay closed

KESTREL BAY (Example Wire) - The quay in the harbour was closed.
"""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> OwnHouse:
    """A house that has one of everything."""
    folder = tmp_path_factory.mktemp("json")
    (folder / "drop").mkdir()
    house = make_house(folder, CONFIG + OUTLETS)
    assert house.syndicate("outlet", "add", "gazette").code == 0
    assert house.syndicate("user", "add", "anna", given=b"a long enough password\n").code == 0
    (folder / "story.txt").write_bytes(STORY)
    assert house.syndicate("file", "story.txt").code == 0
    house.drop("bad.txt", b"\x00\x01\x02" * 500)
    house.syndicate("collect")
    return house


LINES = {
    ("list",): (),
    ("show",): ("GUID",),
    ("read",): ("story.txt",),
    ("status",): (),
    ("doctor",): (),
    ("backup",): (),
    ("tail",): ("--no-wait",),
    ("search",): ("quay",),
    ("validate",): ("feeds/all/rss.xml",),
    ("check",): ("--outlet", "gazette"),
    ("queue", "list"): (),
    ("rejects", "list"): (),
    ("outlet", "list"): (),
    ("outlet", "fetches"): ("gazette",),
    ("outlet", "fetched"): ("GUID",),
    ("hub", "list"): (),
    ("user", "list"): (),
    ("acts",): (),
}
EMPTY = {("check",), ("outlet", "fetches"), ("hub", "list")}
"""Whose lists are empty in this house: what they say is told in tests of their own."""

TITLES = {"rejects": "The reject tray"}
LIKE_READ = {("list",), ("show",), ("search",)}


def section(path: tuple[str, ...]) -> str:
    """What the reference says of a verb."""
    title = TITLES.get(path[0], path[0])
    parts = re.split(r"^##+ ", REFERENCE.read_text(), flags=re.MULTILINE)
    (found,) = [part for part in parts if title in part.partition("\n")[0].split(", ")]
    return found


def test_every_verb_with_json_is_tried_here() -> None:
    assert set(LINES) == {path for path, verb in EVERY.items() if takes_json(verb)}


@pytest.mark.parametrize("path", LINES, ids=" ".join)
def test_json_is_an_object_a_line_with_keys_that_the_reference_has(house: OwnHouse, path: tuple[str, ...]) -> None:
    guid = json.loads(house.syndicate("list", "--json").out)["guid"]
    done = house.syndicate(*path, "--json", *(guid if word == "GUID" else word for word in LINES[path]))
    assert done.code == 0, done.err
    rows = [json.loads(line) for line in done.out.splitlines()]
    assert bool(rows) != (path in EMPTY)
    told = section(path) + (section(("read",)) if path in LIKE_READ else "")
    for row in rows:
        assert [key for key in row if f"`{key}`" not in told] == []
