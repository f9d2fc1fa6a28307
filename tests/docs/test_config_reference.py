"""The reference of config.toml has every key of every table with its default, and none that there is not."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields
from pathlib import Path
from typing import Any, Final

import pytest

from syndicate.config import channel_tables, source_tables, stands
from syndicate.config.bus import Bus
from syndicate.config.desk import DeskSettings
from syndicate.config.hub import HubSettings
from syndicate.config.outlets import CHECKS as OF_OUTLETS
from syndicate.config.settings import Config, Deliveries, Items, LiveWire, Nodes, Store, Web
from syndicate.config.watching import Log, Metrics
from syndicate.model.section import Agency, Criteria, Section
from tests.markdown import ROOT

PAGE: Final = (ROOT / "docs" / "reference" / "config.md").read_text(encoding="utf-8")
NEEDED: Final = "needed"

SIMPLE: Final[Mapping[str, type[Any]]] = {
    "agency": Agency,
    "sections.NAME": Section,
    "items": Items,
    "store": Store,
    "deliveries": Deliveries,
    "bus": Bus,
    "nodes": Nodes,
    "hub": HubSettings,
    "web": Web,
    "wire": LiveWire,
    "metrics": Metrics,
    "desk": DeskSettings,
    "log": Log,
}
"""By heading, the type of its table."""

KINDS: Final[Mapping[str, Mapping[str, Any]]] = {
    "sources.NAME": source_tables.TYPES,
    "channels.NAME": channel_tables.TYPES,
}
"""By heading, the types of its kinds."""

FILLED: Final = {"name", "takes"}
"""Fields of tables with a NAME that no key says."""


def parts(text: str, mark: str) -> dict[str, str]:
    """What stands under each heading; what stands before the first under nothing."""
    first, *others = re.split(rf"^{mark} ", text, flags=re.MULTILINE)
    return {"": first, **{head.strip(): body for head, _, body in (part.partition("\n") for part in others)}}


TABLES: Final = {head.strip("[]"): body for head, body in parts(PAGE, "##").items()}


def rows(text: str) -> dict[str, list[str]]:
    """The cells of every key of the tables in it."""
    found: dict[str, list[str]] = {}
    for line in text.splitlines():
        if line.startswith("| `"):
            keys, *cells = [cell.strip() for cell in line[1:-1].split(" | ")]
            found |= dict.fromkeys(re.findall(r"`(\w+)`", keys), cells)
    return found


def of(cls: type[Any]) -> dict[str, Field[Any]]:
    return {one.name: one for one in fields(cls) if one.init}


def told(text: str) -> set[str]:
    return set(re.findall(r"`(\w+)`", text))


def of_kind(heading: str, kind: str) -> str:
    """What the page says of a kind, and of the kind that it is like."""
    kinds = parts(TABLES[heading], "###")
    own = kinds[f'type = "{kind}"']
    like = re.search(r"^(?:As|.*has all the keys of) `(\w+)`", own, re.MULTILINE)
    return own + (kinds[f'type = "{like[1]}"'] if like else "")


def test_every_table_has_a_heading() -> None:
    there = {head.partition(".")[0] for head in TABLES if head}
    assert {field.name for field in fields(Config)} == there


@pytest.mark.parametrize("heading", SIMPLE)
def test_a_table_has_the_keys_that_its_type_has(heading: str) -> None:
    cls = SIMPLE[heading]
    written = rows(TABLES[heading].partition("Criteria are lists")[0])
    assert set(written) == set(of(cls)) - (FILLED if heading.endswith("NAME") else set())
    for key, cells in written.items():
        assert_default(cells, of(cls)[key])


def test_criteria_have_the_keys_that_they_have() -> None:
    assert set(rows(TABLES["sections.NAME"].partition("Criteria are lists")[2])) == set(of(Criteria))


def test_outlets_have_the_keys_that_they_have() -> None:
    assert set(rows(TABLES["outlets.NAME"])) == set(OF_OUTLETS)


def test_the_stand_has_the_keys_that_its_kinds_have() -> None:
    kinds = [table.settings for table in stands.TYPES.values()]
    keys = {key for cls in kinds for key in of(cls)}
    assert set(rows(TABLES["stand"])) == keys


@pytest.mark.parametrize(
    ("heading", "kind"), [(heading, kind) for heading, kinds in KINDS.items() for kind in kinds], ids=" ".join
)
def test_a_kind_has_the_keys_that_its_type_has(heading: str, kind: str) -> None:
    cls = KINDS[heading][kind].settings
    common = parts(TABLES[heading], "###")[""]
    own = parts(TABLES[heading], "###")[f'type = "{kind}"']
    assert set(of(cls)) - FILLED - told(common) - told(of_kind(heading, kind)) == set()
    assert set(rows(own)) - set(of(cls)) == set()
    for key, cells in rows(own).items():
        assert_default(cells, of(cls)[key])


@pytest.mark.parametrize("heading", KINDS)
def test_what_every_kind_has_is_a_key_of_some(heading: str) -> None:
    common = rows(parts(TABLES[heading], "###")[""])
    kinds = [of(table.settings) for table in KINDS[heading].values()]
    assert set(common) <= {key for keys in kinds for key in keys}
    for key, cells in common.items():
        if key not in {"every_secs", "form"}:  # which differ by kind
            assert_default(cells, next(keys[key] for keys in kinds if key in keys))
    assert {head for head in parts(TABLES[heading], "###") if head.startswith("type")} == {
        f'type = "{kind}"' for kind in KINDS[heading]
    }


def assert_default(cells: list[str], field: Field[Any]) -> None:
    """The default that a row names is that of the field; words say what is found out otherwise."""
    cell = cells[1]
    default = field.default_factory() if field.default_factory is not MISSING else field.default
    if re.fullmatch(r"`[^`]*`", cell):
        value = tomllib.loads(f"value = {cell.strip('`')}")["value"]
        assert value == plain(default), f"{field.name}: {cell}, not {default!r}"
    elif cell == "none":
        assert default in (None, (), "", Criteria()), f"{field.name}: {default!r}"
    elif cell == NEEDED:
        assert default in (MISSING, None, ""), f"{field.name} is not needed: {default!r}"


def plain(value: object) -> object:
    """As TOML has it."""
    if isinstance(value, tuple | frozenset):
        return [plain(one) for one in value]
    return str(value) if isinstance(value, Path) else value
