"""Tombstones (RFC 6721)."""

from lxml.etree import _Element

from syndicate.formats.validation.atom_constructs import ATOM, TOMBSTONES, person, text
from syndicate.formats.validation.finding import Findings, error, shown
from syndicate.formats.validation.values import is_rfc_3339, is_uri
from syndicate.formats.validation.xml_tree import elements, local

_CLAUSE = "RFC 6721 §3"
_COMMENT, _BY = f"{TOMBSTONES}comment", f"{TOMBSTONES}by"


def tombstone(grave: _Element) -> Findings:
    """Check an `at:deleted-entry`."""
    ref, when = grave.get("ref"), grave.get("when")
    if not ref or not is_uri(ref):
        yield error(grave, f"ref of deleted-entry is no URI: {shown(ref or '')}", _CLAUSE)
    if when is None or not is_rfc_3339(when):
        yield error(grave, f"when of deleted-entry is no RFC 3339 date: {shown(when or '')}", _CLAUSE)
    for name in (_BY, _COMMENT):
        for extra in list(elements(grave, name))[1:]:
            yield error(extra, f"deleted-entry has more than one {local(extra)}", _CLAUSE)
    for child in elements(grave):
        if child.tag == _COMMENT:
            yield from text(child)
        elif child.tag == _BY:
            yield from person(child)
        elif child.tag == f"{ATOM}source" and child.find(f"{ATOM}id") is None:
            yield error(child, "source of deleted-entry has no id", _CLAUSE)
