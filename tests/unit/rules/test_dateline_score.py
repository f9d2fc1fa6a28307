"""Datelines of real agency text, scored per field."""

from pathlib import Path

import pytest

from tests.scores import FIELDS, Tally, printable, score

AIM = 0.95


@pytest.mark.parametrize("field", FIELDS)
def test_field_is_read_as_often_as_aimed_for(shared: Path, field: str) -> None:
    tally = score(shared / "samples" / "datelines" / "datelines.jsonl").fields[field]
    assert tally.asked
    assert tally.share >= AIM, str(tally)


def test_scores_name_every_field_and_language(shared: Path) -> None:
    scores = score(shared / "samples" / "datelines" / "datelines.jsonl")
    lines = "\n".join(printable(scores))
    assert all(name in lines for name in (*scores.fields, *scores.languages))


def test_tally_names_what_went_wrong() -> None:
    tally = Tally()
    tally.count("a1", right=True)
    tally.count("a2", right=False)
    assert (tally.share, tally.wrong) == (0.5, ["a2"])
