"""What holds for the places of any dateline at all."""

from hypothesis import given
from hypothesis import strategies as st

from syndicate.model.dateline import Dateline
from syndicate.model.place import Place
from syndicate.rules.facts.cities import CITIES
from syndicate.rules.facts.countries import COUNTRIES
from syndicate.rules.facts.homes import HOMES
from syndicate.rules.facts.places import table
from syndicate.rules.facts.regions import REGIONS
from syndicate.rules.places import complete, locate

WORDS = st.text(min_size=1, max_size=30) | st.sampled_from(sorted(CITIES | REGIONS | COUNTRIES))
NAMES = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)
MAYBE = st.none() | NAMES
AGENCIES = st.none() | st.sampled_from(sorted(HOMES)) | NAMES
LONG = 100_000


@given(st.lists(NAMES, max_size=4), MAYBE, MAYBE, AGENCIES)
def test_each_city_has_its_place_with_its_country(
    cities: list[str], region: str | None, country: str | None, agency: str | None
) -> None:
    line = Dateline(raw="x", cities=tuple(cities), region=region, country=country)
    places = locate(line, agency)
    assert len(places) == len(cities)
    assert locate(line, agency) == places
    for city, place in zip(cities, places, strict=True):
        assert place.name
        assert (place.latitude is None) == (place.longitude is None)
        assert place.country_code is None or place.country_code in table().countries
        if place.latitude is None and place.code is None and place.region is None and place.country is None:
            assert place.name == city


@given(
    st.builds(
        Place,
        name=NAMES,
        code=MAYBE,
        region=MAYBE,
        country=MAYBE,
        country_code=st.none() | st.sampled_from(["NO", "CH", "QQ"]),
        latitude=st.none() | st.floats(-90, 90),
        longitude=st.none() | st.floats(-180, 180),
    ),
    AGENCIES,
)
def test_what_a_filed_place_says_stays(place: Place, agency: str | None) -> None:
    completed = complete(place, agency)
    for name in ("name", "code", "region", "country", "country_code"):
        assert getattr(place, name) in {None, getattr(completed, name)}
    if place.latitude is not None and place.longitude is not None:
        assert (completed.latitude, completed.longitude) == (place.latitude, place.longitude)


@given(st.sampled_from(["a", "ab ", "St. ", "A-", "/", "the ", "near "]))
def test_a_name_without_end_is_no_place(piece: str) -> None:
    name = piece * (LONG // len(piece))
    line = Dateline(raw="x", cities=(name,), region=name, country=name)
    assert locate(line) == (Place(name=name, region=name, country=name),)
    assert complete(Place(name=name)) == Place(name=name)
