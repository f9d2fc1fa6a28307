"""What a ninjs item is about, its genre, and where it comes from."""

import re
from collections.abc import Iterator
from urllib.parse import quote

from syndicate.formats.json_values import Fields, degrees_of, text_of
from syndicate.formats.qcodes import Code, of_code, of_uri
from syndicate.model.dispatch import Subject
from syndicate.model.place import Place
from syndicate.rules.facts.country_codes import two_letters
from syndicate.rules.facts.schemes import SCHEMES
from syndicate.rules.text import fold

_KINDS = {
    "subject": None,
    "subjects": None,
    "service": None,
    "person": "person",
    "persons": "person",
    "people": "person",
    "organisation": "organisation",
    "organisations": "organisation",
    "organization": "organisation",
    "organizations": "organisation",
    "place": "geoArea",
    "places": "geoArea",
    "event": "event",
    "events": "event",
    "object": "object",
    "objects": "object",
}
"""The members that hold concepts, and what they are names of; `service` is Superdesk's for the wire's category."""
_PAIR = 2
_IS_CODE = re.compile(r"[A-Z]{2}", re.ASCII)
_KEYWORD, _LOCATED = "keyword", "located"
"""How concepts relate to the content that are no subjects of it: our own items say so."""


def subjects(item: Fields) -> tuple[Subject, ...]:
    """Every concept that the item names, in the filing's order, each code once."""
    found: dict[str, Subject] = {}
    for member, value in item.members.items():
        if member in _KINDS:
            for one in value if isinstance(value, list) else (value,):
                if subject := _subject(one, member):
                    found.setdefault(subject.code, subject)
    return tuple(found.values())


def keywords(item: Fields) -> tuple[str, ...]:
    """The keywords, in the filing's order, each once: ninjs has no member for them, but agencies have."""
    related = (one.text("name") for one in item.each("subject", "subjects") if one.text("rel") == _KEYWORD)
    return tuple(dict.fromkeys(map(fold, (*item.texts("keywords", "keyword"), *filter(None, related)))))


def genre(item: Fields) -> str | None:
    """The first genre in words, else its code; TT's sector where it names none."""
    for one in item.each("genre", "genres"):
        name = one.text("name")
        if name is None and (code := _code(one)):
            name = code.bare
        if name:
            return fold(name)
    return next(item.texts("genre", "genres", "sector"), None)


def located(item: Fields) -> tuple[Place, ...]:
    """Where it comes from: places that say so, else AP's `datelinelocation` where there is one, else `located`.

    What the item says of the same place among its places (code, coordinates) is taken from there.
    """
    told = (_place(one) for one in item.each("place", "places") if one.text("rel") == _LOCATED)
    if whole := tuple(place for place in told if place):
        return whole
    places = tuple(place for one in item.each("datelinelocation") if (place := _place(one))) or tuple(_located(item))
    return tuple(_completed(place, item) for place in places)


def _subject(value: object, member: str) -> Subject | None:
    fields = Fields.of(value)
    if fields is None:
        name = text_of(value)
        return Subject(code=fold(name), name=fold(name), kind=_KINDS[member]) if name else None
    if fields.text("rel") in {_KEYWORD, _LOCATED}:
        return None
    name = fields.text("name", "title")
    code = _code(fields, letters=member == "service") or (Code(fold(name)) if name else None)
    if code is None:
        return None
    return Subject(
        code=code.text,
        name=fold(name) if name else None,
        scheme=code.scheme,
        kind="poi" if member in {"place", "places"} and _has_address(fields) else _KINDS[member],
    )


def _code(concept: Fields, *, letters: bool = False) -> Code | None:
    """Its identifier; a single letter is a wire's category where `letters` or the item says so."""
    literal = concept.text("literal")
    if uri := concept.text("uri"):
        return _of_uri(fold(uri), fold(literal) if literal else None)
    code = concept.text("code", "qcode") or literal or concept.text("id")
    if not code:
        return None
    scheme = concept.text("scheme")
    letters = letters or "category" in concept.texts("rels", "rel")
    if letters and scheme is None and len(code) == 1 and code.isalpha():
        return Code(f"a1312cat:{code}", SCHEMES["a1312cat"])
    return of_code(fold(code), fold(scheme) if scheme else None)


def _of_uri(uri: str, literal: str | None) -> Code:
    """The code of a URI; where the URI itself does not tell it apart, the literal beside it that the URI ends in."""
    found = of_uri(uri, literal)
    if literal is None or found.text != uri:
        return found
    ends = (quote(one, safe="") for one in (literal, literal.partition(":")[2]))
    tail = next((end for end in ends if end and uri.endswith(end)), None)
    return Code(literal, uri.removesuffix(tail)) if tail else found


def _has_address(place: Fields) -> bool:
    return any(contact.one("address") for contact in place.each("contactinfo"))


def _located(item: Fields) -> Iterator[Place]:
    value = item.members.get("located")
    for one in value if isinstance(value, list) else (value,):
        if fields := Fields.of(one):
            place = _place(fields)
        else:
            name = text_of(one)
            place = Place(name=fold(name)) if name else None
        if place:
            yield place


def _place(fields: Fields) -> Place | None:
    address = next((found for one in fields.each("contactinfo") if (found := one.one("address"))), None) or Fields({})
    region = fields.text("countryareaname", "state", "region", "area") or address.text("area")
    country = fields.text("countryname", "country") or address.text("country")
    country_code = fields.text("countrycode", "country_code")
    if country_code is None and country and _IS_CODE.fullmatch(country) and two_letters(country):
        country, country_code = None, country
    name = fields.text("name", "city", "locality") or region or country or fields.text("literal")
    if not name:
        return None
    code = _code(fields)
    latitude, longitude = _position(fields)
    return Place(
        name=fold(name),
        code=code.text if code else None,
        region=region if region != name else None,
        country=country if country != name else None,
        country_code=two_letters(country_code),
        latitude=latitude,
        longitude=longitude,
    )


def _completed(place: Place, item: Fields) -> Place:
    if place.latitude is not None and place.code:
        return place
    for one in item.each("place", "places"):
        if (one.text("name") or "").casefold() == place.name.casefold():
            code = _code(one)
            latitude, longitude = (place.latitude, place.longitude) if place.latitude is not None else _position(one)
            return Place(
                name=place.name,
                code=place.code or (code.text if code else None),
                region=place.region,
                country=place.country,
                country_code=place.country_code,
                latitude=latitude,
                longitude=longitude,
            )
    return place


def _position(place: Fields) -> tuple[float | None, float | None]:
    """Latitude and longitude of a GeoJSON point, which has them the other way about (RFC 7946 §3.1.1)."""
    points = (place.one("geojson"), place.one("geometry_geojson"), place.one("geometry"))
    for point in points:
        pair = point.members.get("coordinates") if point else None
        if isinstance(pair, list) and len(pair) >= _PAIR:
            longitude, latitude = degrees_of(pair[0], 180), degrees_of(pair[1], 90)
            if latitude is not None and longitude is not None:
                return latitude, longitude
    return None, None
