"""The agency of a dateline, in brackets or bare, before, between and behind its places and its day."""

from datetime import date

import pytest

from syndicate.rules.dateline import find

FILED = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("line", "body", "cities", "agency"),
    [
        ("(Harbour News), Nov 24 -", "The fjord froze.", (), "Harbour News"),
        ("(EXW - Nov 24) -", "The fjord froze.", (), "EXW"),
        ("OSLO, Nov 24 -", "(EXW) The fjord froze.", ("OSLO",), None),
        ("OSLO, Nov 24 - (EXW) -", "The fjord froze.", ("OSLO",), "EXW"),
        ("OSLO, Nov 24 - (Harbour News)", "The fjord froze.", ("OSLO",), "Harbour News"),
        ("OSLO, Nov 24 -", "(World Cup) - The team won.", ("OSLO",), None),
        ("OSLO, Nov 24 (Reuters) -", "AFP - The fjord froze.", ("OSLO",), "Reuters"),
        ("Nov 24 Reuters -", "The fjord froze.", (), "Reuters"),
        ("Nov 24, OSLO -", "The fjord froze.", ("OSLO",), None),
        ("Nov 24, Klanxville (Reuters) -", "The fjord froze.", ("Klanxville",), "Reuters"),
        ("AKP Phnom Penh --", "The river rose to its banks.", ("Phnom Penh",), "AKP"),
        ("AKP Phnom Penh, November 24 --", "Snow.", ("Phnom Penh",), "AKP"),
        ("Pretoria Nov 24 Sapa", "The court sat in the town.", ("Pretoria",), "Sapa"),
        ("Pretoria Nov 24 -", "Sapa The court sat in the town.", ("Pretoria",), None),
    ],
)
def test_a_credit_is_taken_where_it_is_one(line: str, body: str, cities: tuple[str, ...], agency: str | None) -> None:
    found = find(f"{line} {body}", FILED)
    assert found is not None
    assert (found.dateline.raw, found.dateline.cities, found.dateline.agency) == (line, cities, agency)


@pytest.mark.parametrize(
    "text",
    [
        "/Harbour News/, Nov 24 - The fjord froze.",
        "Reuters, Paris - both were closed on Monday.",
        "Reuters Paris - both were closed on Monday.",
        "AA - OSLO - The club said on Monday that fees rose.",
        "AKP Klanxville, November 24 -- The fjord froze.",
        "AKP Phnom Penh - Kampot - Kep trains were late on Monday.",
        "Klanxville Nov 24 Reuters - The fjord froze.",
        "LONDON Reuters - The fjord froze.",
        "AFP, Monday - The fjord froze.",
        "Reuters, Klanxville, Nov 24 - The fjord froze.",
        "Klanxville Nov 24 Sapa The court sat in the town.",
        "Nov 24 Sapa The court sat in the town.",
        "Pretoria Nov 24 Sapa 12 40 51",
        "Nov 24, Klanxville (World Cup) - The team won.",
        "Nov 24, klanxville (Reuters) - The fjord froze.",
        "Nov 24, Oslo (EXW) - The fjord froze.",
        "KLANXVILLE Nov 24.\n\nThe bridge opened.",
    ],
)
def test_a_name_that_nothing_parts_from_the_text_is_no_credit(text: str) -> None:
    assert find(text, FILED) is None


@pytest.mark.parametrize("day", [1, 31])
def test_a_number_before_a_known_agency_is_a_day(day: int) -> None:
    found = find(f"OSLO, {day} (NTB) - The fjord froze.", FILED)
    assert found is not None
    line = found.dateline
    assert (line.month, line.day, line.year, line.year_written) == (None, day, None, False)


@pytest.mark.parametrize("number", [0, 32])
def test_a_number_that_no_month_has_is_no_day(number: int) -> None:
    assert find(f"OSLO, {number} (NTB) - The fjord froze.", FILED) is None


@pytest.mark.parametrize(
    ("line", "agency", "byline"),
    [
        ("(North Isle Harbour News Agency), Nov 24 -", "North Isle Harbour News Agency", None),
        ("BEIJING, Nov 24 (Xinhua -- Harbour) -", None, None),
        ("OSLO, Nov 24 (as told to our own staff on the shore of the fjord) -", None, None),
        ("OSLO, Nov 24 (talks on ice - in brief) -", None, None),
        ("(Reuters -", "Reuters", None),
        ("LONDON, Nov 24 Reuters) -", "Reuters", None),
        ("Klanxville, KOMPAS.com -", "KOMPAS.com", None),
        ("TEMPO.CO -", "TEMPO.CO", None),
        ("APA-Dakar (Senegal) -", "APA", None),
        ("apa-dakar, 24 nov -", "apa", None),
        ("(PRNewswire via COMTEX) --", "PRNewswire", None),
        ("(Корр. ТАСС Иван Петров) -", "ТАСС", "Иван Петров"),
        ("(ANSA-AFP) -", "ANSA-AFP", None),
        ("(dpa/sa) -", "dpa/sa", None),
        ("(EFE/Ana Ruiz).-", "EFE", "Ana Ruiz"),
        ("(Ann Lee, Reuters) -", "Reuters", "Ann Lee"),
        ("KLANXVILLE (OceanWire) -", "OceanWire", None),
        ("KLANXVILLE (Harbour.com) -", "Harbour.com", None),
        ("OSLO (EXW/ABC) -", "EXW/ABC", None),
    ],
)
def test_what_stands_with_an_agencys_name_is_told_from_it(line: str, agency: str | None, byline: str | None) -> None:
    found = find(f"{line} The gate opened.", FILED)
    assert found is not None
    assert (found.dateline.raw, found.dateline.agency, found.byline) == (line, agency, byline)


def test_a_bracket_that_closes_far_behind_a_dash_is_not_the_credits() -> None:
    found = find("BEIJING, Nov 24 (Xinhua -- The ship sailed to Java with a mate) as planned.", FILED)
    assert found is not None
    assert found.dateline.raw == "BEIJING, Nov 24 (Xinhua --"


@pytest.mark.parametrize(
    "text",
    [
        "(Old North Isle Harbour News Agency), Nov 24 - The gate opened.",
        "(The harbour News), Nov 24 - The gate opened.",
        "(Harbour News) - The gate opened.",
        "(AA - The gate opened.",
        "(AA/Ana Ruiz) - The gate opened.",
        "(Ann Lee, AA) - The gate opened.",
        "TEMPO.CO - the site - is shut.",
        "KOMPAS.com, Ann Lee. The gate opened and the ship sailed.",
        "OSLO (our report - Nov 24) - The gate opened.",
        "KLANXVILLE (Radio) - The gate opened.",
        "OSLO (EXW/abc) - The gate opened.",
    ],
)
def test_what_only_looks_like_an_agency_is_none(text: str) -> None:
    assert find(text, FILED) is None


@pytest.mark.parametrize("text", ["AFP-Paris bureau chief Ann Lee resigned.", "APA-Dakar: Fishermen kept to port."])
def test_a_name_joined_to_a_city_opens_no_story_by_itself(text: str) -> None:
    assert find(text, FILED) is None


@pytest.mark.parametrize(
    ("line", "cities", "agency"),
    [
        ("AKP, Phnom Penh, November 24 --", ("Phnom Penh",), "AKP"),
        ("Reuters, London (England), Nov 24 -", ("London",), "Reuters"),
        ("Reuters Paris, November 24 -", ("Paris",), "Reuters"),
        ("ТАСС, 24 ноября.", (), "ТАСС"),
        ("Reuters, Nov 24, London -", ("London",), "Reuters"),
    ],
)
def test_an_agency_that_opens_a_dated_line_is_no_city(line: str, cities: tuple[str, ...], agency: str) -> None:
    found = find(f"{line} The council met on Tuesday.", FILED)
    assert found is not None
    assert (found.dateline.raw, found.dateline.cities, found.dateline.agency) == (line, cities, agency)
