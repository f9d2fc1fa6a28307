"""Where an item was filed from: `contentMeta/located`, with what it says of wider areas and of the map."""

from collections.abc import Iterator, Sequence
from itertools import islice

from lxml.etree import _Element

from syndicate.formats.elements import inside, local_name
from syndicate.formats.newsml_g2.reading.concepts import (
    Scope,
    bare,
    bare_codes,
    code_of,
    in_words,
    label_of,
    more_about,
)
from syndicate.formats.newsml_g2.reading.parts import Parts
from syndicate.model.place import Place
from syndicate.rules.facts.countries import COUNTRIES
from syndicate.rules.facts.country_codes import two_letters
from syndicate.rules.facts.keys import key

_COUNTRY, _REGION = "country", "region"
_WIDER = {
    "country": _COUNTRY,
    "nation": _COUNTRY,
    "geoareacountry": _COUNTRY,
    "countryarea": _REGION,
    "statprov": _REGION,
    "state": _REGION,
    "province": _REGION,
    "region": _REGION,
    "area": _REGION,
    "geoareaprovstate": _REGION,
}
_ALIASES = {
    "iso3166-1a2": _COUNTRY,
    "iso3166-1a3": _COUNTRY,
    "isocountrycode": _COUNTRY,
    "country": _COUNTRY,
    "cntry": _COUNTRY,
    "iso3166-2": _REGION,
    "state": _REGION,
    "prov": _REGION,
    "reg": _REGION,
}
_ISO = ("iso3166-1a2", "iso3166-1a3", "isocountrycode")
_WORLD = frozenset(("worldregion", "continent", "geoareaworldregion"))
_WORLD_REGION = "wldreg"
_DEEPEST, _MOST_AREAS = 8, 40


def read_places(elements: Sequence[_Element], scope: Scope) -> tuple[Place, ...]:
    """Read places in the filing's order; one without a name or code is none."""
    return tuple(place for place in (_place(element, scope) for element in elements) if place)


def _place(element: _Element, scope: Scope) -> Place | None:
    name, code = in_words(element, scope), code_of(element, scope)
    if name is None:
        return None
    found: dict[str, str] = {}
    iso = None
    for area, level in _levels(element, scope):
        if level == _COUNTRY:
            iso = iso or _iso(area, scope)
        words = label_of(area, scope) or _named_by_code(area, level, scope)
        if level and words:
            found.setdefault(level, words)
    latitude, longitude = _position(element, scope)
    return Place(
        name=name,
        code=code.text if code and code.text != name else None,
        region=found.get(_REGION),
        country=found.get(_COUNTRY),
        country_code=iso,
        latitude=latitude,
        longitude=longitude,
    )


def _named_by_code(area: _Element, level: str | None, scope: Scope) -> str | None:
    """The code of an area that has no name, unless it is a country's letters, which are no name."""
    words = in_words(area, scope)
    return None if level == _COUNTRY and two_letters(words) else words


def _levels(element: _Element, scope: Scope) -> Iterator[tuple[_Element, str | None]]:
    """The place itself where it is a country or region, then every wider area, each with what it is."""
    own = _level(element)
    if own == _COUNTRY:
        yield element, own
    wider = list(islice(_wider(element, scope, _DEEPEST), _MOST_AREAS))
    levels = [_level(area) for area in wider]
    unknown = [number for number, level in enumerate(levels) if level is None and not _is_world(wider[number])]
    for number in unknown:
        levels[number] = _guess(in_words(wider[number], scope), last=number == unknown[-1], taken=levels)
    yield from zip(wider, levels, strict=True)


def _wider(element: _Element, scope: Scope, depth: int) -> Iterator[_Element]:
    """Areas around a place: `broader`, theirs, and the parts of an address."""
    for one in (element, *more_about(element, scope)):
        for area in Parts(one).all("broader"):
            yield area
            if depth:
                yield from _wider(area, scope, depth - 1)
        for address in inside(one, "address"):
            parts = Parts(address)
            yield from (*parts.all("area"), *parts.all("country"))


def _level(area: _Element) -> str | None:
    if local_name(area) == "country":
        return _COUNTRY
    for kind in bare_codes(area, "type"):
        if kind in _WIDER:
            return _WIDER[kind]
    alias, colon, _ = (area.get("qcode") or "").partition(":")
    if colon and (level := _ALIASES.get(alias.strip().lower())):
        return level
    if any((facet.get("qcode") or "").lower() == "geoprop:5" for facet in Parts(area).all("facet")):
        return _COUNTRY  # Reuters
    return _REGION if local_name(area) == "area" else None


def _is_world(area: _Element) -> bool:
    kinds = bare_codes(area, "type")
    return (area.get("qcode") or "").startswith(f"{_WORLD_REGION}:") or any(kind in _WORLD for kind in kinds)


def _guess(words: str | None, *, last: bool, taken: Sequence[str | None]) -> str | None:
    """What a wider area is that does not say: a country by its name, or by being the widest of several."""
    if words is None:
        return None
    if key(words) in COUNTRIES:
        return _COUNTRY
    alone = taken.count(None) == 1 and _REGION not in taken
    return _COUNTRY if last and _COUNTRY not in taken and not alone else _REGION


def _iso(area: _Element, scope: Scope) -> str | None:
    """The ISO 3166-1 code of a country: its own identifier, or that of what it says to be the same."""
    for one in (area, *more_about(area, scope)):
        for same in (one, *Parts(one).all("sameAs")):
            alias, colon, code = (same.get("qcode") or "").partition(":")
            if colon and alias.lower() in _ISO and (letters := two_letters(code)):
                return letters
            uri = same.get("uri") or ""
            if "iso3166-1" in uri and (letters := two_letters(bare(uri))):
                return letters
    return two_letters((area.get("qcode") or "").partition(":")[2])


def _position(element: _Element, scope: Scope) -> tuple[float | None, float | None]:
    for one in (element, *more_about(element, scope)):
        for position in inside(one, "position"):
            latitude, longitude = _degrees(position, "latitude", 90), _degrees(position, "longitude", 180)
            if latitude is not None and longitude is not None:
                return latitude, longitude
    return None, None


def _degrees(position: _Element, side: str, most: float) -> float | None:
    try:
        degrees = float(position.get(side) or "")
    except ValueError:
        return None
    return degrees if -most <= degrees <= most else None
