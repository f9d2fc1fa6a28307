"""The layout of the gazetteer: columns of numbers, and names found by their hash.

A city is its number; columns hold what is known of it. A name is looked up by 48 bits of its BLAKE2 hash (RFC 7693),
which half a million names share by chance once in five hundred million look-ups. So no name but the one that is shown
needs to be kept, and no Python object stands for a city until it is asked for.
"""

import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import accumulate
from math import log2
from types import MappingProxyType

_HASH_BYTES = 6
LOW_BITS = 16
_DEGREES = 10_000
_STEPS_PER_DOUBLING = 8
COLUMNS = (("I", "ids"), ("H", "regions"), ("B", "sizes"), ("i", "latitudes"), ("i", "longitudes"), ("B", "lengths"))
"""Type codes (`array`) and names of the columns of cities, in the order in which they stand in the file."""
INDEX = ("I", "H", "I")
"""Type codes of the columns of names in the order of their hashes: the high 32 bits as the step from the one before,
the low 16, and what is called so: a number above two flags."""
PRIMARY, REGION, FLAG_BITS = 1, 2, 2
"""The flags: the name a city goes by, and that the number is a region's."""


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory.

    Attributes:
        code: ISO 3166-1, two capitals; `XK` for Kosovo.
        name: In English (GeoNames).
        id: GeoNames.
        capital: The number of its capital, or None.
        area: In square kilometres.
    """

    code: str
    name: str
    id: int
    capital: int | None
    area: int


@dataclass(frozen=True, slots=True)
class Region:
    """A state, province or the like (GeoNames ADM1).

    Attributes:
        country: Of :class:`Country`.
        code: GeoNames' within the country, a state's letters in the United States; empty for none.
        name: Empty where none is known.
    """

    country: str
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class City:
    """A city, town or village.

    Attributes:
        number: Its own in this table.
        name: The one shown.
        region: Where it lies, its country included.
        population: To a tenth or so.
        latitude: WGS 84 degrees.
        longitude: WGS 84 degrees.
        id: GeoNames.
    """

    number: int
    name: str
    region: Region
    population: int
    latitude: float
    longitude: float
    id: int


def name_hash(folded: str) -> int:
    """The 48 bits that a folded name is looked up by."""
    return int.from_bytes(blake2b(folded.encode(), digest_size=_HASH_BYTES).digest(), "big")


def size_of(population: int) -> int:
    """The byte that says how many people there are, eight steps to each doubling."""
    return round(_STEPS_PER_DOUBLING * log2(max(population, 1)))


class Table:
    """The gazetteer once it is read; see :func:`syndicate.rules.facts.places.table`."""

    def __init__(
        self,
        countries: memoryview,
        regions: memoryview,
        columns: Sequence[memoryview],
        names: memoryview,
        index: Sequence[memoryview],
    ) -> None:
        self._ids, self._regions_of, self._sizes, self._latitudes, self._longitudes, lengths = (
            _column(code, data) for (code, _), data in zip(COLUMNS, columns, strict=True)
        )
        self._names = bytes(names)
        self._ends = array("I", accumulate(lengths))
        steps, self._low, self._entries = (_column(code, data) for code, data in zip(INDEX, index, strict=True))
        self._high = array("I", accumulate(steps))
        self._regions = bytes(regions).decode().split("\n")
        self.countries: Mapping[str, Country] = MappingProxyType(
            {country.code: country for country in map(_country, bytes(countries).decode().split("\n"))}
        )

    def cities(self, folded: str) -> Iterator[tuple[City, bool]]:
        """The cities called so, and whether that is the name they go by (else it is another name of theirs)."""
        for entry in self._entries_of(folded):
            if not entry & REGION:
                yield self.city(entry >> FLAG_BITS), bool(entry & PRIMARY)

    def regions(self, folded: str) -> Iterator[Region]:
        """The states, provinces and the like called so."""
        for entry in self._entries_of(folded):
            if entry & REGION:
                yield self._region(entry >> FLAG_BITS)

    def city(self, number: int) -> City:
        """The city of this number."""
        start = self._ends[number - 1] if number else 0
        return City(
            number=number,
            name=self._names[start : self._ends[number]].decode(),
            region=self._region(self._regions_of[number]),
            population=int(2 ** (self._sizes[number] / _STEPS_PER_DOUBLING)),
            latitude=self._latitudes[number] / _DEGREES,
            longitude=self._longitudes[number] / _DEGREES,
            id=self._ids[number],
        )

    def _region(self, number: int) -> Region:
        country, code, name = self._regions[number].split("\t")
        return Region(country, code, name)

    def _entries_of(self, folded: str) -> Sequence[int]:
        wanted = name_hash(folded)
        high, low = wanted >> LOW_BITS, wanted & ((1 << LOW_BITS) - 1)
        start = end = bisect_left(self._high, high)
        while end < len(self._high) and self._high[end] == high:
            end += 1
        return [self._entries[at] for at in range(start, end) if self._low[at] == low]


def _column(code: str, data: memoryview) -> "array[int]":
    column: array[int] = array(code)
    column.frombytes(data)
    if sys.byteorder == "big":
        column.byteswap()
    return column


def _country(line: str) -> Country:
    code, name, number, capital, area = line.split("\t")
    return Country(code, name, int(number), int(capital) if capital else None, int(area))
