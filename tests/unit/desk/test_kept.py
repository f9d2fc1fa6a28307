"""Renderings and shapes that are kept, and forgotten."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from syndicate.desk.kept import Kept
from syndicate.formats.atom import AtomWriter
from syndicate.formats.rss import RssWriter
from syndicate.model.body import Body, Paragraph
from syndicate.model.dateline import Dateline
from syndicate.model.dispatch import Dispatch, PubStatus
from syndicate.model.outlet import Aspect, DatelineUse, Outlet, Profile
from syndicate.ports.format import Writer
from syndicate.ports.ledger import Entry
from syndicate.store import open_ledger
from tests.makers import AGENCY
from tests.press import numbered_story
from tests.stores import lay_out

PROFILE = Profile(dateline=DatelineUse.STRIP, least_title_chars=8, musts=frozenset({Aspect.TITLE}))
OUTLET = Outlet(name="board", title="The board", profile=PROFILE)
STORY = numbered_story(1, dateline=Dateline(raw="KESTREL BAY (EXW) -", cities=("KESTREL BAY",)))
KEY = STORY.guid, STORY.version
OTHER = numbered_story(2)


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Kept]:
    with closing(open_ledger(lay_out(tmp_path / "syndicate.db"))) as ledger:
        with ledger.writing() as writing:
            entries = [Entry(dispatch=one, sections=frozenset({"all"}), announce=False) for one in (STORY, OTHER)]
            writing.record(entries, [])
        yield Kept(ledger, most=1)


def shape(kept: Kept, outlet: Outlet, *dispatches: Dispatch) -> list[Dispatch]:
    return list(kept.prepared(outlet, dispatches))


def test_a_version_is_shaped_once_for_an_outlet(kept: Kept) -> None:
    [first] = shape(kept, OUTLET, STORY)
    [second] = shape(kept, replace(OUTLET), STORY)
    assert first.opening == ""
    assert second is first


def test_an_outlet_with_another_profile_gets_another_shape(kept: Kept) -> None:
    assert shape(kept, OUTLET, STORY)[0].opening == ""
    kept_line = replace(OUTLET, profile=replace(PROFILE, dateline=DatelineUse.KEEP))
    assert shape(kept, kept_line, STORY)[0].opening == "KESTREL BAY (EXW) -"
    assert shape(kept, replace(OUTLET, profile=replace(PROFILE, least_title_chars=100)), STORY) == []
    assert shape(kept, OUTLET, STORY)[0].opening == ""


def test_another_version_has_a_shape_of_its_own(kept: Kept) -> None:
    assert shape(kept, OUTLET, STORY)[0].body == STORY.body
    corrected = replace(STORY, version=2, body=Body((Paragraph("Talks were put off."),)))
    assert shape(kept, OUTLET, corrected)[0].body == corrected.body
    refused = replace(STORY, version=3, headline="Talks")
    assert shape(kept, OUTLET, refused) == []
    killed = replace(refused, version=4, pub_status=PubStatus.CANCELED)
    assert shape(kept, OUTLET, killed) == [killed]


def test_what_an_outlet_refuses_is_left_out_every_time(kept: Kept) -> None:
    short = replace(OTHER, headline="Talks")
    for _ in range(2):
        assert [story.guid for story in shape(kept, OUTLET, short, STORY)] == [STORY.guid]


def test_the_least_used_version_is_forgotten_with_all_that_was_made_of_it(kept: Kept) -> None:
    writer = RssWriter(AGENCY)
    [before] = kept.dispatches([KEY])
    [shaped] = shape(kept, OUTLET, before)
    [(_, entry)] = kept.entries(writer, [before])
    kept.trim()
    assert shape(kept, OUTLET, before)[0] is shaped
    kept.dispatches([(OTHER.guid, OTHER.version)])
    kept.trim()
    [again] = kept.dispatches([KEY])
    assert again is not before
    assert shape(kept, OUTLET, again) == [shaped]
    assert shape(kept, OUTLET, again)[0] is not shaped
    [(_, rendered)] = kept.entries(writer, [again])
    assert rendered == entry
    assert rendered is not entry


def test_of_a_form_no_more_entries_are_kept_than_were_said_and_the_least_used_go_first(kept: Kept) -> None:
    few = replace(kept, most=10, rendered={"rss": 1})
    rss, atom = RssWriter(AGENCY), AtomWriter(AGENCY)

    def made(writer: Writer, *dispatches: Dispatch) -> list[bytes]:
        return [entry for _, entry in few.entries(writer, dispatches)]

    before = {writer: made(writer, STORY, OTHER) for writer in (rss, atom)}
    made(rss, STORY)
    few.trim()
    assert made(rss, STORY)[0] is before[rss][0]
    assert made(rss, OTHER) == before[rss][1:]
    assert made(rss, OTHER)[0] is not before[rss][1]
    assert all(one is other for one, other in zip(made(atom, STORY, OTHER), before[atom], strict=True))
