"""What an entry says in elements that feedparser flattens or does not know, read from the tree."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element

from syndicate.formats.elements import find, value
from syndicate.formats.feed_reader import media
from syndicate.formats.markup import element_text, html_text
from syndicate.formats.text_blocks import has_markup
from syndicate.model.dispatch import Association, PubStatus
from syndicate.model.link import Link, Relation
from syndicate.model.place import Place
from syndicate.rules.text import fold

_DC = "http://purl.org/dc/elements/1.1/"
_GEORSS = "http://www.georss.org/georss"
_GML = "http://www.opengis.net/gml"
_GEO = "http://www.w3.org/2003/01/geo/wgs84_pos#"
_THREAD = "http://purl.org/syndication/thread/1.0"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_LONGEST_NAME = 300
_STATUSES = {"deleted": PubStatus.CANCELED, "blocked": PubStatus.WITHHELD, "active": PubStatus.USABLE}
_RELATIONS = {
    "predecessor-version": Relation.PREVIOUS_VERSION,  # RFC 5829 §3.4
    "via": Relation.DERIVED_FROM,  # RFC 4287 §4.2.7.2
    "related": Relation.SEE_ALSO,
}
_PAIR = 2
_NAMED = re.compile(r"(?P<before>[^@<>()]*?)\s*<?[^@\s<>()]+@[^@\s<>()]+>?\s*(?:\((?P<behind>[^()]*)\))?")
"""An address with a name in brackets behind it (RSS 2.0, "author"), before it, or with none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extras:
    """What the tree says of one entry.

    Attributes:
        language: Its own, or that of the elements around it, a BCP 47 tag as filed.
        authors: Names, each once.
        associations: See :func:`syndicate.formats.feed_reader.media.associations`.
        located: Where it is on the map.
        links: Other entries that it names.
        pub_status: Where an element of its own says so.
        plain_title: Whether it says itself that no markup is in its title (RFC 4287 §3.1.1).
    """

    language: str | None = None
    authors: tuple[str, ...] = ()
    associations: tuple[Association, ...] = ()
    located: tuple[Place, ...] = ()
    links: tuple[Link, ...] = ()
    pub_status: PubStatus | None = None
    plain_title: bool = False


def extras_of(entry: _Element) -> Extras:
    """Read one entry; it raises nothing."""
    return Extras(
        language=_language(entry),
        authors=tuple(dict.fromkeys(_authors(entry))),
        associations=media.associations(entry),
        located=_located(entry),
        links=_links(entry),
        pub_status=_status(entry),
        plain_title=value(find(entry, "title"), "type") in {"text", "text/plain"},
    )


def _authors(entry: _Element) -> Iterator[str]:
    """Dublin Core's creators, else RSS's author (an address, the name in brackets) and Atom's (`name`)."""
    creators = [text for one in entry.iterchildren(f"{{{_DC}}}creator") if (text := element_text(one))]
    authors = [element_text(one if not len(one) else find(one, "name")) for one in entry.iterchildren("{*}author")]
    for text in creators or filter(None, authors):
        found = _NAMED.fullmatch(text[:_LONGEST_NAME])
        name = fold((found["behind"] or found["before"] or "") if found else text[:_LONGEST_NAME])
        if name:
            yield (html_text(name) or name) if has_markup(name) else name


def _language(entry: _Element) -> str | None:
    if told := element_text(entry.find(f"{{{_DC}}}language")):
        return told
    return next(filter(None, (value(element, _LANG) for element in (entry, *entry.iterancestors()))), None)


def _located(entry: _Element) -> tuple[Place, ...]:
    position = _position(entry)
    if position is None:
        return ()
    latitude, longitude = position
    name = element_text(entry.find(f"{{{_GEORSS}}}featurename")) or element_text(
        entry.find(f"{{{_GEORSS}}}featureName")
    )
    return (Place(name=name or f"{latitude} {longitude}", latitude=latitude, longitude=longitude),)


def _position(entry: _Element) -> tuple[float, float] | None:
    """Latitude and longitude: GeoRSS Simple and GML write the latitude first, as RSS's `geo` names it."""
    points = (entry.find(f"{{{_GEORSS}}}point"), entry.find(f".//{{{_GML}}}pos"))
    for point in points:
        numbers = (element_text(point) or "").replace(",", " ").split()
        if len(numbers) >= _PAIR and (found := _degrees(numbers[0], numbers[1])):
            return found
    for place in (entry, entry.find(f"{{{_GEO}}}Point")):
        if place is not None:
            latitude = element_text(place.find(f"{{{_GEO}}}lat"))
            longitude = element_text(place.find(f"{{{_GEO}}}long"))
            if latitude and longitude and (found := _degrees(latitude, longitude)):
                return found
    return None


def _degrees(latitude: str, longitude: str) -> tuple[float, float] | None:
    try:
        north, east = float(latitude), float(longitude)
    except ValueError:
        return None
    return (north, east) if -90 <= north <= 90 and -180 <= east <= 180 else None  # noqa: PLR2004  the globe


def _links(entry: _Element) -> tuple[Link, ...]:
    found = []
    for link in entry.iterchildren("{*}link"):
        relation = _RELATIONS.get((link.get("rel") or "").rpartition("/")[2].lower())
        target = value(link, "href")
        if relation and target:
            found.append(Link(relation=relation, target=target, title=value(link, "title")))
    replies = entry.iterchildren(f"{{{_THREAD}}}in-reply-to")
    answered = filter(None, (value(reply, "ref") or value(reply, "href") for reply in replies))
    found.extend(Link(relation=Relation.SEE_ALSO, target=target) for target in answered)
    return tuple(dict.fromkeys(found))


def _status(entry: _Element) -> PubStatus | None:
    if told := _STATUSES.get((media.status(entry) or "").lower()):
        return told
    draft = element_text(find(entry, "control/draft"))  # RFC 5023 §13.1.1
    return PubStatus.WITHHELD if (draft or "").lower() == "yes" else None
