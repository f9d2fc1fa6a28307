"""Subjects: by qcode where the catalogs have their alias, by URI where they have a scheme, else by literal."""

import re
from urllib.parse import quote

from lxml.etree import _Element

from syndicate.formats.newsml_g2.terms import line, literal, sub
from syndicate.formats.uris import uri_reference
from syndicate.model.dispatch import Dispatch, Subject
from syndicate.rules.facts.schemes import SCHEMES

_QCODE = re.compile(r"(?P<alias>[A-Za-z_][A-Za-z0-9._-]*):[^\s]+", re.ASCII)
_TOKEN = re.compile(r"[A-Za-z]+")
_RULE_OF_OURS = "why:associated"
"""IPTC's word for a value that business rules have added (scheme `why:`, since 2023)."""


def schemes_of(dispatch: Dispatch) -> dict[str, str]:
    """The schemes that the subjects' qcodes need beside IPTC's, by alias; the first of two that share one."""
    found: dict[str, str] = {}
    for subject in dispatch.subjects:
        qcode = _QCODE.fullmatch(subject.code)
        if (
            qcode
            and subject.scheme
            and qcode["alias"] not in SCHEMES
            and uri_reference(subject.scheme) == subject.scheme
        ):
            found.setdefault(qcode["alias"], subject.scheme)
    return found


def add_catalog(item: _Element, schemes: dict[str, str]) -> None:
    """Add a catalog of these schemes to the item, where there are any (NewsML-G2 Guide, "local catalog")."""
    if schemes:
        catalog = sub(item, "catalog")
        for alias, scheme in schemes.items():
            sub(catalog, "scheme", alias=alias, uri=scheme)


def add_subject(meta: _Element, subject: Subject, schemes: dict[str, str]) -> None:
    """Add a subject in the surest form its code allows.

    A bare code of a scheme stands in `literal` too, beside the URI that scheme and code make, so that a receiver knows
    where in the URI it begins.
    """
    qcode = _QCODE.fullmatch(subject.code)
    scheme = (schemes.get(qcode["alias"]) or SCHEMES.get(qcode["alias"])) if qcode else None
    concept = (
        uri_reference(f"{subject.scheme}{quote(subject.code, safe='')}") if subject.scheme and subject.code else None
    )
    if scheme and subject.scheme in {scheme, None}:
        element = sub(meta, "subject", qcode=subject.code)
    elif concept:
        element = sub(meta, "subject", uri=concept, literal=literal(subject.code))
    else:
        element = sub(meta, "subject", literal=literal(subject.code))
    if subject.kind and _TOKEN.fullmatch(subject.kind):
        element.set("type", f"cpnat:{subject.kind}")
    if subject.because:
        element.set("why", _RULE_OF_OURS)
    if subject.name:
        line(element, "name", subject.name)
