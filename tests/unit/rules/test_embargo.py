from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from syndicate.rules.embargo import Embargo, read

FILED = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)  # a Monday


def until(text: str) -> datetime | None:
    found = read(text, FILED)
    assert found is not None
    return found.until


def at(day: int, hour: int = 0, minute: int = 0, *, month: int = 11, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("EMBARGOED UNTIL 18:00 GMT NOV 24", at(24, 18)),
        ("EMBARGOED UNTIL NOV 24, 2026 1800 GMT", at(24, 18)),
        ("EMBARGOED UNTIL NOV 24 1800 GMT", at(24, 18)),
        ("Embargo: 2026-11-24T18:00Z", at(24, 18)),
        ("Embargo: 2026-11-24T18:00:00.5+01:00", datetime(2026, 11, 24, 17, 0, 0, 500_000, tzinfo=UTC)),
        ("Embargo: 2026-11-24 18:00 -0530", at(24, 23, 30)),
        ("Embargo: 2026-11-24 18:00 +01", at(24, 17)),
        ("Embargo: 2026-11-24 18:00 UTC+530", at(24, 12, 30)),
        ("Sperrfrist: 24.11.2026, 18 Uhr", at(24, 18)),
        ("Sperrfrist: 24.11.26, 18.30 Uhr MEZ", at(24, 17, 30)),
        ("SPERRFRIST: Dienstag, 24. November, 18.00.", at(24, 18)),
        ("Sperrfrist 24. März 6 Uhr MESZ", at(24, 4, month=3, year=2027)),
        ("Sous embargo jusqu'au 24 novembre 18h00 GMT", at(24, 18)),
        ("Embargo jusqu'à mardi 18h GMT", at(24, 18)),
        ("Embargado hasta las 18:00 GMT del 24 de noviembre de 2026", at(24, 18)),
        ("Эмбарго до 18:00 МСК 24 ноября", at(24, 15)),
        ("NOT FOR PUBLICATION BEFORE 00.01 HRS 24 NOVEMBER 2026", at(24, 0, 1)),
        ("Gesperrt bis 24.11.2026, 18 Uhr", at(24, 18)),
        ("NO USE BEFORE 1800 GMT NOV 24", at(24, 18)),
        ("Not to be used before 1800 GMT Nov 24", at(24, 18)),
        ("RELEASE: 1800 GMT NOV 24", at(24, 18)),
        ("Embargoed till 9am Thursday 26th November", at(26, 9)),
        ("EMBARGOED UNTIL 12:30 A.M. EST, NOV. 25", at(25, 5, 30)),
        ("EMBARGOED UNTIL NOON GMT TOMORROW", at(24, 12)),
        ("EMBARGOED UNTIL 11/24/2026 9:00 AM EST", at(24, 14)),
        ("EMBARGOED UNTIL 24/11/2026 0900 UTC+3", at(24, 6)),
        ("Embargo: 24/11/26 09:00", at(24, 9)),
        ("EMBARGOED UNTIL 1200 GMT 01/12/2026", at(1, 12, month=12)),
        ("EMBARGO 1800 GMT 1 JAN", at(1, 18, month=1, year=2027)),
        ("EMBARGOED UNTIL NOV 24", at(24)),
        ("EMBARGOED UNTIL 00:00 GMT 1 JAN 2028\nZ", at(1, month=1, year=2028)),  # the next note, no 20:28 Zulu
        ("EMBARGOED UNTIL 1 JAN\n0900 Z", at(1, 9, month=1, year=2027)),
    ],
)
def test_the_end_of_an_embargo_is_read_as_agencies_write_it(text: str, moment: datetime) -> None:
    assert until(text) == moment


def test_a_written_date_takes_the_year_nearest_to_the_filing() -> None:
    ahead = read("EMBARGOED UNTIL 0900 GMT JAN 1", at(31, 20, month=12))
    assert ahead is not None
    assert ahead.until == at(1, 9, month=1, year=2027)
    just_past = read("EMBARGOED UNTIL 0900 GMT DEC 31", at(1, 8, month=1, year=2027))
    assert just_past is not None
    assert just_past.until == at(31, 9, month=12)


def test_of_two_days_that_figures_can_mean_the_later_is_taken() -> None:
    assert until("EMBARGOED UNTIL 1200 GMT 03/04/2027") == at(3, 12, month=4, year=2027)
    long_before = read("EMBARGOED UNTIL 1200 GMT 10/12/2026", at(1, 12))
    assert long_before is not None
    assert long_before.until == at(10, 12, month=12)


def test_a_time_without_a_zone_is_in_that_of_the_filing() -> None:
    found = read("EMBARGOED UNTIL 18:00 NOV 24", datetime(2026, 11, 23, 13, tzinfo=timezone(timedelta(hours=1))))
    assert found is not None
    assert found.until == at(24, 17)


def test_a_time_alone_is_its_next_occurrence() -> None:
    assert until("(EMBARGOED FOR 1800 GMT)") == at(23, 18)
    assert until("(EMBARGOED FOR 1200 GMT)") == at(23, 12)
    assert until("(EMBARGOED FOR 1100 GMT)") == at(24, 11)


def test_a_weekday_is_the_first_from_the_day_of_filing_on() -> None:
    assert until("EMBARGOED UNTIL 1800 GMT MONDAY") == at(23, 18)
    assert until("EMBARGOED UNTIL 1800 GMT SUN") == at(29, 18)
    on_thursday = [read(f"EMBARGOED UNTIL 1800 GMT {day}", at(26)) for day in ("THU", "FRI", "MON")]
    assert [found and found.until for found in on_thursday] == [at(26, 18), at(27, 18), at(30, 18)]


def test_midnight_is_the_end_of_the_day() -> None:
    assert until("EMBARGOED UNTIL MIDNIGHT GMT NOV 24") == at(25)
    assert until("EMBARGOED UNTIL 24:00 GMT NOV 24") == at(25)


def test_united_states_time_without_a_season_follows_the_calendar() -> None:
    assert until("EMBARGOED UNTIL 6 P.M. ET NOV. 24") == at(24, 23)
    assert until("EMBARGOED UNTIL 6 P.M. ET JULY 4, 2027") == at(4, 22, month=7, year=2027)
    assert until("EMBARGOED UNTIL 1:59 AM ET MARCH 14, 2027") == at(14, 6, 59, month=3, year=2027)
    assert until("EMBARGOED UNTIL 3:00 AM ET MARCH 14, 2027") == at(14, 7, month=3, year=2027)
    assert until("EMBARGOED UNTIL 3:00 AM PACIFIC NOV 1, 2026") == at(1, 11)


@pytest.mark.parametrize(
    "night", ["2026-03-08", "2026-11-01", "2027-03-14", "2027-11-07", "2028-03-12", "2028-11-05", "2029-11-04"]
)
def test_of_an_hour_that_united_states_time_skips_or_has_twice_the_later_is_taken(night: str) -> None:
    for clock in ("00:59", "01:00", "01:59", "02:00", "02:59", "03:00"):
        local = datetime.fromisoformat(f"{night} {clock}").replace(tzinfo=ZoneInfo("America/New_York"))
        later = max(local.replace(fold=fold).astimezone(UTC) for fold in (0, 1))
        assert until(f"EMBARGOED UNTIL {night} {clock} ET") == later


@pytest.mark.parametrize(
    ("place", "winter", "summer"),
    [
        ("UTC", "UTC", "Z"),
        ("UTC", "GMT", "UT"),
        ("Europe/London", "GMT", "BST"),
        ("Europe/Dublin", "GMT", "IST"),
        ("Europe/Lisbon", "WET", "WEST"),
        ("Europe/Paris", "CET", "CEST"),
        ("Europe/Berlin", "MEZ", "MESZ"),
        ("Europe/Athens", "EET", "EEST"),
        ("Europe/Moscow", "MSK", "МСК"),
        ("Europe/Istanbul", "TRT", "TRT"),
        ("Africa/Maputo", "CAT", "SAST"),
        ("Africa/Nairobi", "EAT", "EAT"),
        ("Asia/Dubai", "GST", "GST"),
        ("Asia/Karachi", "PKT", "PKT"),
        ("Asia/Bangkok", "ICT", "WIB"),
        ("Asia/Singapore", "SGT", "HKT"),
        ("Australia/Perth", "AWST", "AWST"),
        ("Asia/Tokyo", "JST", "KST"),
        ("Australia/Sydney", "AEDT", "AEST"),  # whose summer is in January
        ("Pacific/Auckland", "NZDT", "NZST"),
        ("America/Argentina/Buenos_Aires", "ART", "BRT"),
        ("America/Halifax", "AST", "ADT"),
        ("America/New_York", "EST", "EDT"),
        ("America/New_York", "ET", "EASTERN"),
        ("America/Chicago", "CST", "CDT"),
        ("America/Chicago", "CT", "CENTRAL"),
        ("America/Denver", "MST", "MDT"),
        ("America/Denver", "MT", "MT"),
        ("America/Los_Angeles", "PST", "PDT"),
        ("America/Los_Angeles", "PT", "PACIFIC"),
        ("Pacific/Honolulu", "HST", "HST"),
    ],
)
def test_a_zone_is_read_by_the_names_it_has_in_january_and_in_july(place: str, winter: str, summer: str) -> None:
    for month, name in ((1, winter), (7, summer)):
        moment = datetime(2027, month, 15, 9, 30, tzinfo=ZoneInfo(place))
        assert until(f"EMBARGOED UNTIL {moment:%Y-%m-%d %H:%M} {name}") == moment


def test_newspaper_cycles_are_us_eastern() -> None:
    assert until("For Release Thurs AMs, Jan. 12<") == at(12, 5, 1, month=1, year=2027)
    assert until("For release Sunday PMs, Nov 29") == at(29, 17)


@pytest.mark.parametrize(
    "text",
    [
        "EMBARGOED",
        "HOLD FOR RELEASE",
        "EMBARGOED: check with the desk",
        "embargoed until publication in the journal",
        "EMBARGOED UNTIL NOV 24 after the vote",
        "EMBARGOED UNTIL 1800 GMT on the day of the vote",
        "EMBARGOED UNTIL 2026",
        "EMBARGO UNTIL 25:00",
        "EMBARGO UNTIL 18:60",
        "EMBARGO UNTIL 29 FEB",
        "EMBARGOED UNTIL 9999-12-31 24:00",
        "EMBARGOED UNTIL 0001-01-01 00:00 CET",
        "Sperrfrist: bis zur Freigabe",
    ],
)
def test_an_embargo_whose_end_is_not_plain_has_none(text: str) -> None:
    assert until(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Embargoed goods seized at the harbour",
        "Embargo: why the island waits",
        "Council extends arms embargo until Nov 24",
        "FOR IMMEDIATE RELEASE",
        "For use by members only",
        "Harbour talks resume",
        "",
    ],
)
def test_news_and_politeness_are_no_embargo(text: str) -> None:
    assert read(text, FILED) is None


def test_the_words_of_the_embargo_are_marked_out() -> None:
    headline = "EMBARGOED UNTIL 18:00 GMT NOV 24 - Harbour talks resume"
    found = read(headline, FILED)
    assert found is not None
    assert headline[found.end :] == "Harbour talks resume"
    headline = "Harbour talks resume (EMBARGOED UNTIL 0001 GMT WEDNESDAY)"
    found = read(headline, FILED)
    assert found is not None
    assert headline[: found.start] == "Harbour talks resume "
    assert found.end == len(headline)


def test_the_number_of_dead_in_the_headline_is_no_part_of_the_moment() -> None:
    assert read("EMBARGOED UNTIL 18:00 GMT NOV 24 - 12 dead", FILED) == Embargo(until=at(24, 18), start=0, end=35)


def test_a_second_date_or_time_is_no_part_of_the_moment() -> None:
    assert until("EMBARGOED UNTIL 18:00 GMT NOV 24 - 5 December rally planned") == at(24, 18)
    assert until("EMBARGOED UNTIL 18:00 GMT NOV 24 19:30 curfew") == at(24, 18)


def test_an_embargo_after_other_notes_is_found() -> None:
    note = "With pictures; embargoed until 9 a.m. Nov 30"
    assert read(note, FILED) == Embargo(until=at(30, 9), start=14, end=len(note))
    assert until("For use by members only (EMBARGOED UNTIL 18:00 GMT NOV 24)") == at(24, 18)


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("Sperrfrist 30. November, 18.00 Uhr", 18),
        ("Embargado hasta el 30 de noviembre a las 18:00 GMT", 18),
        ("EMBARGOED UNTIL 18:00 hours GMT NOV 30", 18),
    ],
)
def test_nothing_of_the_moment_is_left_behind(text: str, hour: int) -> None:
    found = read(text, datetime(2026, 11, 24, 12, 0, tzinfo=UTC))
    assert found is not None
    assert found.until == datetime(2026, 11, 30, hour, 0, tzinfo=UTC)
    assert text[found.end :] == ""


@pytest.mark.parametrize("until", ["2026-11-30T18:00:59+00:00", "2026-11-30T18:00:07.250000+00:00"])
def test_the_seconds_of_an_embargo_count(until: str) -> None:
    found = read(f"Embargo: {until}", datetime(2026, 11, 24, 12, 0, tzinfo=UTC))
    assert found is not None
    assert found.until == datetime.fromisoformat(until)


def test_only_the_first_2000_characters_are_searched_for_an_embargo() -> None:
    words = "embargo: 18:00 GMT Nov 24"
    assert read("x" * (2000 - len("\nembargo:")) + f"\n{words}", FILED) is not None
    assert read("x" * 1992 + f"\n{words}", FILED) is None
