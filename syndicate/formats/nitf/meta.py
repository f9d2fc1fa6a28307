"""`meta` name and content pairs of an NITF head: no standard names them, but wires agree on some."""

from collections.abc import Iterator

from lxml.etree import _Element

from syndicate.formats.elements import find_all, value


def meta(nitf: _Element, names: frozenset[str]) -> str | None:
    """The first content under one of these names, which are in small letters."""
    return next(metas(nitf, names), None)


def metas(nitf: _Element, names: frozenset[str]) -> Iterator[str]:
    """Every content under one of these names, which are in small letters."""
    for found in find_all(nitf, "head/meta"):
        content = value(found, "content")
        if content and (value(found, "name") or "").lower() in names:
            yield content
