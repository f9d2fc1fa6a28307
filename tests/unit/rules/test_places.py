"""Datelines on the map: which of the places of a name is meant."""

import sys
from datetime import date
from pathlib import Path

import pytest

from syndicate.model.dateline import Dateline
from syndicate.model.place import Place
from syndicate.rules.dateline import read
from syndicate.rules.facts.cities import STAND_ALONE
from syndicate.rules.facts.homes import HOMES
from syndicate.rules.facts.places import place_key, table
from syndicate.rules.facts.places.table import _column
from syndicate.rules.facts.sites import SITES
from syndicate.rules.places import complete, is_town, load, locate
from tests.scores import printable_places, score_places

FILED = date(2026, 11, 24)
RESOLVED_AIM, AGREES_AIM = 0.99, 0.985


def place(text: str, agency: str | None = None) -> Place:
    """The one place of a dateline field."""
    line = read(text, FILED)
    assert line is not None
    (found,) = locate(line, agency)
    return found


@pytest.mark.parametrize(
    ("text", "name", "region", "code"),
    [
        ("MOSCOW", "Moscow", None, "RU"),
        ("MOSCOW, Idaho", "Moscow", "Idaho", "US"),
        ("ATHENS, Greece", "Athens", None, "GR"),
        ("ATHENS, Ga.", "Athens", "Georgia", "US"),
        ("LONDON, Ont.", "London", "Ontario", "CA"),
        ("PERTH, W.A.", "Perth", None, "AU"),
        ("TBILISI, Georgia", "Tbilisi", None, "GE"),
        ("SAVANNAH, Georgia", "Savannah", "Georgia", "US"),
        ("GEORGETOWN, Guyana", "Georgetown", None, "GY"),
        ("SAN JOSE, Costa Rica", "San José", None, "CR"),
        ("Don Benito (Badajoz)", "Don Benito", "Extremadura", "ES"),
        ("PERTH, Scotland", "Perth", "Scotland", "GB"),
        ("SMOLENSK, Smolensk region, Russia", "Smolensk", None, "RU"),
        ("Frankfurt/Main", "Frankfurt am Main", None, "DE"),
        ("Frankfurt/Oder", "Frankfurt (Oder)", None, "DE"),
        ("ST. LOUIS", "St. Louis", "Missouri", "US"),
        ("SAINT-DENIS, France", "Saint-Denis", None, "FR"),
        ("NEAR BAKHMUT, Ukraine", "Bakhmut", None, "UA"),
        ("CEBU CITY, Philippines", "Cebu City", None, "PH"),
        ("KANO CITY, Nigeria", "Kano", None, "NG"),
        ("HONG KONG SAR", "Hong Kong", None, "HK"),
        ("HONG KONG, China", "Hong Kong", None, "HK"),
        ("Santos (SP)", "Santos", "São Paulo", "BR"),
        ("Landquart GR", "Landquart", None, "CH"),
        ("SAN JUAN, Puerto Rico", "San Juan", None, "PR"),
    ],
)
def test_what_the_line_says_decides(text: str, name: str, region: str | None, code: str) -> None:
    found = place(text)
    assert (found.name, found.country_code) == (name, code)
    assert region is None or found.region == region
    assert found.latitude is not None
    assert found.code is not None
    assert found.code.startswith("geonames:")


@pytest.mark.parametrize(
    ("text", "agency", "code"),
    [
        ("HYDERABAD", "PTI", "IN"),
        ("HYDERABAD", "APP", "PK"),
        ("HYDERABAD", "APP/sindh", "PK"),
        ("HYDERABAD", "APP-sindh", "PK"),
        ("CÓRDOBA", "EFE", "ES"),
        ("CÓRDOBA", "Télam", "AR"),
        ("NEWCASTLE", "AAP", "AU"),
        ("Neustadt", "dpa/lrs", "DE"),
        ("ATHENS", "AP", "GR"),
        ("LONDON", "CP", "GB"),
        ("PARIS", "AP", "FR"),
        ("ANDORRA", "AP", "AD"),
        ("Vienne", "AFP", "AT"),
        ("BIRMINGHAM", None, "GB"),
        ("VALENCIA", "EFE", "ES"),
    ],
)
def test_a_name_alone_is_the_agency_s_or_the_big_one(text: str, agency: str | None, code: str) -> None:
    assert place(text, agency).country_code == code


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("МОСКВА", "Moscow"),
        ("Moscou", "Moscow"),
        ("Moskau", "Moscow"),
        ("Москва", "Moscow"),
        ("القاهرة", "Cairo"),
        ("北京", "Beijing"),
        ("台北", "Taipei"),
        ("東京", "Tokyo"),
        ("서울", "Seoul"),
        ("ワシントン", "Washington"),
        ("Αθήνα", "Athens"),
        ("नई दिल्ली", "New Delhi"),
        ("Zuerich", "Zürich"),
        ("ZÜRICH", "Zürich"),
        ("Genf", "Geneva"),
        ("Nueva York", "New York"),
        ("PEKING", "Beijing"),
        ("BOMBAY", "Mumbai"),
        ("LENINGRAD", "Saint Petersburg"),
        ("SAIGON", "Ho Chi Minh City"),
        ("RANGOON", "Yangon"),
        ("KIEV", "Kyiv"),
        ("ALMA-ATA", "Almaty"),
    ],
)
def test_a_city_is_known_by_its_names_in_other_languages_and_times(text: str, name: str) -> None:
    assert place(text).name == name


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("BONN, West Germany", "DE"),
        ("DRESDEN, East Germany", "DE"),
        ("TASHKENT, U.S.S.R.", "UZ"),
        ("ZAGREB, Yugoslavia", "HR"),
        ("BRATISLAVA, Czechoslovakia", "SK"),
        ("SALISBURY, Rhodesia", "ZW"),
        ("KINSHASA, Zaire", "CD"),
        ("RANGOON, Burma", "MM"),
        ("COLOMBO, Ceylon", "LK"),
    ],
)
def test_countries_of_the_past_are_those_of_today(text: str, code: str) -> None:
    found = place(text)
    assert (found.country_code, found.latitude is not None) == (code, True)


@pytest.mark.parametrize(
    ("text", "code", "positioned"),
    [
        ("UNITED NATIONS", "US", True),
        ("Naciones Unidas", "US", True),
        ("CAPE CANAVERAL, Fla.", "US", True),
        ("VATICAN CITY", "VA", True),
        ("BAHRAIN", "BH", True),
        ("KUWAIT", "KW", True),
        ("SINGAPORE", "SG", True),
        ("GAZA", "PS", True),
        ("WEST BANK", "PS", True),
        ("MONACO", "MC", True),
        ("LUXEMBOURG", "LU", True),
        ("GUATEMALA", "GT", True),
        ("CAMP DAVID, Md.", "US", True),
        ("KHYBER PASS, Pakistan", "PK", True),
        ("ALGERIA", "DZ", False),
        ("COLOMBIA", "CO", False),
        ("NICARAGUA", "NI", False),
        ("KOSOVO", "XK", False),
        ("BAVARIA", "DE", False),
    ],
)
def test_seats_countries_and_regions_may_stand_for_a_city(text: str, code: str, *, positioned: bool) -> None:
    found = place(text)
    assert (found.country_code, found.latitude is not None) == (code, positioned)


def test_a_country_s_name_is_not_that_of_a_lesser_town_in_it() -> None:
    assert place("COLOMBIA").name == "Colombia"
    assert place("NICARAGUA").name == "Nicaragua"  # the town of Rivas is called so too
    assert place("PANAMA").name == "Panama City"


def test_a_site_lies_in_its_country_if_it_has_one() -> None:
    assert (place("UNITED NATIONS").country, place("UNITED NATIONS").region) == ("United States", "New York")
    assert place("GOLAN HEIGHTS").country is None
    assert place("GOLAN HEIGHTS").latitude == pytest.approx(33, abs=0.1)


def test_a_site_s_name_is_another_place_s_elsewhere() -> None:
    assert place("MANHATTAN, Kan.").region == "Kansas"
    assert place("MANHATTAN").region == "New York"


@pytest.mark.parametrize(
    "text", ["ABOARD AIR FORCE ONE", "ABOARD THE USS LINCOLN", "ON THE MISSISSIPPI RIVER", "QQXYZZY"]
)
def test_what_is_no_place_on_the_map_keeps_its_words(text: str) -> None:
    assert place(text) == Place(name=text)


def test_a_place_that_is_not_found_keeps_its_words_and_its_country() -> None:
    found = locate(Dateline(raw="QQXYZZY, Ohio", cities=("QQXYZZY",), region="Ohio"))
    assert found == (Place(name="QQXYZZY", region="Ohio", country="United States", country_code="US"),)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("LOUISVILE, Ky.", "Louisville"),
        ("OKALHOMA CITY", "Oklahoma City"),
        ("ALTANTA", "Atlanta"),
        ("GROSSETTO, Italy", "Grosseto"),
        ("CONCOR, Calif.", "Concord"),  # a hamlet, Concow, is as near
        ("DALLSA, Texas", "Dallas"),
        ("CHICAFO, Ill.", "Chicago"),
    ],
)
def test_one_slip_of_the_keys_is_mended_where_little_else_can_be_meant(text: str, name: str) -> None:
    assert place(text).name == name


@pytest.mark.parametrize("text", ["LOUISVILE", "TAMPS, Fla."])
def test_a_slip_in_a_name_alone_or_in_a_short_one_is_not_guessed_at(text: str) -> None:
    assert place(text).latitude is None


def test_a_village_is_not_meant_by_its_name_alone() -> None:
    assert place("RAFZ").latitude is None
    assert place("RAFZ, Switzerland").latitude is not None


def test_a_township_is_where_its_main_settlement_is() -> None:
    assert place("SIMSBURY, Conn.").name == "Simsbury Center"


def test_a_region_that_two_countries_have_is_the_one_s_that_is_said_or_at_home() -> None:
    def country(name: str | None = None, agency: str | None = None) -> str | None:
        (found,) = locate(Dateline(raw="PUNJAB", cities=("PUNJAB",), country=name), agency)
        return found.country_code if found.region == "Punjab" else None

    assert [country("India"), country("Pakistan")] == ["IN", "PK"]
    assert [country(agency=agency) for agency in ("PTI", "APP", "AP", None)] == ["IN", "PK", None, None]


@pytest.mark.parametrize(
    ("name", "known", "own"),
    [
        ("Kokkola", True, True),
        ("Paris", True, True),
        ("Moskau", True, False),
        ("Meran", False, False),  # big enough, but known better by another name
        ("Jakobstad", False, False),
        ("Qqxyzzy", False, False),
    ],
)
def test_a_town_is_known_by_its_name_where_it_is_big_enough(name: str, *, known: bool, own: bool) -> None:
    assert (is_town(name), is_town(name, own_name=True)) == (known, own)


def test_each_of_several_cities_is_looked_for_where_it_can_be() -> None:
    line = read("WEST PALM BEACH, Fla./WASHINGTON/OTTAWA", FILED)
    assert line is not None
    assert [(found.name, found.country_code) for found in locate(line)] == [
        ("West Palm Beach", "US"),
        ("Washington", "US"),
        ("Ottawa", "CA"),
    ]


@pytest.mark.parametrize(
    ("cities", "region", "found"),
    [
        (("OTTAWA", "WEST PALM BEACH"), "Florida", ["Ontario", "Florida"]),
        (("PARIS", "AUSTIN"), "Texas", ["Île-de-France", "Texas"]),
        (("PARIS",), "Texas", ["Texas"]),
        (("COLUMBUS", "MACON"), "Georgia", ["Georgia", "Georgia"]),
    ],
)
def test_the_state_behind_several_cities_may_be_the_last_one_s(
    cities: tuple[str, ...], region: str, found: list[str]
) -> None:
    line = Dateline(raw=f"{'/'.join(cities)}, {region}", cities=cities, region=region)
    assert [one.region for one in locate(line)] == found


@pytest.mark.parametrize(
    ("city", "region", "country", "found"),
    [
        ("HYDERABAD", "Sindh state", None, "Sindh"),
        ("HYDERABAD", "State Sindh", None, "Sindh"),
        ("MILAN", "MI", "Italy", "Lombardy"),  # not Michigan
        ("SMOLENSK", "Smolensk region", None, "Smolenskaya oblast'"),
        ("SMOLENSK", "Region Smolensk", None, "Smolenskaya oblast'"),
        ("MANNHEIM", "Hesse", None, "Baden-Wurttemberg"),  # across the river
        ("BANGOR", None, "Wales", "Wales"),
        ("BANGOR", None, "Northern Ireland", "Northern Ireland"),
        ("LONDON", "Canada", None, "Ontario"),
    ],
)
def test_a_region_is_known_by_its_name_and_need_not_be_right(
    city: str, region: str | None, country: str | None, found: str
) -> None:
    (one,) = locate(Dateline(raw=city, cities=(city,), region=region, country=country))
    assert one.region == found


def test_a_city_is_in_the_state_behind_it_or_nowhere() -> None:
    unfound = Place(name="OSLO", region="Ohio", country="United States", country_code="US")
    assert locate(Dateline(raw="OSLO, Ohio", cities=("OSLO",), region="Ohio")) == (unfound,)
    filed = Place(name="Springfield", region="Wyoming", country="United States", country_code="US")
    assert complete(filed) == filed


def test_a_place_as_filed_keeps_what_it_says() -> None:
    filed = Place(name="Genève", code="loc:GVA", region="GE")
    found = complete(filed)
    assert (found.name, found.code, found.region) == ("Genève", "loc:GVA", "GE")
    assert (found.country, found.country_code) == ("Switzerland", "CH")
    assert found.latitude == pytest.approx(46.2, abs=0.1)
    whole = Place(name="X", country="Y", country_code="YY", latitude=1.0, longitude=2.0)
    assert complete(whole) == whole
    placed = Place(name="Oslo", country="Norway", country_code="NO", latitude=59.95, longitude=10.75)
    assert complete(placed) == placed


@pytest.mark.parametrize("latitude", [None, 59.95])
def test_a_place_as_filed_without_a_whole_position_gets_one(latitude: float | None) -> None:
    found = complete(Place(name="Oslo", country="Norway", country_code="NO", latitude=latitude))
    assert found.latitude == pytest.approx(59.91, abs=0.01)
    assert found.longitude == pytest.approx(10.75, abs=0.01)


@pytest.mark.parametrize(
    ("name", "latitude"), [("Villingen/Schwenningen", 48.1), ("Baden/Baden", 48.8), ("Gießen/Hessen", 50.6)]
)
def test_of_two_names_with_a_stroke_both_are_meant_or_the_first(name: str, latitude: float) -> None:
    assert complete(Place(name=name, country_code="DE")).latitude == pytest.approx(latitude, abs=0.1)


def test_words_without_end_are_no_country() -> None:
    filed = Place(name="Oslo", country="Norvia " * 20)
    assert complete(filed) == filed


def test_a_place_as_filed_is_sought_in_its_own_country() -> None:
    assert complete(Place(name="London", country_code="CA")).region == "Ontario"
    assert complete(Place(name="QQXYZZY", country="Norway")) == Place(
        name="QQXYZZY", country="Norway", country_code="NO"
    )


def test_every_city_that_stands_alone_is_in_the_table() -> None:
    names = [name for name in sorted(STAND_ALONE) if not is_town(name) and place_key(name) not in SITES]
    assert {place(name.upper()).latitude is not None for name in names} == {True}


def test_the_tables_speak_of_countries_that_there_are() -> None:
    countries = table().countries
    assert set(HOMES.values()) <= set(countries)
    assert {site.country for site in SITES.values()} - {None} <= set(countries)
    capitals = [country.capital for country in countries.values()]
    assert sum(capital is not None for capital in capitals) > 230


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Saint-Denis", "st denis"),
        ("ST. DENIS", "st denis"),
        ("Łódź", "lodz"),
        ("N'Djamena", "ndjamena"),
        ("Foxborough", "foxboro"),
        ("Fort Worth", "ft worth"),
        ("İzmir", "izmir"),
        ("Reykjavík", "reykjavik"),
    ],
)
def test_spellings_fold_to_one(name: str, folded: str) -> None:
    assert place_key(name) == folded


def test_places_of_real_datelines_are_found(shared: Path) -> None:
    scores = score_places(shared / "samples" / "reuters21578")
    assert scores["resolved"].asked > 3000
    assert scores["resolved"].share >= RESOLVED_AIM, str(scores["resolved"])
    assert scores["agrees"].share >= AGREES_AIM, str(scores["agrees"])
    assert all(name in "\n".join(printable_places(scores)) for name in scores)


def test_the_table_reads_the_same_on_a_machine_of_the_other_byte_order(monkeypatch: pytest.MonkeyPatch) -> None:
    little, big = (int.from_bytes(b"\x01\x02", order) for order in ("little", "big"))
    other = "big" if sys.byteorder == "little" else "little"
    assert list(_column("H", memoryview(b"\x01\x02"))) == [little]
    monkeypatch.setattr(sys, "byteorder", other)
    assert list(_column("H", memoryview(b"\x01\x02"))) == [big]


def test_the_table_may_be_read_ahead() -> None:
    table.cache_clear()
    load()
    assert table.cache_info().currsize == 1
