"""JSON Schemas, and what they find."""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from jsonschema import validators  # type: ignore[import-untyped]  # it carries no types
from referencing import Registry, Resource
from referencing.exceptions import Unresolvable
from referencing.jsonschema import DRAFT202012

from syndicate.formats.validation.finding import Findings, error, warning
from syndicate.formats.validation.json_tree import Node, path_name
from syndicate.formats.validation.ninjs import generation
from syndicate.formats.validation.standard import Standard

_NINJS = re.compile(r"ninjs-schema_(?P<version>\d+\.\d+)")
_FEED_MEMBERS = frozenset(("home_page_url", "items", "version"))
_LONGEST = 300

Schema = dict[str, Any]


class JsonSchemas:
    """The JSON Schemas among files; what they refer to must be among them too, nothing is fetched.

    Args:
        files: Of JSON; those that are no schemas are passed over.
    """

    def __init__(self, files: Iterable[Path]) -> None:
        self._schemas: dict[str, tuple[Path, Schema]] = {}
        for path in files:
            schema = _schema(path)
            name = str(schema.get("$id") or schema.get("id") or "").rstrip("#")
            if "$schema" in schema and name:
                self._schemas[name] = path, schema
        self._registry: Registry[Any] = Registry().with_resources(
            (name, Resource.from_contents(schema, default_specification=DRAFT202012))
            for name, (_, schema) in self._schemas.items()
        )

    def checks(self, document: Node, standard: Standard) -> Iterator[tuple[str, Findings]]:
        """Check a document against the schema that is for it, if there is one.

        Yields:
            The schema's name, and what it finds.
        """
        if standard is Standard.JSON_FEED:
            chosen = self._for_feed(document)
            items = [document]
        else:
            items = list(document.each()) if isinstance(document.value, list) else [document]
            chosen = self._for_ninjs(items)
        if chosen is not None:
            path, schema = chosen
            yield f"JSON Schema {path.name}", self._findings(items, path, schema)

    def _for_feed(self, document: Node) -> tuple[Path, Schema] | None:
        is_first = document.text_at("version").rstrip("/").endswith("/1")
        found = {
            "authors" not in schema["properties"]: (path, schema)
            for path, schema in self._schemas.values()
            if schema.get("properties", {}).keys() >= _FEED_MEMBERS
        }
        return found.get(is_first) or next(iter(found.values()), None)

    def _for_ninjs(self, items: list[Node]) -> tuple[Path, Schema] | None:
        """The newest of the generation that the items are of."""
        wanted = str(generation(items[0])) if items else ""
        found = {
            version["version"]: schema
            for name, schema in self._schemas.items()
            if (version := _NINJS.search(name)) and version["version"].partition(".")[0] == wanted
        }
        return found[max(found, key=lambda version: [int(part) for part in version.split(".")])] if found else None

    def _findings(self, items: list[Node], path: Path, schema: Schema) -> Findings:
        name = f"JSON Schema {path.name}"
        validator = validators.validator_for(schema)(schema, registry=self._registry)
        for item in items:
            try:
                for fault in validator.iter_errors(item.value):
                    at = (*item.path, *fault.absolute_path)
                    message = f"{path_name(at)}: {fault.message}"
                    yield error(item.lines.of(at), message[:_LONGEST], name)
            except Unresolvable as missing:
                message = f"not wholly checked by {path.name}: it refers to {missing.ref}, which is not in the folder"
                yield warning(item.line, message, name)
                return


def _schema(path: Path) -> Schema:
    try:
        read = json.loads(path.read_bytes())
    except (ValueError, OSError, RecursionError):
        return {}
    return read if isinstance(read, dict) else {}
