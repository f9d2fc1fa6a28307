"""Days of a dateline: those the calendar has, those it has not, and what stands for one."""

from datetime import date

import pytest

from syndicate.rules.dateline import find
from syndicate.rules.dateline.days import Day, full_year, make_day, nearest_year

FILED = date(2026, 11, 24)
LAST_DAYS = [
    (1, 31),
    (2, 29),
    (3, 31),
    (4, 30),
    (5, 31),
    (6, 30),
    (7, 31),
    (8, 31),
    (9, 30),
    (10, 31),
    (11, 30),
    (12, 31),
]


@pytest.mark.parametrize(("month", "last"), LAST_DAYS)
def test_a_month_has_its_last_day_and_none_behind_it(month: int, last: int) -> None:
    assert nearest_year(month, last, FILED) is not None
    assert nearest_year(month, last + 1, FILED) is None


@pytest.mark.parametrize("month", [0, 13])
def test_there_is_no_month_before_january_or_behind_december(month: int) -> None:
    assert nearest_year(month, 1, FILED) is None


@pytest.mark.parametrize("year", [1, 9999])
def test_any_year_of_the_calendar_may_be_written(year: int) -> None:
    assert make_day(0, [(6, 1)], year, FILED) == Day(0, 6, 1, year, year_written=True)


def test_there_is_no_year_nought() -> None:
    assert make_day(0, [(6, 1)], 0, FILED) is None


def test_of_two_readings_as_near_the_month_comes_first() -> None:
    assert make_day(0, [(3, 4), (4, 3)], 2026, date(2026, 3, 19)) == Day(0, 3, 4, 2026, year_written=True)


@pytest.mark.parametrize(("digits", "year"), [("26", 2026), ("75", 2075), ("77", 1977), ("76", 1976), ("1926", 1926)])
def test_two_digits_mean_the_nearest_year_and_of_two_as_near_the_earlier(digits: str, year: int) -> None:
    assert full_year(digits, FILED) == year


@pytest.mark.parametrize("written", ["2026 winter 24", "2026 l3", "2026-13-01", "0000-01-01"])
def test_figures_that_make_no_day_are_no_proof(written: str) -> None:
    assert find(f"OSLO, {written} (Reuters) - The fjord froze.", FILED) is None


@pytest.mark.parametrize("written", ["Monday", "March"])
def test_a_weekday_or_month_alone_writes_no_year(written: str) -> None:
    found = find(f"OSLO, {written} (Reuters) - The fjord froze.", FILED)
    assert found is not None
    assert (found.dateline.day, found.dateline.year, found.dateline.year_written) == (None, None, False)


@pytest.mark.parametrize(
    "written",
    [
        "RIYADH, 4 Jumada II 1448 AH corresponding to 14 November 2026 (SPA) -- ",
        "الرياض 4 جمادى الآخرة 1448 هـ الموافق 14 نوفمبر 2026 م واس - ",
    ],
)
def test_a_day_of_the_islamic_calendar_is_given_in_the_other_too(written: str) -> None:
    found = find(f"{written}The council met.", FILED)
    assert found is not None
    line = found.dateline
    assert (line.month, line.day, line.year, line.year_written) == (11, 14, 2026, True)
