"""Where an NITF document was filed from: `dateline` and `evloc`."""

import re
from collections.abc import Iterator

from lxml.etree import _Element

from syndicate.formats.elements import children, find, find_all, inside, local_name, text_at, value
from syndicate.formats.markup import element_text
from syndicate.formats.nitf.conventions import FILED_FROM
from syndicate.model.place import Place
from syndicate.rules.facts.country_codes import two_letters
from syndicate.rules.text import fold

_FIGURES = re.compile(r"[\d\sTZ:.+-]+", re.IGNORECASE)
_PARTS = ("sublocation", "city", "state", "region", "country")


def dateline(head: _Element | None) -> str | None:
    """The dateline as filed, its parts set apart by commas where the document sets nothing between them.

    A date that is written for machines (EFE's `20170102T222800+0000`) is no part of it, and alone is no dateline.
    """
    for element in find_all(head, "dateline"):
        if text := _text(element):
            return text
    return None


def places(nitf: _Element) -> tuple[Place, ...]:
    """Locations under a class that says so, else the dateline's where they are marked up, else those of the event."""
    told = find_all(nitf, "head/docdata/identified-content/location")
    if named := tuple(filter(None, (_located(one) for one in told if one.get("class") == FILED_FROM))):
        return named
    filed = (_located(location) for location in find_all(nitf, "body/body.head/dateline/location"))
    found = tuple(place for place in filed if place)
    return found or tuple(place for place in map(_event, find_all(nitf, "head/docdata/evloc")) if place)


def _text(element: _Element) -> str | None:
    parts = [element.text or ""]
    for child in children(element):
        text = _location(child) if local_name(child) == "location" else element_text(child)
        if text and not (local_name(child) == "story.date" and _FIGURES.fullmatch(text)):
            apart = ", " if _joined(parts) else ""
            parts.append(f"{apart}{text}")
        parts.append(child.tail or "")
    return fold("".join(parts)).strip(" ,") or None


def _joined(parts: list[str]) -> bool:
    """Whether the last part with something in it ends in a word, so that a comma must set it apart."""
    text = "".join(parts).rstrip()
    return bool(text) and (text[-1].isalnum() or text[-1] in ".)")


def _location(location: _Element) -> str | None:
    between = [location.text, *(child.tail for child in children(location))]
    if any(map(str.strip, filter(None, between))):
        return element_text(location)
    return ", ".join(filter(None, map(element_text, children(location)))) or None


def _located(location: _Element) -> Place | None:
    if value(location, "location-code") is None and not any(True for _ in inside(location, *_PARTS)):
        return None
    city, country = find(location, "city"), find(location, "country")
    own = element_text(city) or text_at(location, "sublocation")
    area = text_at(location, "state") or text_at(location, "region")
    name = own or text_at(location, "region") or area or element_text(country) or element_text(location)
    if not name:
        return None
    return Place(
        name=name,
        code=value(location, "location-code") or value(city, "city-code"),
        region=area if own else _other(area, name),
        country=element_text(country),
        country_code=two_letters(value(country, "iso-cc")),
    )


def _event(evloc: _Element) -> Place | None:
    region = value(evloc, "state-prov")
    names: Iterator[str | None] = (value(evloc, part) for part in ("city", "county-dist"))
    name = next(filter(None, names), None) or region
    code = two_letters(value(evloc, "iso-cc"))
    return Place(name=name, region=_other(region, name), country_code=code) if name else None


def _other(text: str | None, name: str) -> str | None:
    return text if text != name else None
