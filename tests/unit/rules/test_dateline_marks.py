"""Marks of a dateline, brackets, and how the words before them are cased."""

from datetime import date

import pytest

from syndicate.rules.dateline import find
from syndicate.rules.dateline.shapes import Case, case_of

FILED = date(2026, 11, 24)


def raw(text: str) -> str | None:
    found = find(text, FILED)
    return found.dateline.raw if found else None


@pytest.mark.parametrize(
    ("word", "case"),
    [
        ("WALTHAM", Case.UPPER),
        ("WALtHAM", Case.UPPER),
        ("LImA", Case.UPPER),
        ("PAriS", Case.UPPER),
        ("O'NEil", Case.UPPER),
        ("PAris", Case.TITLE),
        ("NYc", Case.TITLE),
        ("‘Ajman", Case.TITLE),
        ("ʻAiea", Case.TITLE),
        ("al-Arish", Case.TITLE),
        ("’s-Hertogenbosch", Case.TITLE),
        ("anti-Dumping", Case.MIXED),
        ("iPhone", Case.MIXED),
        ("harbour", Case.LOWER),
        ("eスポーツ", Case.LOWER),
        ("الرياض", Case.NONE),
    ],
)
def test_a_word_is_cased_as_most_of_it_is(word: str, case: Case) -> None:
    assert case_of(word) is case


def test_a_slip_of_the_shift_key_is_no_reason_to_refuse_a_name() -> None:
    assert raw("ZINGSt, Nov 24 - the sea froze.") == "ZINGSt, Nov 24 -"
    assert raw("Zingst, Nov 24 - the sea froze.") is None


def test_a_name_may_open_with_a_letter_of_neither_case() -> None:
    assert raw("ʻEwa Beach, Hawaii (AP) — The mill burned.") == "ʻEwa Beach, Hawaii (AP) —"


@pytest.mark.parametrize(
    "line",
    ["(Boston, MA - October 21)", "(Klanxville, MA - October 21)", "(Paris - October 21)"],
)
@pytest.mark.parametrize("behind", [" ", ""])
def test_place_and_day_may_stand_in_one_pair_of_brackets(line: str, behind: str) -> None:
    assert raw(f"{line}{behind}The bridge opened.") == line


@pytest.mark.parametrize(
    "text",
    [
        "(Klanxville - October 21) The bridge opened.",
        "PARIS... The city woke to snow on Monday.",
        "Vienna, Graz and Linz - the three largest of our towns - said on Monday they would grow.",
    ],
)
def test_an_unknown_name_points_or_an_aside_open_no_story(text: str) -> None:
    assert raw(text) is None


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("AUSTIN, TX / ACCESSWIRE / Nov. 24, 2026 / Acme opened.", "AUSTIN, TX / ACCESSWIRE / Nov. 24, 2026 /"),
        ('(Reuters) - OIL / "The barrel is cheap," a trader said.', "(Reuters) -"),
    ],
)
def test_a_slash_closes_what_another_opened_and_nothing_else(text: str, line: str) -> None:
    assert raw(text) == line
