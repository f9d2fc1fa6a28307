"""What may stand before a dateline: lines of a page, bullets, advisories and bylines."""

from datetime import date

import pytest

from syndicate.rules.dateline import find, find_line
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


@pytest.mark.parametrize(
    ("text", "raw", "byline"),
    [
        ("By Ann Lee (Reuters) - ", "(Reuters) -", "Ann Lee"),
        ("By Ann Lee OSLO, Nov 24 - ", "OSLO, Nov 24 -", "Ann Lee"),
        ("By Ann Lee KLANXVILLE, Nov 24 (Reuters) - ", "KLANXVILLE, Nov 24 (Reuters) -", "Ann Lee"),
        ("By Ann Lee Klanxville, Nov 24 (Reuters) - ", "Nov 24 (Reuters) -", "Ann Lee Klanxville"),
    ],
)
def test_of_what_follows_a_byline_only_a_city_that_cannot_be_a_name_is_one(text: str, raw: str, byline: str) -> None:
    found = find(f"{text}The fjord froze.", FILED)
    assert found is not None
    assert (found.dateline.raw, found.byline) == (raw, byline)


def test_an_agency_without_brackets_does_not_part_a_byline_from_a_sentence() -> None:
    assert find("By Ann Lee, Nov 24 - Reuters - The fjord froze.", FILED) is None


@pytest.mark.parametrize("lead_in", ["By Ann Lee. ", "By the time the ship reached "])
def test_a_sentence_is_no_byline(lead_in: str) -> None:
    assert behind(lead_in) is None


def test_seven_things_may_stand_before_a_dateline() -> None:
    assert behind("Weather\n" * 7) is not None
    assert behind("Weather\n" * 8) is None


@pytest.mark.parametrize("length", [10, 2000])
def test_the_first_1500_characters_of_a_text_are_looked_at_and_400_of_a_line(length: int) -> None:
    line = "OSLO (Reuters)"
    tail = " - The fjord froze. "
    assert find(f"{line:*>1500}{tail:<{length}}", FILED) is not None
    assert find(f"{line:*>1501}{tail:<{length}}", FILED) is None
    assert find_line([f"{line:*>400}{tail:<{length}}"], FILED) is not None
    assert find_line([f"{line:*>401}{tail:<{length}}"], FILED) is None
