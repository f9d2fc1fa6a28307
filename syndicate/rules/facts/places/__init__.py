"""The gazetteer: cities of the world, their names in the languages of the wires, and what they lie in.

The table is made by tools/make_places.py from GeoNames (https://www.geonames.org/), licensed under CC BY 4.0
(https://creativecommons.org/licenses/by/4.0/): cities, regions and countries were selected, their names folded and
hashed. It is read when it is first asked for.
"""

from functools import cache
from importlib import resources

import zstandard

from syndicate.rules.facts.places.folding import place_key
from syndicate.rules.facts.places.table import COLUMNS, City, Country, Region, Table

__all__ = ["City", "Country", "Region", "Table", "place_key", "table"]

_FILE = "geonames.zst"
_NUMBER_BYTES = 4


@cache
def table() -> Table:
    """The gazetteer; it is read at the first call."""
    packed = resources.files(__name__).joinpath(_FILE).read_bytes()
    parts = _parts(zstandard.ZstdDecompressor().decompress(packed[packed.index(b"\n") + 1 :]))
    countries, regions, names, *numbers = parts
    columns, index = numbers[: len(COLUMNS)], numbers[len(COLUMNS) :]
    return Table(countries, regions, columns, names, index)


def _parts(packed: bytes) -> list[memoryview]:
    """The parts of the file: the length of each in four bytes, little end first, and then it."""
    parts = []
    data = memoryview(packed)
    at = 0
    while at < len(data):
        start = at + _NUMBER_BYTES
        at = start + int.from_bytes(data[at:start], "little")
        parts.append(data[start:at])
    return parts
