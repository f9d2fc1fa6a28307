"""Subjects as XML formats of the IPTC name them, made the same whatever the format."""

import re
from collections.abc import Iterable
from dataclasses import replace

from syndicate.model.dispatch import Subject
from syndicate.rules.facts.schemes import SCHEMES

_SUBJECT_CODE = re.compile(r"\d{8}", re.ASCII)


def subject(code: str, name: str | None = None, scheme: str | None = None) -> Subject:
    """A topic by its code: eight figures alone are an IPTC subject code (`subj:`), whatever list is named for them."""
    if _SUBJECT_CODE.fullmatch(code):
        return Subject(code=f"subj:{code}", name=name, scheme=SCHEMES["subj"])
    return Subject(code=code, name=name, scheme=scheme)


def distinct(subjects: Iterable[Subject]) -> tuple[Subject, ...]:
    """Each code once, where it first stands, with the first name, scheme and kind that any of its mentions has."""
    known: dict[str, Subject] = {}
    for found in subjects:
        before = known.get(found.code, found)
        known[found.code] = replace(
            before,
            name=before.name or found.name,
            scheme=before.scheme or found.scheme,
            kind=before.kind or found.kind,
        )
    return tuple(known.values())
