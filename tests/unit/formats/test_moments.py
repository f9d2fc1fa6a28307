"""Moments in every form that fields of agencies' files have them in."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicate.formats.moments import read_moment


def at(hours: float, year: int, month: int, day: int, *time: int) -> datetime:
    hour, minute, second, fraction = (*time, 0, 0, 0, 0)[:4]
    return datetime(year, month, day, hour, minute, second, fraction, tzinfo=timezone(timedelta(hours=hours)))


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("20261124T101500Z", at(0, 2026, 11, 24, 10, 15)),
        ("20261124T101500z", at(0, 2026, 11, 24, 10, 15)),
        ("20261124T101500+0100", at(1, 2026, 11, 24, 10, 15)),
        ("20261124T101500-05:00", at(-5, 2026, 11, 24, 10, 15)),
        ("20261124T101500+01", at(1, 2026, 11, 24, 10, 15)),
        ("20261124T101500 +0100", at(1, 2026, 11, 24, 10, 15)),
        ("20261124T101500.123Z", at(0, 2026, 11, 24, 10, 15, 0, 123000)),
        ("20261124T101500", at(0, 2026, 11, 24, 10, 15)),
        ("20261124T1015", at(0, 2026, 11, 24, 10, 15)),
        ("20261124101500", at(0, 2026, 11, 24, 10, 15)),
        ("20261124 101500", at(0, 2026, 11, 24, 10, 15)),
        ("20261124", at(0, 2026, 11, 24)),
        ("2026-11-24", at(0, 2026, 11, 24)),
        ("2026-11-24 10:15", at(0, 2026, 11, 24, 10, 15)),
        ("2026-11-24T10:15:00.000+01:00", at(1, 2026, 11, 24, 10, 15)),
        ("20261124T101500GMT", at(0, 2026, 11, 24, 10, 15)),
        ("20261124T101500 CET", at(1, 2026, 11, 24, 10, 15)),
        ("2026-11-24T10:15:00 EST", at(-5, 2026, 11, 24, 10, 15)),
        ("20261124T101500 IST", at(5.5, 2026, 11, 24, 10, 15)),
        ("Tue, 24 Nov 2026 10:15:00 +0100", at(1, 2026, 11, 24, 10, 15)),
        ("Tue, 24 Nov 2026 10:15:00 GMT", at(0, 2026, 11, 24, 10, 15)),
        ("Tue, 24 Nov 2026 10:15:00 EDT", at(-4, 2026, 11, 24, 10, 15)),
        ("Tue, 24 Nov 2026 10:15:00 CEST", at(2, 2026, 11, 24, 10, 15)),
        ("Tue, 24 Nov 2026 10:15:00 -0000", at(0, 2026, 11, 24, 10, 15)),
        ("\n  20261124T101500Z  \n", at(0, 2026, 11, 24, 10, 15)),
    ],
)
def test_form(written: str, moment: datetime) -> None:
    found = read_moment(written)
    assert found == moment
    assert found.utcoffset() == moment.utcoffset()


@pytest.mark.parametrize(
    "written", [None, "", " ", "soon", "20261324", "99999999T999999", "24/11/2026", "November", "0", "CET"]
)
def test_none(written: str | None) -> None:
    assert read_moment(written) is None


def test_zone_of_the_file() -> None:
    tokyo = timezone(timedelta(hours=9))
    assert read_moment("20261124T101500", tokyo) == at(9, 2026, 11, 24, 10, 15)
    assert read_moment("20261124T101500Z", tokyo) == at(0, 2026, 11, 24, 10, 15)


@given(st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001 zone added
def test_what_is_written_is_read(moment: datetime) -> None:
    assert read_moment(moment.isoformat()) == moment


@given(st.text(max_size=30) | st.text("0123456789-:T+Z. ", max_size=30))
def test_any_text_is_a_moment_or_none(text: str) -> None:
    found = read_moment(text)
    assert found is None or found.tzinfo is not None
