"""Fields, offsets, the year, dateline fields of their own, and pages."""

from datetime import date

import pytest

from syndicate.model.dateline import Dateline
from syndicate.rules.dateline import find, find_line, read

FILED = date(2026, 11, 24)


def dateline(text: str, filed: date = FILED) -> Dateline:
    found = find(text, filed)
    assert found is not None
    return found.dateline


def test_raw_keeps_its_closing_mark_and_the_body_begins_behind_the_space() -> None:
    text = "  OSLO, Nov 24 (Reuters)  --  The fjord froze."
    found = find(text, FILED)
    assert found is not None
    assert found.dateline.raw == "OSLO, Nov 24 (Reuters)  --"
    assert text[found.start : found.end].strip() == found.dateline.raw
    assert text[found.end :] == "The fjord froze."


@pytest.mark.parametrize(
    ("written", "filed", "year"),
    [
        ("Dec 31", date(2027, 1, 1), 2026),
        ("Jan 1", date(2026, 12, 31), 2027),
        ("Nov 24", date(2026, 11, 23), 2026),
        ("July 3", date(2026, 1, 1), 2025),
        ("July 2", date(2026, 1, 1), 2026),
        ("Feb 29", date(2026, 2, 1), 2024),
        ("Feb 29", date(2027, 3, 1), 2028),
        ("Feb 29", date(1900, 2, 1), 1896),
        ("Feb 29", date(1900, 12, 31), 1904),
    ],
)
def test_the_year_left_out_is_the_one_nearest_to_filing(written: str, filed: date, year: int) -> None:
    line = dateline(f"OSLO, {written} (Reuters) - The fjord froze.", filed)
    assert (line.year, line.year_written) == (year, False)


def test_a_written_year_stands() -> None:
    line = dateline("OSLO, Nov 24, 1996 (Reuters) - The fjord froze.")
    assert (line.year, line.year_written) == (1996, True)


@pytest.mark.parametrize(("filed", "expected"), [(date(2026, 3, 5), (3, 4)), (date(2026, 4, 2), (4, 3))])
def test_of_two_readings_of_figures_the_one_nearest_to_filing_is_taken(filed: date, expected: tuple[int, int]) -> None:
    line = dateline("OSLO, 3/4/2026 (Reuters) - The fjord froze.", filed)
    assert (line.month, line.day) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Marhc 19", (None, None)),
        ("March 4O", (3, None)),
        ("March 187", (3, None)),
        ("March 32", (3, None)),
        ("June 31", (6, None)),
        ("March", (3, None)),
    ],
)
def test_a_damaged_date_is_not_guessed(written: str, expected: tuple[int | None, int | None]) -> None:
    line = dateline(f"OSLO, {written} - The fjord froze.")
    assert (line.month, line.day, line.year) == (*expected, None)


@pytest.mark.parametrize(
    "written",
    [
        "May 8", "May 8th", "8 May", "8th of May", "Fri., May 8", "Friday, 8 May", "8. Mai", "8 de mayo", "8 mai",
        "le 8 mai", "8 maggio", "8 мая", "8 Mei", "8 Mayıs", "8 maj", "8 mei", "2026-05-08", "8.5.2026", "8-5-2026",
        "MAY 8",
    ],
)  # fmt: skip
def test_dates_in_any_order_and_language(written: str) -> None:
    line = dateline(f"OSLO, {written} (Reuters) - The fjord froze.", date(2026, 5, 9))
    assert (line.month, line.day, line.year) == (5, 8, 2026)


@pytest.mark.parametrize(("city", "field"), [("TBILISI", "country"), ("SAVANNAH", "region")])
def test_georgia_is_a_country_or_a_state_by_its_city(city: str, field: str) -> None:
    assert getattr(dateline(f"{city}, Georgia (AP) — The port opened."), field) == "Georgia"


@pytest.mark.parametrize(
    ("places", "cities", "region", "country"),
    [
        ("OSLO", ("OSLO",), None, None),
        ("OSLO/BERGEN/ROTTERDAM", ("OSLO", "BERGEN", "ROTTERDAM"), None, None),
        ("AKRON, Ohio/OTTAWA, Canada", ("AKRON", "OTTAWA"), "Ohio", "Canada"),
        ("AKRON Ohio", ("AKRON",), "Ohio", None),
        ("BRANCHVILLE, Sussex County, N.J.", ("BRANCHVILLE",), "N.J.", None),
        ("RECIFE, Pernambuco, Brazil", ("RECIFE",), "Pernambuco", "Brazil"),
        ("TASHKENT, U.S.S.R.", ("TASHKENT",), None, "U.S.S.R."),
        ("ST. JOHN'S, Newfoundland", ("ST. JOHN'S",), "Newfoundland", None),
        ("WAlTHAM, Mass.", ("WAlTHAM",), "Mass.", None),
        ("PORT-AU-PRINCE, Haiti", ("PORT-AU-PRINCE",), None, "Haiti"),
        ("Santa Cruz de la Sierra", ("Santa Cruz de la Sierra",), None, None),
        ("Neustadt/Weinstraße", ("Neustadt/Weinstraße",), None, None),
        ("ON THE RED RIVER", ("ON THE RED RIVER",), None, None),
        ("SANTO DOMINGO", ("SANTO DOMINGO",), None, None),
    ],
)
def test_places_are_kept_as_written(
    places: str, cities: tuple[str, ...], region: str | None, country: str | None
) -> None:
    line = dateline(f"{places}, Nov 24 (Reuters) - The gate opened.")
    assert (line.cities, line.region, line.country) == (cities, region, country)


def test_figures_with_hyphens_behind_an_unknown_region_are_a_date() -> None:
    line = dateline("HONEFOSS, Ringerike 25-11-2026 (NTB) - The mill opened.")
    assert (line.region, line.month, line.day, line.year) == ("Ringerike", 11, 25, 2026)


def test_a_page_is_read_from_the_line_with_the_dateline() -> None:
    lines = [
        "- Harbour Post",
        "London",
        "The gate opened on Tuesday after a week of talks, the port said.",
        "OSLO, Nov 24 (Reuters) - The gate opened on Tuesday after a week of talks, the port said.",
        "BERGEN, Nov 24 (Reuters) - Another story.",
    ]
    found = find_line(lines, FILED)
    assert found is not None
    assert (found.index, found.found.dateline.cities) == (3, ("OSLO",))


def test_a_line_that_is_all_dateline_counts_where_no_other_does() -> None:
    bare = ["Newsfeed", "OSLO, Norway 2026-11-24", "The gate opened."]
    found = find_line(bare, FILED)
    assert found is not None
    assert found.index == 1
    fuller = find_line([*bare, "OSLO, Nov 24 (Reuters) - The gate opened."], FILED)
    assert fuller is not None
    assert fuller.index == 3


@pytest.mark.parametrize(
    "line", ["OSLO (Reuters)", "OSLO, Nov 24 - The gate opened.", "Nov. 24 (Reuters) -- Oil rose."]
)
def test_two_things_leave_no_doubt_where_one_is_an_agency_or_a_story_follows(line: str) -> None:
    found = find_line([line, "BERGEN, Nov 24 (Reuters) - The gate opened."], FILED)
    assert found is not None
    assert found.index == 0


@pytest.mark.parametrize("line", ["OSLO - The gate opened on Tuesday after talks.", "(Reuters) - The gate opened."])
def test_one_thing_alone_is_too_little_to_find_a_line_by(line: str) -> None:
    assert find(line, FILED) is not None
    assert find_line([line], FILED) is None


def test_a_field_of_its_own_needs_no_proof() -> None:
    line = read("Tromsø, Norway", FILED)
    assert line is not None
    assert (line.cities, line.country) == (("Tromsø",), "Norway")


def test_a_field_may_be_eastern() -> None:
    line = read("新华社北京11月24日电", FILED)
    assert line is not None
    assert (line.cities, line.month, line.day, line.agency) == (("北京",), 11, 24, "新华社")


def test_a_field_of_no_known_form_is_kept_raw() -> None:
    assert read("Somewhere; somehow, 99", FILED) == Dateline(raw="Somewhere; somehow, 99")
    assert read(" ", FILED) is None


OWN = frozenset({"exw", "harbour notes"})


@pytest.mark.parametrize(
    ("text", "cities", "agency"),
    [
        ("PORTO VELA (EXW) - Talks began.", ("PORTO VELA",), "EXW"),
        ("KESTREL BAY, Norvia (EXW) -- A strong quake struck.", ("KESTREL BAY",), "EXW"),
        ("Kestrel Bay, Norvia (Harbour Notes) - Talks began.", ("Kestrel Bay",), "Harbour Notes"),
    ],
)
def test_a_name_that_is_an_agency_here_is_proof(text: str, cities: tuple[str, ...], agency: str) -> None:
    found = find(text, date(2026, 11, 24), OWN)
    assert found is not None
    assert (found.dateline.cities, found.dateline.agency) == (cities, agency)
    assert find(text, date(2026, 11, 24)) is None
