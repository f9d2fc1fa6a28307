"""Places: by qcode or URI where a code is one, with the areas around them and where they are on the map."""

from decimal import Decimal

from lxml.etree import _Element

from syndicate.formats.newsml_g2.terms import is_resolvable, line, literal, sub
from syndicate.formats.uris import uri_reference
from syndicate.model.dateline import Dateline
from syndicate.model.dispatch import Dispatch
from syndicate.model.place import Place

_REGION, _COUNTRY = "loctyp:CountryArea", "loctyp:Country"
_ISO = "iso3166-1a2"


def add_places(meta: _Element, dispatch: Dispatch) -> None:
    """Add where the story was filed: the places it is located at, else those its dateline names."""
    for place in dispatch.located:
        _add_place(meta, place)
    if dispatch.dateline and not dispatch.located:
        _add_cities(meta, dispatch.dateline)


def _add_place(meta: _Element, place: Place) -> None:
    located = sub(meta, "located", **_identifier(place))
    line(located, "name", place.name)
    if place.region:
        line(sub(located, "broader", type=_REGION), "name", place.region)
    if place.country or place.country_code:
        country = sub(located, "broader", type=_COUNTRY)
        if place.country_code and is_resolvable(qcode := f"{_ISO}:{place.country_code}"):
            country.set("qcode", qcode)
        if place.country:
            line(country, "name", place.country)
    if place.latitude is not None and place.longitude is not None:
        degrees = {"latitude": _decimal(place.latitude), "longitude": _decimal(place.longitude)}
        sub(sub(located, "geoAreaDetails"), "position", **degrees)


def _identifier(place: Place) -> dict[str, str]:
    """The attribute that identifies a place; one without a code is known by its name."""
    code = place.code or place.name
    if place.code and is_resolvable(code):
        return {"qcode": code}
    if place.code and "://" in code and uri_reference(code) == code:
        return {"uri": code}
    return {"literal": literal(code)}


def _decimal(degrees: float) -> str:
    """As `xs:decimal`, which has no exponents."""
    return format(Decimal(repr(degrees)), "f")


def _add_cities(meta: _Element, dateline: Dateline) -> None:
    """Add the cities of a dateline, the last within its region and country as the line has them."""
    wider = [name for name in (dateline.region, dateline.country) if name]
    cities = [name for name in dateline.cities if literal(name)]
    for name in cities[:-1]:
        _named(meta, "located", name)
    if cities or wider:
        located = _named(meta, "located", cities[-1] if cities else wider.pop(0))
        for name in wider:
            _named(located, "broader", name)


def _named(parent: _Element, element: str, name: str) -> _Element:
    place = sub(parent, element, literal=literal(name))
    line(place, "name", name)
    return place
