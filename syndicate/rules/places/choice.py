"""The choice among the places of one name."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from syndicate.model.place import Place
from syndicate.rules.facts.cities import STAND_ALONE
from syndicate.rules.facts.countries import COUNTRY_CODES
from syndicate.rules.facts.places import City, place_key, table
from syndicate.rules.facts.sites import SITES
from syndicate.rules.places.forms import forms, is_under_way, settlements, slips
from syndicate.rules.places.scope import Scope, inside, regions_of, scope_of

_AT_HOME, _CAPITAL, _OTHER_NAME = 20, 5, 0.1
"""How many times more a city weighs that lies where the agency is at home, or is a capital, or has the name as another
of its names, than one of as many people and of that name."""
_LEAST_WEIGHT = 5_000
"""People whom a place must have to be meant by its name alone."""
_SMALL = 3_000
"""Square kilometres: a country not bigger is as good as its capital on the map."""
_TOWN = 30_000
"""People of a place whose name is known as one."""
_LONG_ENOUGH, _LONGEST_SLIP = 6, 40
"""Letters of a name in which one wrong letter can be told, and is looked for."""
_LONGEST_NAME = 100
"""Characters of a name that is looked up; no place has a longer one."""
_ALONE: Final[frozenset[str]] = frozenset(map(place_key, STAND_ALONE))


def find(name: str, region: str | None, country: str | None, home: str | None) -> Place | None:
    """The place of a name.

    Args:
        name: As written.
        region: As written behind it.
        country: As written behind it, or its code.
        home: The code of the country that the agency is at home in.

    Returns:
        None where there is none, or nothing tells which.
    """
    words = [word for word in (name, region, country) if word]
    return None if max(map(len, words), default=0) > _LONGEST_NAME else _find(name, region, country, home)


@lru_cache(maxsize=4096)
def _find(name: str, region: str | None, country: str | None, home: str | None) -> Place | None:
    folded = place_key(name)
    if is_under_way(folded):
        return None
    scope = scope_of(region, country)
    for form in forms(folded):
        place = _site(form, scope) or (None if scope.given else _country(form)) or _city(_best(form, scope, home))
        if place is not None:
            return place
    return _region(folded, scope, home) or _city(_settlement(folded, scope)) or _city(_mended(folded, scope))


def is_town(name: str, *, own_name: bool = False) -> bool:
    """Whether a name, alone, is a place's that is big enough to be meant by it.

    Args:
        name: As written.
        own_name: Whether it must be the name that the place goes by, not another name of its.
    """
    folded = place_key(name[:_LONGEST_NAME])
    return any(
        city.population * (1 if own else _OTHER_NAME) >= _TOWN and (own or not own_name)
        for form in {folded, folded.removesuffix(" city")}
        for city, own in table().cities(form)
    )


def _best(form: str, scope: Scope, home: str | None) -> City | None:
    cities = list(table().cities(form))
    for limits in filter(None, (scope, scope.wider)):
        if within := [(city, own) for city, own in cities if limits.holds(city)]:
            near = None if form in _ALONE else home
            weighed = [(_weight(city, near, own=own), city) for city, own in within]
            weight, city = max(weighed, key=lambda each: (each[0], -each[1].id))
            return city if scope.given or weight >= _LEAST_WEIGHT else None
    return None


def _weight(city: City, home: str | None, *, own: bool) -> float:
    country = table().countries.get(city.region.country)
    capital = country is not None and country.capital == city.number
    weight = city.population * (_CAPITAL if capital else 1) * (1 if own else _OTHER_NAME)
    return weight * (_AT_HOME if city.region.country == home else 1)


def _settlement(folded: str, scope: Scope) -> City | None:
    found = (_best(form, scope, None) for form in settlements(folded)) if scope.regions else iter(())
    return next(filter(None, found), None)


def _mended(folded: str, scope: Scope) -> City | None:
    """The city meant by a name with one slip of the keys in it (`LOUISVILE, Ky.`).

    Only within the state written behind it, a town of the country written behind it, or a city that stands alone:
    anything else would be guessing.
    """
    if not _LONG_ENOUGH <= len(folded) <= _LONGEST_SLIP or not folded.isascii():
        return None
    if not scope.given:
        found = {form for form in slips(folded) if form in _ALONE}
        return _best(found.pop(), scope, None) if len(found) == 1 else None
    return max(_within(folded, scope), key=lambda city: (city.population, -city.id), default=None)


def _within(folded: str, scope: Scope) -> Iterator[City]:
    for form in slips(folded):
        for city, own in table().cities(form):
            if own and scope.holds(city) and (scope.regions or city.population >= _TOWN):
                yield city


def _site(form: str, scope: Scope) -> Place | None:
    site = SITES.get(form)
    if site is None:
        return None
    if scope.given:
        regions = frozenset(regions_of(site.region)) if site.region else frozenset()
        if not (scope.regions & regions if scope.regions else site.country in scope.countries):
            return None
    country = table().countries[site.country] if site.country else None
    return Place(
        name=site.name,
        region=site.region,
        country=country.name if country else None,
        country_code=site.country,
        latitude=site.latitude,
        longitude=site.longitude,
    )


def _country(form: str) -> Place | None:
    """A country's name in a city's place: its capital if that is called so (`KUWAIT`), else the country (`BAHRAIN`)."""
    codes = COUNTRY_CODES.get(form, ())
    country = table().countries.get(codes[0]) if len(codes) == 1 else None
    if country is None:
        return None
    if (city := _best(form, inside(country.code), None)) and city.number == country.capital:
        return _city(city)
    capital = table().city(country.capital) if country.capital is not None and country.area <= _SMALL else None
    return Place(
        name=country.name,
        code=f"geonames:{country.id}",
        country=country.name,
        country_code=country.code,
        latitude=capital.latitude if capital else None,
        longitude=capital.longitude if capital else None,
    )


def _region(folded: str, scope: Scope, home: str | None) -> Place | None:
    """A region's name in a city's place, if only one country has a region of that name, or the agency's does."""
    if scope.regions:
        return None
    found = [each for each in table().regions(folded) if not scope.countries or each.country in scope.countries]
    found = [each for each in found if each.country == home] or found
    if not found or len({each.country for each in found}) > 1:
        return None
    country = table().countries[found[0].country]
    return Place(name=found[0].name, region=found[0].name, country=country.name, country_code=country.code)


def _city(city: City | None) -> Place | None:
    if city is None:
        return None
    country = table().countries.get(city.region.country)
    return Place(
        name=city.name,
        code=f"geonames:{city.id}",
        region=city.region.name or None,
        country=country.name if country else None,
        country_code=city.region.country,
        latitude=city.latitude,
        longitude=city.longitude,
    )
