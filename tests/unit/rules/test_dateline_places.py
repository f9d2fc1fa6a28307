"""The places of a dateline: how long a name may be, what it lies in, and what is none."""

from datetime import date

import pytest

from syndicate.model.dateline import Dateline
from syndicate.rules.dateline import find, read

FILED = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("line", "cities", "region", "country"),
    [
        ("ABOARD THE USS LINCOLN AT SEA (AP) —", ("ABOARD THE USS LINCOLN AT SEA",), None, None),
        ("San Juan Bautista Tuxtepec (EFE).-", ("San Juan Bautista Tuxtepec",), None, None),
        (
            "Oslo, Bergen, Paris, Rome, Lima, March 3 (Reuters) -",
            ("Oslo", "Bergen", "Paris", "Rome", "Lima"),
            None,
            None,
        ),
        ("Halle/Saale, Sachsen-Anhalt (dpa) -", ("Halle/Saale",), "Sachsen-Anhalt", None),
        ("NEW MARKET, Va., Nov 24 -", ("NEW MARKET",), "Va.", None),
        ("Winterthur ZH (sda) -", ("Winterthur",), "ZH", None),
        ("Zürich ZH (sda) -", ("Zürich",), "ZH", None),
        ("Klanxwil, ZH -", ("Klanxwil",), "ZH", None),
        ("ZH (sda) -", ("ZH",), None, None),
        ("ÅS Norway (NTB) -", ("ÅS",), None, "Norway"),
        ("Klanxville, LA -", ("Klanxville",), "LA", None),
        ("Klanxville, Smolensk region -", ("Klanxville",), "Smolensk region", None),
        ("GAGARIN, Smolensk region, Russia, Nov. 24. /TASS/.", ("GAGARIN",), "Smolensk region", "Russia"),
        ("OSLO/XYZ/BERGEN, Nov 24 (Reuters) -", ("OSLO", "XYZ", "BERGEN"), None, None),
        ("OSLO Monday, March 3 (Reuters) -", ("OSLO",), None, None),
        ("ERIE (PA), Nov 24 (AP) —", ("ERIE",), "PA", None),
        ("нижний новгород, 4 мая — риа новости -", ("нижний новгород",), None, None),
        ("Klanxville-APA, Nov 24 -", ("Klanxville-APA",), None, None),
        ("W. PALM BEACH, Fla. (AP) —", ("W. PALM BEACH",), "Fla.", None),
    ],
)
def test_places_are_read_to_their_end(
    line: str, cities: tuple[str, ...], region: str | None, country: str | None
) -> None:
    found = find(f"{line} The gate was opened again.", FILED)
    assert found is not None
    read = found.dateline
    assert (read.raw, read.cities, read.region, read.country) == (line, cities, region, country)


@pytest.mark.parametrize(
    ("line", "agency"),
    [("OSLO /EXW/ -", "EXW"), ("LONDON (PA) -", "PA"), ("ANKARA (AA), Nov 24 -", "AA"), ("Baku-APA.", "APA")],
)
def test_an_agency_beside_a_city_is_no_place(line: str, agency: str) -> None:
    found = find(f"{line} The gate was opened again.", FILED)
    assert found is not None
    assert (found.dateline.raw, found.dateline.agency, found.dateline.region) == (line, agency, None)


@pytest.mark.parametrize(
    "text",
    [
        "STOCKS FALL AS BANK SIGNALS MORE RISES (AP) — The bank met.",
        "Ann Berg Carl Dahl Erik (AP) — The ship sailed.",
        "Oslo, Bergen, Paris, Rome, Lima, Quito, March 3 (Reuters) - The shops opened.",
        "Black Friday (Reuters) - The shops opened.",
        "A Texas (AP) — The court sat.",
        "Klanxville, la - The port said it would open.",
        "OSLO, Foo - The port said it would open.",
        "Gagarin district (TASS) - The bridge opened.",
        "OSLO, Akershus voters (NTB) - The bridge opened.",
        "Oslo port, Nov 24 (Reuters) - The fjord froze.",
        "Ahmedabad (Gujarat) Mail (ANI): The fair opened.",
        "Campinas (SP) — O museu abriu as portas na terça-feira.",
    ],
)
def test_what_is_longer_or_goes_on_is_no_place(text: str) -> None:
    assert find(text, FILED) is None


def test_a_name_cased_in_two_ways_is_kept_raw() -> None:
    assert read("PARIS Match", FILED) == Dateline(raw="PARIS Match")
