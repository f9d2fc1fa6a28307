"""Fragments of a configuration, made whole: what they leave out, and the files and variables that they name."""

import base64
import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any, Final

from tests.house import OwnHouse

Tables = dict[str, Any]

BASE: Final = """
[agency]
name = "Meridian Press"
tag = "MDP"
domain = "wire.example"
base_url = "http://127.0.0.1:{port}/"
contact = "desk@wire.example"

[sources.newsroom]
type = "spool"
path = "spool"

[web]
port = {port}

[sections.world]
title = "World"
"""

_SECRET: Final = "whsec_" + base64.b64encode(bytes(32)).decode()


def whole(house: OwnHouse, *fragments: str) -> Tables:
    """Fragments put upon the base, with the sections and outlets that they name."""
    tables = tomllib.loads(BASE.format(port=house.port))
    for fragment in fragments:
        _lay(tables, tomllib.loads(fragment))
    for channel, table in tables.get("channels", {}).items():
        tables.setdefault("outlets", {}).setdefault(table.get("outlet", channel), {"profile": "plain"})
    for kind in ("sources", "outlets"):
        for table in tables.get(kind, {}).values():
            for section in table.get("sections", ()):
                tables["sections"].setdefault(section, {"title": section.title()})
    tables["web"]["port"] = house.port
    return tables


def _lay(below: Tables, above: Mapping[str, Any]) -> None:
    for key, value in above.items():
        if isinstance(value, dict) and isinstance(below.get(key), dict):
            if below[key].get("type") != value.get("type", below[key].get("type")):
                below[key] = {}
            _lay(below[key], value)
        else:
            below[key] = value


def given(tables: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Every key and its text, in whatever table."""
    for key, value in tables.items():
        if isinstance(value, dict):
            yield from given(value)
        elif isinstance(value, str):
            yield key, value


def furnish(house: OwnHouse, tables: Mapping[str, Any]) -> dict[str, str]:
    """Write the configuration, and the files that it names; the variables that it names."""
    (house.folder / "config.toml").write_text(written(tables))
    for key, name in given(tables):
        if key == "file":
            (house.folder / name).parent.mkdir(parents=True, exist_ok=True)
        if key.endswith("_file") or key == "known_hosts":
            file = house.folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.touch(mode=0o600)
            file.write_text(f"{_SECRET}\n")
    return {name: _SECRET for key, name in given(tables) if key.endswith("_env")}


def written(tables: Mapping[str, Any], path: tuple[str, ...] = ()) -> str:
    """As TOML; texts in it have no control characters."""
    own = {key: value for key, value in tables.items() if not isinstance(value, dict)}
    inner = {key: value for key, value in tables.items() if isinstance(value, dict)}
    head = f"[{'.'.join(map(_quoted, path))}]\n" if path else ""
    lines = "".join(f"{_quoted(key)} = {_value(value)}\n" for key, value in own.items())
    return head + lines + "\n" + "".join(written(table, (*path, key)) for key, table in inner.items())


def _quoted(key: str) -> str:
    return key if re.fullmatch(r"[\w-]+", key, re.ASCII) else _value(key)


def _value(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_quoted(key)} = {_value(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}"'
    return str(value).lower() if isinstance(value, bool) else str(value)
