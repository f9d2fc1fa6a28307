"""What may stand before a dateline: lines of a page, bullets, advisories and bylines."""

from datetime import date

import pytest

from syndicate.rules.dateline import find
from syndicate.rules.dateline.found import Found

FILED = date(2026, 11, 24)
LINE = "OSLO, Nov 24 (Reuters) -"


def behind(lead_in: str) -> Found | None:
    return find(f"{lead_in}{LINE} The fjord froze.", FILED)


@pytest.mark.parametrize(
    "lead_in",
    [
        "Ice on the way out to sea as of today\n",
        "Good morning, Oslo!\n",
        "* " + "It is " * 12 + "ice\n",
        "Weather\n* Ice on the way out to sea as of today and for a week to come, the port says in a note\n",
        "(2nd LD) Oslo says its fjord froze over on the night to Tuesday (ATTN: ADDS details in paras 2-3) ",
    ],
)
def test_a_short_line_a_bullet_or_an_advisory_is_stepped_over(lead_in: str) -> None:
    found = behind(lead_in)
    assert found is not None
    assert (found.dateline.raw, found.lead_in) == (LINE, lead_in.strip())


@pytest.mark.parametrize(
    "lead_in",
    [
        "Ice on the way out to sea as of today now\n",
        "* " + "It is " * 13 + "\n",
        "The port has closed.\n",
    ],
)
def test_a_longer_line_or_a_sentence_is_the_story(lead_in: str) -> None:
    assert behind(lead_in) is None


def test_a_line_that_goes_on_in_lower_case_is_the_story() -> None:
    assert find("Встреча прошла в городе\nтула, 4 мая — риа новости, олег иванов. музей открыл", FILED) is None


@pytest.mark.parametrize(
    ("lead_in", "byline"),
    [
        ("By Ann Lee ", "Ann Lee"),
        ("By Ann Lee, ", "Ann Lee"),
        ("By Ann B. Lee Jr. ", "Ann B. Lee Jr"),
        ("By Ann Lee and Bob Ray for the Harbour Post ", "Ann Lee and Bob Ray for the Harbour Post"),
    ],
)
def test_a_dateline_runs_on_from_a_byline(lead_in: str, byline: str) -> None:
    found = behind(lead_in)
    assert found is not None
    assert (found.dateline.raw, found.byline, found.lead_in) == (LINE, byline, lead_in.strip())


@pytest.mark.parametrize("lead_in", ["By Ann Lee. ", "By the time the ship reached "])
def test_a_sentence_is_no_byline(lead_in: str) -> None:
    assert behind(lead_in) is None
