"""The layout of the gazetteer, with a table of two cities."""

import sys
from array import array

import pytest

from syndicate.rules.facts.places import City, Country, Region, Table, place_key, table
from syndicate.rules.facts.places.table import FLAG_BITS, LOW_BITS, PRIMARY, name_hash, size_of

OSLO = City(
    number=0, name="Oslo", region=Region("NO", "12", "Oslo"), population=1024, latitude=59.9127, longitude=10.7461, id=7
)
USHUAIA = City(
    number=1, name="Ushuaia", region=Region("AR", "", ""), population=2, latitude=-54.8, longitude=-68.3, id=8
)


def packed(code: str, *numbers: int) -> memoryview:
    column = array(code, numbers)
    if sys.byteorder == "big":
        column.byteswap()
    return memoryview(column.tobytes())


@pytest.fixture
def two() -> Table:
    """Oslo by its name, and Ushuaia by one whose hash differs in the last bit."""
    found = sorted([(name_hash("oslo"), PRIMARY), (name_hash("oslo") ^ 1, 1 << FLAG_BITS)])
    (high, one), (_, other) = ((number >> LOW_BITS, number & 0xFFFF) for number, _ in found)
    return Table(
        countries=memoryview(b"NO\tNorway\t3144096\t0\t324220\nAR\tArgentina\t3865483\t\t2766890"),
        regions=memoryview(b"NO\t12\tOslo\nAR\t\t"),
        columns=[
            packed("I", 7, 8),
            packed("H", 0, 1),
            packed("B", size_of(1024), size_of(2)),
            packed("i", 599_127, -548_000),
            packed("i", 107_461, -683_000),
            packed("B", len("Oslo"), len("Ushuaia")),
        ],
        names=memoryview(b"OsloUshuaia"),
        index=[packed("I", high, 0), packed("H", one, other), packed("I", *(entry for _, entry in found))],
    )


def test_a_city_is_found_by_its_own_name_and_no_other(two: Table) -> None:
    assert list(two.cities("oslo")) == [(OSLO, True)]
    assert [list(two.cities(f"port {number}")) for number in range(20)] == [[]] * 20
    assert two.city(1) == USHUAIA


def test_a_country_may_have_no_capital(two: Table) -> None:
    assert two.countries["NO"] == Country("NO", "Norway", 3144096, 0, 324220)
    assert two.countries["AR"] == Country("AR", "Argentina", 3865483, None, 2766890)


@pytest.mark.parametrize("people", [1, 700, 16_000, 1_000_000, 20_000_000])
def test_how_many_people_there_are_is_known_to_a_tenth(people: int) -> None:
    assert 2 ** (size_of(people) / 8) == pytest.approx(people, rel=0.1)
    assert size_of(0) == 0


def test_the_first_city_of_the_gazetteer_goes_by_its_name() -> None:
    first = table().city(0)
    assert (first, True) in table().cities(place_key(first.name))
