"""Who sent an NITF document, whose story it is, and the name it has there."""

import re
from dataclasses import dataclass
from operator import itemgetter

from lxml.etree import _Element

from syndicate.formats.elements import find, find_all, text_at, value, value_at, values_at
from syndicate.formats.nitf.meta import meta
from syndicate.model.link import Link, Relation
from syndicate.rules.addresses import agency_guid

_URI = re.compile(r"(?:urn|tag|https?|ftp):\S.*", re.IGNORECASE)
_EDITION = re.compile(r"[-_.:/]v?\d{1,9}")
_NUMBER = re.compile(r"\d{1,18}", re.ASCII)
_SOURCES = frozenset(("source", "ntbkilde"))
_PROVIDERS = frozenset(("provider",))
_CANCELED = frozenset(("canceled", "cancelled"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What a document says of its origin.

    Attributes:
        provider: The provider that `meta` names, else who moved it last (`del-list/from-src`), its registered source,
            its distributor or who owns the rights.
        agency: Whose story it is where somebody else moved it: the source that `meta` names, who moved it first, or the
            holder of the copyright.
        guid: A URI made of its identifier, or None.
        version: Which version of the story it is.
        links: Documents that it follows or corrects.
    """

    provider: str | None
    agency: str | None
    guid: str | None
    version: int | None
    links: tuple[Link, ...]


def names(nitf: _Element) -> Names:
    """Read `doc-id`, `du-key`, `del-list` and what a document says of others (NITF 3.6 `docdata`).

    An agency that adds the version to the identifier (`{key}_47` beside `du-key@key`) means the key: a story keeps its
    guid. A document that only cancels another one (`management-doc-idref`) has the guid of that one. A correction
    that names itself, as the same story corrected, names no other.
    """
    docdata = find(nitf, "head/docdata")
    moved = [name for _, name in sorted(_moved(docdata), key=itemgetter(0))]
    registered = value_at(docdata, "doc-id", "regsrc")
    distributor = text_at(nitf, "body/body.head/distributor")
    owner = text_at(nitf, "body/body.head/rights/rights.owner") or value_at(docdata, "doc.rights", "owner")
    holder = value_at(docdata, "doc.copyright", "holder")
    told = meta(nitf, _PROVIDERS)
    provider = told or (moved[-1] if moved else None) or registered or distributor or owner
    authority = registered or (moved[0] if moved else None) or provider or holder or ""
    key = find(docdata, "du-key")
    own = value_at(docdata, "doc-id", "id-string") or value(nitf, "uno")
    refers = value(docdata, "management-doc-idref")
    links = _links(docdata, refers, authority)
    agency = meta(nitf, _SOURCES) or (moved[0] if moved and not told and moved[0] != moved[-1] else None)
    if not (moved or registered or distributor):
        agency = agency or holder
    if refers and (value(docdata, "management-status") or "").lower() in _CANCELED:
        own, links = refers, ()
    guid = _guid(_without_edition(own, value(key, "key")), authority)
    return Names(
        provider=provider,
        agency=agency,
        guid=guid,
        version=_number(value(key, "generation")) or _number(value(key, "version")),
        links=tuple(link for link in links if link.target != guid),
    )


def _moved(docdata: _Element | None) -> list[tuple[int, str]]:
    """Who moved it and when in the order of levels; those without a level stand where they are."""
    found = find_all(docdata, "del-list/from-src")
    return [
        (_number(value(source, "level-number")) or place, name)
        for place, source in enumerate(found, 1)
        if (name := value(source, "src-name"))
    ]


def _links(docdata: _Element | None, refers: str | None, authority: str) -> tuple[Link, ...]:
    corrected = values_at(docdata, "correction", "id-string")
    named = dict.fromkeys((*([refers] if refers else ()), *corrected))
    return tuple(
        Link(relation=Relation.PREVIOUS_VERSION, target=target)
        for identifier in named
        if (target := _guid(identifier, authority))
    )


def _guid(identifier: str | None, authority: str) -> str | None:
    if not identifier:
        return None
    return identifier if _URI.fullmatch(identifier) else agency_guid(authority, identifier)


def _without_edition(identifier: str | None, key: str | None) -> str | None:
    if identifier and key and identifier.startswith(key) and _EDITION.fullmatch(identifier[len(key) :]):
        return key
    return identifier


def _number(text: str | None) -> int | None:
    return int(text) if text and _NUMBER.fullmatch(text) else None
