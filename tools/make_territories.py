"""Write syndicate/rules/facts/territories.py: countries and well-known cities in the languages of the wires.

    python -m tools.make_territories > syndicate/rules/facts/territories.py

Countries are CLDR's territories, by their codes; cities are the ones that time zones are named for. Both are folded by
`facts.keys.key`.
"""

import re
import sys

from babel import Locale

from syndicate.rules.facts.keys import key
from tools.make_months import WIRE, block

NOT_CITIES = re.compile(r"^(Etc|Antarctica|Arctic|CET|EST|MST|WET|Indian/(Chagos|Comoro|Kerguelen|Mayotte))|_Dakota/")
COUNTRY_CODE = 2
SHORTEST = 4
LANGUAGES = [*WIRE, "zh_Hant"]
MORE = ["uk", "pl", "nl", "el", "he", "fa", "hi", "sv", "nb", "da", "fi", "cs", "ro", "hu", "bg", "sr", "hr"]
"""Languages whose names of countries are known too."""


def main() -> None:
    """Print the module."""
    countries: dict[str, str] = {}
    cities: set[str] = set()
    for language in [*LANGUAGES, *MORE]:
        locale = Locale.parse(language)
        for code, name in locale.territories.items():
            if len(code) == COUNTRY_CODE and code not in {"EU", "EZ", "UN", "ZZ", "QO", "XA", "XB"}:
                for form in map(key, (name, re.sub(r"\s*[(（].*", "", name))):
                    if language not in MORE or (len(form) >= SHORTEST and form not in cities):
                        countries.setdefault(form, code)
        if language in MORE:
            continue
        for zone, names in locale.time_zones.items():
            if "/" in zone and not NOT_CITIES.search(zone):
                city = names.get("city", zone.split("/")[-1].replace("_", " "))
                cities.add(key(re.sub(r"\s*[(（].*", "", city).split(", ")[0]))
    cities = {city for city in cities if city and city not in countries and not re.search(r"\d", city)}
    codes = sorted(set(countries.values()))
    out = [
        '"""Countries and cities in the languages of the wires: made by tools/make_territories.py, not by hand."""',
        "",
        "from collections.abc import Mapping",
        "from types import MappingProxyType",
        "from typing import Final",
        "",
        '_COUNTRIES = """',
        *("|".join([code, *sorted(form for form, of in countries.items() if of == code)]) for code in codes),
        '"""',
        block("_CITIES", sorted(cities)),
        "",
        "TERRITORIES: Final[Mapping[str, str]] = MappingProxyType(",
        '    {form: line[:2] for line in _COUNTRIES.split("\\n") for form in line.split("|")[1:]}',
        ")",
        '"""Codes (ISO 3166-1) of countries and territories by the keys of their names (CLDR)."""',
        "",
        'ZONE_CITIES: Final[frozenset[str]] = frozenset(_CITIES.split("|"))',
        '"""Keys of the names of cities that give time zones their names (CLDR)."""',
        "",
    ]
    sys.stdout.write("\n".join(out))


if __name__ == "__main__":
    main()
