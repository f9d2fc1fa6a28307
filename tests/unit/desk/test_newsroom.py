"""Why a story is where it is, also where its sections are not what they were."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from syndicate.desk.newsroom import LookingGlass
from syndicate.model.section import Criteria, Section
from syndicate.ports.ledger import Entry
from syndicate.store import open_ledger
from syndicate.store.ledger import SqlLedger
from tests.makers import make_dispatch, make_section
from tests.press import Clock
from tests.stores import lay_out

SHIPS = make_section(name="ships", title="Ships", any=Criteria(keywords=("ship",)))
STORY = make_dispatch(keywords=("ship",))


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[SqlLedger]:
    with closing(open_ledger(lay_out(tmp_path / "syndicate.db"))) as opened:
        with opened.writing() as writing:
            writing.record([Entry(dispatch=STORY, sections=frozenset({"ships"}), announce=False)], [])
        yield opened


def reasons(ledger: SqlLedger, *sections: Section) -> list[tuple[str, str]]:
    newsroom = LookingGlass(
        ledger=ledger,
        search=ledger.search(),
        wire=ledger.wire(),
        deliveries=ledger.deliveries(),
        clock=Clock(),
        configured=sections,
        sources=(),
        channels=(),
        carriers=lambda _guid, _sections: (),
    )
    folder = newsroom.folder(STORY.guid)
    assert folder
    return list(folder.reasons)


def test_a_story_is_in_a_section_whose_rules_its_newest_version_meets(ledger: SqlLedger) -> None:
    [(title, words)] = reasons(ledger, SHIPS)
    assert title == "Ships"
    assert "ship" in words
    assert not words.startswith("version ")


def test_a_story_stays_where_an_earlier_version_belonged(ledger: SqlLedger) -> None:
    with ledger.writing() as writing:
        second = replace(STORY, version=2, keywords=())
        writing.record([Entry(dispatch=second, sections=frozenset({"ships"}), announce=False)], [])
    [(title, words)] = reasons(ledger, SHIPS)
    assert (title, words.startswith("version 1: ")) == ("Ships", True)


def test_a_story_stays_where_it_met_the_rules_that_a_section_had_before(ledger: SqlLedger) -> None:
    narrower = replace(SHIPS, any=Criteria(keywords=("lighthouse",)))
    assert reasons(ledger, narrower) == [("Ships", "it met the rules that the section had before")]


def test_a_section_that_is_not_configured_any_more_is_told_by_its_name(ledger: SqlLedger) -> None:
    words = "it belonged there; the section is not configured any more"
    assert reasons(ledger, make_section()) == [("ships", words)]
