"""An item of ninjs 3.1 in the terms of 2.1 and 1.4.

2.1 writes names in small letters and has no relations of associated items. 1.4 has names for one of a thing where later
releases have lists, and names that end in what a text is for; a concept is a code in a scheme.
"""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from syndicate.formats.ninjs.writing.members import XHTML, Members, known

_CONCEPTS = {
    "people": "person",
    "organisations": "organisation",
    "places": "place",
    "subjects": "subject",
    "events": "event",
    "objects": "object",
    "infosources": "infosource",
    "genres": "genre",
}
_RENAMED = {"by": "byline", "standard": "$standard"}
_COMPLETENESS = {"full": "complete", "partial": "incomplete"}
_BODIES = {"main": "body_text", "richtext": "body_xhtml"}


def second(item: Members) -> Members:
    """The item in the terms of ninjs 2.1."""
    found = _lowered(item)
    if until := found.pop("embargoeduntil", None):
        found["embargoed"] = until
    for one in found.get("associations", ()):
        one.pop("rel", None)
    return found


def first(item: Members) -> Members:
    """The item in the terms of ninjs 1.4."""
    return _first(second(item))


def _first(item: Members) -> Members:
    found: Members = {}
    for name, value in item.items():
        if name in _CONCEPTS:
            found[_CONCEPTS[name]] = [_concept(one) for one in value]
        elif name in _WRITTEN:
            found |= _WRITTEN[name](value)
        else:
            found[_RENAMED.get(name, name)] = value
    return found


def _lowered(value: Members) -> Members:
    return {name.lower(): _within(one) if isinstance(one, dict | list) else one for name, one in value.items()}


def _within(value: Any) -> Any:
    if isinstance(value, dict):
        return _lowered(value)
    return [_within(one) for one in value] if isinstance(value, list) else value


def _concept(concept: Members) -> Members:
    scheme, code = _code(concept.get("uri"), concept.get("literal"))
    return known(
        name=concept.get("name"),
        rel=concept.get("rel") or concept.get("role"),
        scheme=scheme,
        code=code,
        geometry_geojson=concept.get("geojson"),
    )


def _code(uri: str | None, literal: str | None) -> tuple[str | None, str | None]:
    """The scheme and the code in it; a code without a scheme is the identifier that there is."""
    if uri and literal:
        bare = literal.partition(":")[2]
        tail = next(one for one in (quote(literal, safe=""), quote(bare, safe="")) if uri.endswith(one))
        return uri.removesuffix(tail), literal
    return None, uri or literal


def _headline(headlines: list[Members]) -> Members:
    return {"headline": headlines[0]["value"]}


def _descriptions(descriptions: list[Members]) -> Members:
    return {f"description_{one['role']}": one["value"] for one in descriptions}


def _bodies(bodies: list[Members]) -> Members:
    counts = {name: bodies[0][name] for name in ("charcount", "wordcount")}
    return {"mimetype": XHTML} | counts | {_BODIES[one["role"]]: one["value"] for one in bodies}


def _renditions(renditions: list[Members]) -> Members:
    return {"renditions": {one["name"]: _rendition(one) for one in renditions}}


def _rendition(rendition: Members) -> Members:
    names = {"contenttype": "mimetype"}
    return {names.get(name, name): value for name, value in rendition.items() if name != "name"}


def _associations(associations: list[Members]) -> Members:
    return {
        "associations": {
            one["name"]: _first({name: value for name, value in one.items() if name != "name"}) for one in associations
        }
    }


def _alternatives(identifiers: list[Members]) -> Members:
    return {"altids": {one["role"]: one["value"] for one in identifiers}}


def _completeness(value: str) -> Members:
    return {"representationtype": _COMPLETENESS[value]}


_WRITTEN: dict[str, Callable[[Any], Members]] = {
    "headlines": _headline,
    "descriptions": _descriptions,
    "bodies": _bodies,
    "renditions": _renditions,
    "associations": _associations,
    "altids": _alternatives,
    "representationtype": _completeness,
}
