"""Where a place is said to lie: the country and region written behind it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from syndicate.rules.facts.countries import COUNTRY_CODES, DEPENDENCIES, NATIONS
from syndicate.rules.facts.keys import key
from syndicate.rules.facts.places import City, place_key, table
from syndicate.rules.facts.regions import REGION_WORDS, STATES

_STRICT = frozenset({"US", "CA", "AU"})
"""Where a city that is not in the state written behind it is not looked for in another."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a place is said to lie.

    Attributes:
        given: Whether anything is said that we understand.
        countries: Codes of the country written, empty for any.
        regions: Country and code of the region written, empty for any; an empty code is the whole country.
    """

    given: bool
    countries: frozenset[str]
    regions: frozenset[tuple[str, str]]

    def holds(self, city: City) -> bool:
        """Whether the city lies there."""
        here = city.region
        if self.regions:
            return (here.country, here.code) in self.regions or (here.country, "") in self.regions
        return not self.countries or here.country in self.countries

    @property
    def wider(self) -> "Scope | None":
        """Where else a city may well lie: in another region than is said, though not in another state; overseas."""
        if not self.regions:
            overseas = frozenset[str]().union(*(DEPENDENCIES.get(country, ()) for country in self.countries))
            return inside(*overseas) if overseas else None
        countries = frozenset(country for country, _ in self.regions) - _STRICT
        return inside(*countries) if countries else None


def inside(*countries: str) -> Scope:
    """Somewhere in these countries."""
    return Scope(given=True, countries=frozenset(countries), regions=frozenset())


@lru_cache(maxsize=1024)
def scope_of(region: str | None, country: str | None) -> Scope:
    """What the words for a region and a country say; a region that is a country's name counts as one."""
    codes = frozenset(codes_of(country)) if country else frozenset()
    regions = frozenset(regions_of(region)) if region else frozenset()
    if country and not regions and key(country) in NATIONS:
        regions = frozenset({NATIONS[key(country)]})
    if region and not regions and not codes:
        codes = frozenset(codes_of(region))
    within = frozenset(found for found in regions if not codes or found[0] in codes)
    return Scope(given=bool(codes or regions), countries=codes, regions=within)


def codes_of(country: str) -> tuple[str, ...]:
    """The codes of a country by its code or any of its names."""
    return (country,) if country in table().countries else COUNTRY_CODES.get(key(country), ())


def regions_of(region: str) -> Iterator[tuple[str, str]]:
    """The regions called so, with or without the word for what they are (`Smolensk region`)."""
    if states := STATES.get(key(region)):
        yield from states
        return
    for form in _forms(place_key(region).split()):
        for found in table().regions(" ".join(form)):
            yield found.country, found.code


def _forms(words: list[str]) -> Iterator[list[str]]:
    yield words
    if REGION_WORDS & {*words[-1:]}:
        yield words[:-1]
    if REGION_WORDS & {*words[:1]}:
        yield words[1:]
