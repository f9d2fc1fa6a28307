"""One story's life in RSS, Atom and JSON Feed, page after page; `GOLDEN=write` writes them anew."""

import os
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import feedparser
import orjson
import pytest

from syndicate.formats.atom import AtomWriter
from syndicate.formats.jsonfeed import JsonFeedWriter
from syndicate.formats.rss import RssWriter
from syndicate.model.body import Body, Paragraph
from syndicate.model.dispatch import Dispatch, PubStatus, Signal
from syndicate.model.edition import Edition
from syndicate.ports.format import Writer
from tests.pages import joined
from tests.wire_day import HARBOUR, LEAD, WIRE

FOLDER = Path(__file__).parent / "feeds" / "life"
WRITERS: tuple[Writer, ...] = (RssWriter(WIRE), AtomWriter(WIRE), JsonFeedWriter(WIRE))


def _later(minutes: int, **changes: object) -> Dispatch:
    moment = LEAD.created + timedelta(minutes=minutes)
    fields: dict[str, object] = {
        "first_created": LEAD.created,
        "created": moment,
        "filed": moment,
        "received": moment + timedelta(seconds=2),
        "follows": True,
    }
    return replace(LEAD, **(fields | changes))  # type: ignore[arg-type]  # the fields are a Dispatch's own


UPDATE = _later(10, version=2, signal=Signal.UPDATE, body=Body((Paragraph("Two gates are broken, divers say."),)))
CORRECTION = _later(
    20,
    version=3,
    signal=Signal.CORRECTION,
    ed_note="one gate is broken, not two.",
    body=Body((Paragraph("One gate is broken, divers say."),)),
)
HOLD = _later(30, version=4, pub_status=PubStatus.WITHHELD, ed_note="Held for a check.")
RELEASE = _later(40, version=5, signal=Signal.UPDATE, body=CORRECTION.body)
KILL = _later(50, version=6, pub_status=PubStatus.CANCELED, ed_note="The gate is whole.")

LIFE = {
    "1-first": LEAD,
    "2-update": UPDATE,
    "3-correction": CORRECTION,
    "4-hold": HOLD,
    "5-release": RELEASE,
    "6-kill": KILL,
}


def page(writer: Writer, dispatch: Dispatch) -> bytes:
    return joined(writer, Edition(section=HARBOUR, updated=dispatch.shown_from, dispatches=(dispatch,)))


@pytest.mark.parametrize("writer", WRITERS, ids=lambda writer: writer.name)
@pytest.mark.parametrize("step", LIFE)
def test_page_is_as_it_was(writer: Writer, step: str) -> None:
    content, golden = page(writer, LIFE[step]), FOLDER / f"{step}.{writer.filename}"
    if os.environ.get("GOLDEN") == "write":
        FOLDER.mkdir(exist_ok=True)
        golden.write_bytes(content)
    assert content.decode() == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("writer", WRITERS[:2], ids=lambda writer: writer.name)
def test_a_story_keeps_its_id_and_birth_while_updated_moves(writer: Writer) -> None:
    read = [feedparser.parse(page(writer, one)).entries for one in (LEAD, UPDATE, CORRECTION, HOLD, RELEASE)]
    assert [len(entries) for entries in read] == [1, 1, 1, 0, 1]
    shown = [entries[0] for entries in read if entries]
    assert {(entry.id, entry.link, entry.published_parsed) for entry in shown} == {
        (LEAD.guid, shown[0].link, shown[0].published_parsed)
    }
    assert [entry.updated_parsed[3:5] for entry in shown] == [(6, 32), (6, 42), (6, 52), (7, 12)]
    assert ["Correction: one gate" in entry.content[0].value for entry in shown] == [
        *(False, False, True, False),
    ]


def test_the_same_holds_of_json_feed() -> None:
    read = [orjson.loads(page(WRITERS[2], one))["items"] for one in LIFE.values()]
    shown = [items[0] for items in read if items]
    assert [len(items) for items in read] == [1, 1, 1, 0, 1, 1]
    assert {item["id"] for item in shown} == {LEAD.guid}
    assert [item["date_modified"][11:16] for item in shown] == ["06:32", "06:42", "06:52", "07:12", "07:22"]


@pytest.mark.parametrize("writer", WRITERS, ids=lambda writer: writer.name)
def test_a_killed_story_leaves_no_word_of_itself(writer: Writer) -> None:
    content = page(writer, KILL).decode()
    assert "The gate is whole." in content
    assert LEAD.guid in content
    words = ("lock gate fails", "Tolliver", "QUILLHAVEN", "maritime", "overhauled", "Not for resale")
    assert [word for word in words if word in content] == []
