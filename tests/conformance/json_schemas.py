"""JSON Schemas as validators."""

import json
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]  # it carries no types
from referencing import Registry
from referencing.jsonschema import DRAFT4


def feed_validator(folder: Path) -> Any:
    """The JSON Feed schema, with the 1.0 schema that it refers to."""
    older = json.loads((folder / "feed-1.json").read_bytes())
    registry: Registry[Any] = Registry().with_resource(older["id"], DRAFT4.create_resource(older))
    schema = json.loads((folder / "feed.json").read_bytes())
    return jsonschema.Draft4Validator(schema, registry=registry)
