"""Codes that vendors put into the text of a story: `(PROFILE (COUNTRY:Norvia; ISOCOUNTRY3:NRV; UNTOP:030;) …)`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from syndicate.model.dispatch import Draft, Subject
from syndicate.rules.facts.schemes import SCHEMES
from syndicate.rules.text import fold

_OPENS = "(PROFILE"
_MOST_LINES = 60
_ENTRY = re.compile(r"\((?P<kind>[A-Z][A-Z0-9]{1,15}):(?P<name>[^();]{1,120})(?P<codes>;[^()]{0,400})?\)")
_CODE = re.compile(r";\s*(?P<key>[A-Z][A-Z0-9]{0,15}):(?P<value>[^;]{1,80})")
_PLACES = frozenset({"COUNTRY", "REGION", "CITY", "STATE"})
_FIRMS = frozenset({"CO", "COMPANY", "ORG"})


def without_profile(lines: Sequence[str], draft: Draft) -> tuple[Sequence[str], Draft]:
    """Take the codes out of a text; the lines without them, and the draft with what they name."""
    start = next((index for index, line in enumerate(lines) if line.lstrip().startswith(_OPENS)), None)
    if start is None:
        return lines, draft
    depth, end = 0, start
    for end in range(start, min(start + _MOST_LINES, len(lines))):
        depth += lines[end].count("(") - lines[end].count(")")
        if depth <= 0:
            break
    codes = fold(" ".join(lines[start : end + 1]))
    if depth > 0 or not _ENTRY.search(codes):
        return lines, draft
    named = tuple(_subjects(codes))
    return [*lines[:start], *lines[end + 1 :]], replace(draft, subjects=(*draft.subjects, *named))


def _subjects(text: str) -> Iterator[Subject]:
    for entry in _ENTRY.finditer(text):
        name = entry["name"].strip()
        codes = {found["key"]: found["value"].strip() for found in _CODE.finditer(entry["codes"] or "")}
        if entry["kind"] in _PLACES:
            country = codes.get("ISOCOUNTRY3")
            yield Subject(
                code=f"iso3166-1a3:{country}" if country else name,
                name=name,
                scheme=SCHEMES["iso3166-1a3"] if country else None,
                kind="geoArea",
            )
        elif entry["kind"] in _FIRMS:
            yield Subject(code=codes.get("TS") or name, name=name, kind="organisation")
