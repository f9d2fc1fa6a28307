"""The regions of the gazetteer: what they are called, and by what names and letters they are found."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from syndicate.rules.facts.places.folding import place_key
from syndicate.rules.facts.regions import ENGLISH_REGIONS
from tools.place_names import SCRIPTS, script
from tools.place_sources import rows_of

DISTRICTS = frozenset("ES IT FR GB PT PH IE BE".split())  # noqa: SIM905 - codes
"""Countries whose datelines name provinces and counties that GeoNames counts as the second level."""
LETTERED = frozenset("BR IT MX AU CA CH DE AR AT ES".split())  # noqa: SIM905 - codes
"""Countries whose datelines name regions by the letters of ISO 3166-2."""
BEHIND = "(?<!Capital)(?<!Federal) "
DESIGNATION = re.compile(
    r"^(?:Province of|Provincia (?:de|di|del|della)|Departamento (?:de|del)|Département (?:de|du|des)|Estado (?:de|do)|"
    r"State of|Region of|Región (?:de|del)|Land|Kanton|Canton (?:de|du)|County of|Comunidad (?:Autónoma )?de|City of) "
    rf"|{BEHIND}(?:Province|County|State|Region|Oblast['’]?|Department|Prefecture|Governorate|District|Kray|Krai)$"
)
ENGLISH_DESIGNATION = re.compile(
    r"^(?:Free State of|State of|Canton of|Federal State of|Province of|Department of|Region of|County of|Republic of) "
    rf"|{BEHIND}(?:Province|County|Prefecture|Governorate|Municipality|Voivodeship|Department|District|Parish)$"
    rf"|{BEHIND}(?:Region|Oblast)$"
)
ENGLISH = frozenset(map(place_key, ENGLISH_REGIONS))
_LEVEL, _FIRST = 6, "1"


@dataclass(slots=True)
class Regions:
    """Regions by their numbers, in the order of the table.

    Attributes:
        places: Country and GeoNames' code in it.
        numbers: The same the other way about.
        names: What each may be called, the name of ISO 3166-2 first; empty where no list has it.
        forms: The folded names and letters that it is found by.
    """

    places: list[tuple[str, str]] = field(default_factory=list)
    numbers: dict[tuple[str, str], int] = field(default_factory=dict)
    names: list[list[str]] = field(default_factory=list)
    forms: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))

    def number(self, country: str, code: str) -> int:
        """The number of a region, a new one where it has none."""
        place = (country, code)
        if place not in self.numbers:
            self.numbers[place] = len(self.places)
            self.places.append(place)
            self.names.append([])
        return self.numbers[place]

    def lines(self, biggest: Mapping[int, str]) -> Iterator[str]:
        """The lines of the table; `biggest` has the name of each region's biggest city."""
        for number, (country, code) in enumerate(self.places):
            yield f"{country}\t{code}\t{shown(self.names[number], biggest.get(number))}"


def read_regions() -> Regions:
    """Read the regions of the first level, and the names of the second where datelines use them."""
    found = Regions()
    rows = list(rows_of("subdivisions/subdivisions.tsv"))
    for row in rows:
        country, _, code = row[2].partition(".")
        if code and "." not in code and row[_LEVEL] == _FIRST:
            number = found.number(country, code)
            found.names[number] = named(row)
            found.forms[number].update(forms(row, country))
    for row in rows:
        country, _, code = row[2].partition(".")
        place = (country, code.partition(".")[0])
        if "." in code and country in DISTRICTS and place in found.numbers:
            found.forms[found.numbers[place]].update(forms(row, country))
    return found


def named(row: list[str]) -> list[str]:
    """The names of a row, the first that of ISO 3166-2."""
    return [row[0], *(alias for alias in row[5].split("|") if alias)]


def forms(row: list[str], country: str) -> Iterator[str]:
    """What a row's region is found by: its names, with and without the word for what it is, and its letters."""
    for name in named(row):
        if script(name) in SCRIPTS:
            yield place_key(name)
            yield place_key(DESIGNATION.sub("", name))
    letters = row[1][3:]
    if letters.isalpha() and country in LETTERED:
        yield place_key(letters)


def shown(names: list[str], city: str | None) -> str:
    """What a region is called in English, as far as its names show which of them is English."""
    if not names:
        return ""
    for name in (*names[1:], names[0]):
        if place_key(name) in ENGLISH or (city and place_key(name) == place_key(city)):
            return name
    for name in names[1:]:
        if (english := ENGLISH_DESIGNATION.sub("", name)) != name and english.strip():
            return english
    first = DESIGNATION.sub("", names[0])
    if first.isascii() and "," not in first:
        return first
    plain = (name for name in names[1:] if name.isascii() and name.istitle() and "," not in name)
    return next(plain, first)
