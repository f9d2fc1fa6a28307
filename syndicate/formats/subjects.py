"""Subjects as XML formats of the IPTC name them, made the same whatever the format."""

from collections.abc import Iterable
from dataclasses import replace

from syndicate.formats.qcodes import of_code
from syndicate.model.dispatch import Subject


def subject(code: str, name: str | None = None, scheme: str | None = None) -> Subject:
    """A topic by its code and the scheme it is said to stand in; IPTC's own codes get their alias whatever is said."""
    known = of_code(code, scheme)
    return Subject(code=known.text, name=name, scheme=known.scheme)


def distinct(subjects: Iterable[Subject]) -> tuple[Subject, ...]:
    """Each code once, where it first stands, with the first name, scheme and kind that any of its mentions has."""
    known: dict[str, Subject] = {}
    for found in subjects:
        before = known.setdefault(found.code, found)
        if before is found or before == found:
            continue
        known[found.code] = replace(
            before,
            name=before.name or found.name,
            scheme=before.scheme or found.scheme,
            kind=before.kind or found.kind,
        )
    return tuple(known.values())
