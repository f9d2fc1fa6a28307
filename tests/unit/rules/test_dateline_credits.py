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
