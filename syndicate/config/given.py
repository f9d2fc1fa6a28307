"""Tables as they were given, whatever else is wrong with them: what checks across tables look at."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from syndicate.config.problems import place
from syndicate.errors import Problem


def named(tables: Mapping[str, Any], kind: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The tables of a kind, such as they are: faults elsewhere in them do not matter here."""
    found = tables.get(kind)
    for name, table in (found if isinstance(found, dict) else {}).items():
        if isinstance(table, dict):
            yield name, table


def folder_in(table: Mapping[str, Any], folder: Path) -> Path | None:
    """Where the `path` of a table leads; None where that is none.

    Args:
        table: As it was given.
        folder: From which it is taken.
    """
    given = table.get("path")
    return (folder / given).resolve() if isinstance(given, str) and "\0" not in given else None


def secret_problems(where: str, table: Mapping[str, Any], needed: Collection[str]) -> Iterator[Problem]:
    """Secrets that are given twice, or not at all where there must be one."""
    for key in sorted(key.removesuffix("_env") for key in table if key.endswith("_env")):
        if f"{key}_file" in table:
            yield Problem(place(where, f"{key}_file"), f"give either {key}_env or {key}_file, not both")
    for key in needed:
        if f"{key}_env" not in table and f"{key}_file" not in table:
            yield Problem(place(where, key), f"missing: say where it is with {key}_env or {key}_file")
