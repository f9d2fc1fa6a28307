"""Datelines of real agency text, scored per field."""

from datetime import date
from pathlib import Path

import pytest

from syndicate.rules.dateline import find
from tests.reuters import items
from tests.scores import FIELDS, Tally, printable, score

AIM = 0.98
REUTERS_AIM = 0.99
FILED = date(1987, 3, 1)


@pytest.mark.parametrize("field", FIELDS)
def test_field_is_read_as_often_as_aimed_for(shared: Path, field: str) -> None:
    tally = score(shared / "samples" / "datelines" / "datelines.jsonl").fields[field]
    assert tally.asked
    assert tally.share >= AIM, str(tally)


def test_scores_name_every_field_and_language(shared: Path) -> None:
    scores = score(shared / "samples" / "datelines" / "datelines.jsonl")
    lines = "\n".join(printable(scores))
    assert all(name in lines for name in (*scores.fields, *scores.languages))


def test_datelines_of_a_thousand_dispatches_are_found_exactly(shared: Path) -> None:
    dated = [item for item in items(shared / "samples" / "reuters21578" / "reut2-000.sgm") if item.dateline]
    assert dated
    exact = 0
    for item in dated:
        found = find(f"{item.dateline} {item.body}", FILED)
        exact += found is not None and found.dateline.raw == item.dateline
    assert exact / len(dated) >= REUTERS_AIM


def test_bodies_without_their_dateline_have_none(shared: Path) -> None:
    bodies = [item.body for item in items(shared / "samples" / "reuters21578" / "reut2-000.sgm")]
    assert bodies
    assert [body[:60] for body in bodies if find(body, FILED)] == []


def test_tally_names_what_went_wrong() -> None:
    tally = Tally()
    tally.count("a1", right=True)
    tally.count("a2", right=False)
    assert (tally.share, tally.wrong) == (0.5, ["a2"])
