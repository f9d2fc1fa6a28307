"""Write syndicate/rules/facts/territories.py: countries and well-known cities in the languages of the wires.

    python -m tools.make_places > syndicate/rules/facts/territories.py

Countries are CLDR's territories; cities are the ones that time zones are named for. Both are folded by
`facts.keys.key`.
"""

import re
import sys

from babel import Locale

from syndicate.rules.facts.keys import key
from tools.make_months import WIRE, block

NOT_CITIES = re.compile(r"^(Etc|Antarctica|Arctic|CET|EST|MST|WET|Indian/(Chagos|Comoro|Kerguelen|Mayotte))|_Dakota/")
COUNTRY_CODE = 2
LANGUAGES = [*WIRE, "zh_Hant"]


def main() -> None:
    """Print the module."""
    countries: set[str] = set()
    cities: set[str] = set()
    for language in LANGUAGES:
        locale = Locale.parse(language)
        for code, name in locale.territories.items():
            if len(code) == COUNTRY_CODE and code not in {"EU", "EZ", "UN", "ZZ", "QO", "XA", "XB"}:
                for form in (name, re.sub(r"\s*[(（].*", "", name)):
                    countries.add(key(form))
        for zone, names in locale.time_zones.items():
            if "/" in zone and not NOT_CITIES.search(zone):
                city = names.get("city", zone.split("/")[-1].replace("_", " "))
                cities.add(key(re.sub(r"\s*[(（].*", "", city).split(", ")[0]))
    cities = {city for city in cities if city and city not in countries and not re.search(r"\d", city)}
    out = [
        '"""Countries and cities in the languages of the wires: made by tools/make_places.py, not by hand."""',
        "",
        "from typing import Final",
        "",
        block("_COUNTRIES", sorted(countries)),
        block("_CITIES", sorted(cities)),
        "",
        'TERRITORIES: Final[frozenset[str]] = frozenset(_COUNTRIES.split("|"))',
        '"""Keys of the names of countries and territories (CLDR)."""',
        "",
        'ZONE_CITIES: Final[frozenset[str]] = frozenset(_CITIES.split("|"))',
        '"""Keys of the names of cities that give time zones their names (CLDR)."""',
        "",
    ]
    sys.stdout.write("\n".join(out))


if __name__ == "__main__":
    main()
