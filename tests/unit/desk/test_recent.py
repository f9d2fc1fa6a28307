"""Sketches in memory: as many as are allowed, whoever stored them, and none twice."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from syndicate.desk.recent import CROWD, Recent
from syndicate.model.story import Sketch, Sketched
from syndicate.ports.ledger import Entry, Ledger
from syndicate.store import open_ledger
from tests.makers import make_dispatch
from tests.stores import lay_out


def sketched(seq: int, *marks: int) -> Sketched:
    return Sketched(seq, f"{seq}", 1, Sketch(lane=1, day=1, size=9, marks=marks))


def found(recent: Recent, *marks: int) -> dict[int, int]:
    """How many marks each shares, by number."""
    sketch = Sketch(lane=1, day=1, size=9, marks=marks)
    return {one.seq: shared for one, shared in recent.sharing(sketch)}


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    opened = open_ledger(lay_out(tmp_path / "syndicate.db"))
    yield opened
    opened.close()


def store(ledger: Ledger, *guids: str) -> None:
    sketch = Sketch(lane=1, day=1, size=9, marks=(7,))
    with ledger.writing() as writing:
        writing.record(
            [
                Entry(dispatch=make_dispatch(guid=guid), sections=frozenset(), announce=False, sketch=sketch)
                for guid in guids
            ],
            [],
        )


def caught_up(recent: Recent, ledger: Ledger) -> dict[int, int]:
    with ledger.writing() as writing:
        recent.catch_up(writing)
    return found(recent, 7)


def test_those_that_share_marks_are_found_with_how_many() -> None:
    recent = Recent()
    recent.add(sketched(1, 1, 2, 3))
    recent.add(sketched(2, 3, 4))
    assert found(recent, 2, 3, 9) == {1: 2, 2: 1}
    assert found(recent, 9) == {}


def test_a_phrase_of_the_house_finds_no_more_than_a_few() -> None:
    recent = Recent()
    for seq in range(CROWD + 5):
        recent.add(sketched(seq, 7, 100 + seq))
    assert len(found(recent, 7)) == CROWD
    assert found(recent, 100 + CROWD) == {CROWD: 1}


def test_what_others_stored_is_learnt_and_nothing_twice(ledger: Ledger) -> None:
    recent = Recent()
    store(ledger, "a", "b")
    assert caught_up(recent, ledger) == {1: 1, 2: 1}
    store(ledger, "c")
    assert caught_up(recent, ledger) == caught_up(recent, ledger) == {1: 1, 2: 1, 3: 1}


def test_the_oldest_are_forgotten_for_the_newest(ledger: Ledger) -> None:
    recent = Recent(most=3)
    store(ledger, "a", "b", "c", "d", "e")
    assert caught_up(recent, ledger) == {3: 1, 4: 1, 5: 1}
    store(ledger, "f")
    assert caught_up(recent, ledger) == {4: 1, 5: 1, 6: 1}
    for guid in "ghij":
        store(ledger, guid)
        caught_up(recent, ledger)
    assert found(recent, 7) == {8: 1, 9: 1, 10: 1}


def test_nothing_is_left_of_a_text_that_is_forgotten_not_even_of_marks_of_its_own(ledger: Ledger) -> None:
    recent = Recent(most=1)
    recent.add(sketched(1, 7, 8))
    recent.add(sketched(2, 7, 9))
    with ledger.writing() as writing:
        recent.catch_up(writing)
    assert found(recent, 7, 8, 9) == {2: 2}
