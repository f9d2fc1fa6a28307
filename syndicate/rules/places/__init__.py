"""Where on the map a dateline is: which of the places of a name is meant.

What the line itself says decides: the region or country written behind the city. Then, for a name alone: the seats and
sites that are no city, the country that is called so, the cities that the stylebook lets stand alone, the country that
the agency is at home in, and how big a city is. Nothing is guessed beyond that: a place that is not found keeps the
words of the line.
"""

from dataclasses import replace

from syndicate.model.dateline import Dateline
from syndicate.model.place import Place
from syndicate.rules.facts.cities import STAND_ALONE
from syndicate.rules.facts.homes import HOMES
from syndicate.rules.facts.keys import key
from syndicate.rules.facts.places import table
from syndicate.rules.places.choice import find, is_town
from syndicate.rules.places.scope import codes_of, scope_of

_LONGEST = 100
"""Characters of a country's or region's name that are looked at."""

__all__ = ["complete", "is_town", "load", "locate"]


def load() -> None:
    """Read the gazetteer now, so that the first dateline need not wait for it."""
    table()


def locate(dateline: Dateline, agency: str | None = None) -> tuple[Place, ...]:
    """The places of a dateline's cities, in their order.

    Args:
        dateline: As read.
        agency: Who filed the story: a city without a country is looked for at home first.

    Returns:
        One for each city: with GeoNames' name and qcode (`geonames:2643743`), or as written where it is not found.
    """
    home = _home(agency or dateline.agency)
    return tuple(_located(city, dateline, home, several=len(dateline.cities) > 1) for city in dateline.cities)


def complete(place: Place, agency: str | None = None) -> Place:
    """A place with what the gazetteer knows of it filled in; what it says itself stays.

    Args:
        place: As filed.
        agency: See :func:`locate`.
    """
    positioned = place.latitude is not None and place.longitude is not None
    if positioned and place.country_code and place.country:
        return place
    found = find(place.name, place.region, place.country_code or place.country, _home(agency))
    if found is None or (place.country_code and found.country_code != place.country_code):
        return replace(place, country_code=place.country_code or _only_code(place.country))
    here = place if positioned else found
    return replace(
        place,
        code=place.code or found.code,
        region=place.region or found.region,
        country=place.country or found.country,
        country_code=place.country_code or found.country_code,
        latitude=here.latitude,
        longitude=here.longitude,
    )


def _located(city: str, dateline: Dateline, home: str | None, *, several: bool) -> Place:
    """The place of one city; of several, those before the last may lie elsewhere than the line's last words say."""
    region, country = dateline.region, dateline.country
    found = None
    if not (several and (region or country) and key(city) in STAND_ALONE):
        found = find(city, region, country, home)
    if found is None and several:
        found = find(city, None, None, home)
    return found or _unfound(city, region, country)


def _unfound(city: str, region: str | None, country: str | None) -> Place:
    scope = scope_of(region and region[:_LONGEST], country and country[:_LONGEST])
    codes = scope.countries or frozenset(each for each, _ in scope.regions)
    known = table().countries.get(next(iter(codes))) if len(codes) == 1 else None
    return Place(
        name=city,
        region=region,
        country=country or (known.name if known else None),
        country_code=known.code if known else None,
    )


def _only_code(country: str | None) -> str | None:
    codes = codes_of(country[:_LONGEST]) if country else ()
    return codes[0] if len(codes) == 1 else None


def _home(agency: str | None) -> str | None:
    """The country of an agency, or of the first of two (`dpa/lby`)."""
    if not agency:
        return None
    return HOMES.get(key(agency)) or HOMES.get(key(agency.replace("-", "/").partition("/")[0]))
