"""What sections show, asked of the ledger once in a round."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from syndicate.desk.shown import LEAST, Shown
from syndicate.model.dispatch import Dispatch, PubStatus
from syndicate.ports.ledger import Entry, Ledger, Showing
from syndicate.store import open_ledger
from tests.makers import NOON
from tests.press import numbered_story
from tests.stores import lay_out

STORIES = 3 * LEAST


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with closing(open_ledger(lay_out(tmp_path / "syndicate.db"))) as opened:
        show(opened, *(story(number) for number in range(STORIES)))
        yield opened


def story(number: int) -> Dispatch:
    """Every third of them killed."""
    status = PubStatus.USABLE if number % 3 else PubStatus.CANCELED
    return numbered_story(number, pub_status=status, received=NOON + timedelta(hours=number))


def show(ledger: Ledger, *dispatches: Dispatch) -> None:
    with ledger.writing() as writing:
        writing.record([Entry(dispatch=one, sections=frozenset({"all"}), announce=False) for one in dispatches], [])
    ledger.show(
        [
            Showing(guid=one.guid, version=one.version, pub_status=one.pub_status, shown_from=one.shown_from)
            for one in dispatches
        ]
    )


@pytest.mark.parametrize("limits", [(5, 50, 70, 500, 1), (500, 5, 200), (LEAST, LEAST + 1), (0, STORIES, STORIES + 1)])
def test_any_number_of_them_is_what_the_ledger_says(ledger: Ledger, limits: tuple[int, ...]) -> None:
    now = NOON + timedelta(hours=STORIES)
    shown = Shown(ledger, now)
    for limit in limits:
        assert shown.window("all", limit) == ledger.window("all", limit)
        assert shown.window("none", limit) == []
        for days in (3, 7):
            assert shown.kills("all", days, limit) == ledger.kills("all", now - timedelta(days=days), limit)


def test_it_is_asked_once_in_a_round_and_afresh_in_the_next(ledger: Ledger) -> None:
    now = NOON + timedelta(hours=STORIES + 1)
    before = Shown(ledger, now)
    window, kills = before.window("all", 50), before.kills("all", 7, 50)
    newest = replace(story(STORIES), guid="tag:wire.example,2026:newest")
    show(ledger, newest)
    assert (before.window("all", 50), before.kills("all", 7, 50)) == (window, kills)
    after = Shown(ledger, now)
    for found in (after.window("all", 50), after.kills("all", 7, 50)):
        assert found[0] == (newest.guid, newest.version)
