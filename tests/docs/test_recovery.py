"""What a page of the documentation says to do when something went wrong does what it says."""

import json
import re
import shutil
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from syndicate.ports.ledger import Entry
from syndicate.store import open_ledger
from tests.house import OwnHouse, make_house
from tests.makers import make_dispatch
from tests.markdown import ROOT
from tests.named import is_there, named

STORY = """Headline: Canal lock closes
Slug: Canal-Lock

HOLLIN, Norvia (Example Wire) - The canal lock at Hollin will close on Thursday.

Barges can wait in the upper basin.
"""
CONFIG = """
[agency]
name = "Example Wire"
tag = "EXW"
domain = "wire.example"
base_url = "http://127.0.0.1:{port}/"

[sources.newsroom]
type = "spool"
path = "spool"

[web]
port = {port}

[sections.world]
title = "World"

[outlets.msn]
profile = "plain"

[channels.msn]
type = "folder"
path = "out"
form = "text"
"""


@pytest.fixture
def house(tmp_path: Path) -> OwnHouse:
    made = make_house(tmp_path, CONFIG)
    (tmp_path / "out").mkdir()
    return made


def file(house: OwnHouse, text: str = STORY) -> str:
    told = house.syndicate("file", given=text.encode())
    assert told.code == 0, told.err
    found = re.search(r"tag:\S+", told.out)
    return found[0] if found else ""


def done(house: OwnHouse, *arguments: str) -> str:
    told = house.syndicate(*arguments)
    assert told.code == 0, told.err
    return told.out


def pages(house: OwnHouse) -> dict[str, bytes]:
    """Every file of the stand that is a page."""
    found = {path.relative_to(house.feeds): path for path in house.feeds.rglob("*") if path.is_file()}
    return {str(name): path.read_bytes() for name, path in found.items() if not path.name.startswith(".")}


def rss(house: OwnHouse) -> str:
    return (house.feeds / "world" / "rss.xml").read_text()


def test_lost_pages_are_made_again_byte_for_byte(house: OwnHouse) -> None:
    file(house)
    done(house, "kill", file(house, STORY.replace("Canal", "River").replace("Hollin", "Lindhafen")), "--note", "Wrong.")
    before = pages(house)
    shutil.rmtree(house.feeds)
    done(house, "rebuild")
    assert pages(house) == before


def test_without_a_record_the_spool_brings_stories_back(house: OwnHouse) -> None:
    house.drop("lock.txt", f"Guid: tag:agency.example,2026:lock\n{STORY}")
    done(house, "collect")
    for path in (house.folder / "var").iterdir():
        path.unlink()
    done(house, "import", "spool/done", "--source", "newsroom")
    assert "tag:agency.example,2026:lock" in rss(house)


def test_what_came_while_the_clock_was_ahead_shows_when_it_is_released(house: OwnHouse) -> None:
    file(house, STORY.replace("Canal", "River").replace("Hollin", "Lindhafen"))
    later = datetime.now(UTC) + timedelta(days=1)
    early = make_dispatch(headline="Ferry runs", created=later, filed=later, received=later)
    with (
        closing(open_ledger(f"sqlite:///{house.folder / 'var' / 'syndicate.db'}")) as ledger,
        ledger.writing() as writing,
    ):
        writing.record([Entry(dispatch=early, sections=frozenset({"world"}), announce=True)], [])
    done(house, "publish")
    assert "Ferry runs" not in rss(house)
    done(house, "release", early.guid, "--note", "Received while the clock was ahead.")
    assert "Ferry runs" in rss(house)


def test_a_story_killed_by_mistake_is_filed_as_another(house: OwnHouse) -> None:
    killed = file(house)
    done(house, "kill", killed, "--note", "Withdrawn.")
    assert "Nothing new" in done_filing(house, STORY)
    again = STORY.replace("Slug: Canal-Lock", "Slug: Canal-Lock-Again").replace(
        "The canal", "This story was withdrawn by mistake. The canal"
    )
    guid = file(house, again)
    assert guid != killed
    assert "This story was withdrawn by mistake" in rss(house)


def done_filing(house: OwnHouse, text: str) -> str:
    return house.syndicate("file", given=text.encode()).out


def test_a_wrong_correction_is_corrected(house: OwnHouse) -> None:
    guid = file(house)
    (house.folder / "wrong.txt").write_text(STORY.replace("Thursday", "Friday"))
    (house.folder / "right.txt").write_text(STORY)
    done(house, "correct", guid, "wrong.txt", "--note", "Corrects the day.")
    assert "on Friday" in rss(house)
    done(house, "correct", guid, "right.txt", "--note", "Restores the text of version 1.")
    assert ("on Thursday" in rss(house), "on Friday" in rss(house)) == (True, False)
    shown = [json.loads(line) for line in done(house, "show", guid, "--json").splitlines()]
    assert [one["version"] for one in shown] == [1, 2, 3]


def test_an_outlet_that_was_given_up_is_told_what_it_missed(house: OwnHouse) -> None:
    out = house.folder / "out"
    guid = file(house)
    done(house, "deliver")
    [first] = out.iterdir()
    first.unlink()
    done(house, "queue", "resume", "msn")
    done(house, "queue", "replay", "msn", "--since", "2026-01-01T00:00:00Z")
    done(house, "deliver")
    [told] = out.iterdir()
    assert guid in told.read_text()


PAGE = (ROOT / "docs" / "how-to" / "recover.md").read_text(encoding="utf-8")


def test_every_misfortune_has_a_test() -> None:
    parts = PAGE.split("\n## ")[1:-1]
    assert len(parts) > 8
    assert [part.partition("\n")[0] for part in parts if not named(part)] == []
    assert [name for name in named(PAGE) if not is_there(*name)] == []
