"""What the normaliser makes of the numbers and flags that link a dispatch to others."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from syndicate.formats.plain_text import PlainText
from syndicate.model.body import Body, Paragraph
from syndicate.model.dispatch import Dispatch, Draft, PubStatus, Signal
from syndicate.model.wire_number import WireNumber
from syndicate.rules.embargo import of_advance
from syndicate.rules.flags import chain_of_pieces
from syndicate.rules.normalise import Defaults, normalise
from tests.makers import NOON, make_filing

A578 = WireNumber("a", 578)


def made(**fields: Any) -> Dispatch:
    """The dispatch made of a draft with a plain headline and body, but for the named fields."""
    talks = Body((Paragraph("Talks on the harbour resumed on Tuesday, the ministry said."),))
    draft = replace(Draft(headline="Harbour talks resume", body=talks), **fields)
    return normalise(draft, make_filing(b"harbour"), 0, Defaults(source="newsroom", domain="wire.example"))


def read(text: str) -> Draft:
    (draft,) = PlainText().read(make_filing(text.encode()))
    return draft


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("a0578", A578),
        ("A0578", A578),
        ("dpa 157", WireNumber("dpa", 157)),
        ("(eca-0124).", WireNumber("eca", 124)),
        ("157", WireNumber("", 157)),
        ("harbour talks", None),
        ("1 of 2", None),
        ("", None),
        (None, None),
    ],
)
def test_a_number_is_read_as_editors_quote_it(text: str | None, number: WireNumber | None) -> None:
    assert WireNumber.read(text) == number


def test_numbers_mean_one_dispatch_where_neither_says_otherwise() -> None:
    assert A578.means(WireNumber("", 578))
    assert WireNumber("", 578).means(A578)
    assert not A578.means(WireNumber("v", 578))
    assert not A578.means(WireNumber("a", 579))
    assert str(A578) == "a578"


def test_a_dispatch_has_its_own_number_and_that_of_the_take_before() -> None:
    dispatch = made(wire_number=" a0601 ", slugline="AM-Harbour, 2nd Ld-Writethru, a0578")
    assert (dispatch.wire_number, dispatch.predecessor) == (WireNumber("a", 601), A578)
    assert made(predecessor="a0578", slugline="AM-Harbour, 1st Ld, a0420").predecessor == A578
    assert made(wire_number="not known").wire_number is None


def test_a_notice_says_which_dispatch_it_means() -> None:
    kill = made(headline="KILL KILL KILL", body=Body((Paragraph("Please kill item dpa 157."),)))
    assert (kill.pub_status, kill.predecessor) == (PubStatus.CANCELED, WireNumber("dpa", 157))
    assert kill.ed_note == "Please kill item dpa 157."
    held = made(headline="HOLD HOLD HOLD", ed_note="Please hold item dpa 157 on the harbour.")
    assert held.predecessor == WireNumber("dpa", 157)
    assert made(headline="Minister quotes item 157").predecessor is None


def test_a_notice_says_which_dispatch_it_means_in_its_first_five_lines() -> None:
    lines = [Paragraph("It is wrong."), Paragraph("We are sorry."), Paragraph("There were no talks.")]
    which = Paragraph("Please kill item dpa 157.")
    assert made(headline="KILL KILL KILL - Talks", body=Body((*lines, which))).predecessor == WireNumber("dpa", 157)
    assert made(headline="KILL KILL KILL - Talks", body=Body((*lines, lines[0], which))).predecessor is None


@pytest.mark.parametrize(
    ("header", "number"),
    [
        ("f0704reute\nu f BC-HARBOUR-TALKS   11-24 0105", "f0704"),
        ("xwe0012 3 pl 210 Harbour", "xwe0012"),
        ("eca0124 3 i 93  dpa 1888", "dpa 1888"),
        ("u f BC-HARBOUR-TALKS   11-24 0105", None),
    ],
)
def test_the_number_stands_in_the_header_of_plain_text(header: str, number: str | None) -> None:
    draft = read(f"{header}\nHARBOUR TALKS RESUME\n\n    PORT AVEL, Nov 24 - Talks resumed on Tuesday.\n")
    assert (draft.wire_number, draft.headline) == (number, "HARBOUR TALKS RESUME")


def test_a_piece_of_a_story_has_a_chain_of_its_own() -> None:
    added = made(slugline="AM-Harbour, 1st Add, a0578")
    assert (added.chain, added.follows, added.take) == (chain_of_pieces("harbour"), True, 1)
    assert (added.signal, added.predecessor) == (None, A578)
    assert made(slugline="AM-Harbour, 1st Ld, a0578").signal is Signal.UPDATE


def test_a_note_to_editors_is_no_take_of_the_story_it_speaks_of() -> None:
    note = made(headline="ADVISORY-Harbour talks", slugline="HARBOUR-TALKS")
    assert (note.headline, note.genre, note.chain) == ("Harbour talks", "Advisory", None)
    assert made(headline="ADVISORY-Harbour talks", genre="Feature").genre == "Feature"


def test_an_advance_waits_for_the_morning_papers_of_its_day() -> None:
    advance = made(slugline="BC-Harbour,Adv29")
    assert (advance.urgency, advance.embargo) == (7, datetime(2026, 11, 29, 5, 1, tzinfo=UTC))
    assert made(slugline="BC-Harbour,Adv03").embargo == datetime(2026, 12, 3, 5, 1, tzinfo=UTC)
    told = made(slugline="BC-Harbour,Adv29", ed_note="For release Mon PMs, Nov. 30")
    assert told.embargo == datetime(2026, 11, 30, 17, 0, tzinfo=UTC)
    assert made(slugline="BC-Harbour,Adv29", embargo=NOON).embargo == NOON


def test_an_advance_for_a_day_just_past_or_for_none_waits_for_nothing_more() -> None:
    assert of_advance(22, NOON) == datetime(2026, 11, 22, 5, 1, tzinfo=UTC)
    assert of_advance(31, NOON) is None
    assert made(slugline="BC-Harbour,Adv").embargo is None


@pytest.mark.parametrize(
    ("filed", "day", "meant"),
    [
        (datetime(2026, 11, 24, 12, tzinfo=UTC), 17, (11, 17)),  # a week late
        (datetime(2026, 11, 24, 12, tzinfo=UTC), 16, (12, 16)),  # more than a week late is weeks early
        (datetime(2026, 3, 6, 12, tzinfo=UTC), 29, (3, 29)),
        (datetime(2026, 3, 6, 12, tzinfo=UTC), 30, None),  # further ahead than anything is filed
    ],
)
def test_an_advance_is_at_most_a_week_late_or_23_days_early(
    filed: datetime, day: int, meant: tuple[int, int] | None
) -> None:
    found = of_advance(day, filed)
    assert (found and (found.month, found.day)) == meant
