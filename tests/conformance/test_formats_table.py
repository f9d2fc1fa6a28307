"""One story in every form that is read: what of it comes through. The table in docs/reference/formats.md is made here.

`GOLDEN=write` writes the table anew, and the diff is read before a commit.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from syndicate.build import readers
from syndicate.desk.reading import Desk, Refusal
from syndicate.model.body import Heading, Listing, Paragraph, Table
from syndicate.model.dispatch import Dispatch, PubStatus, Signal
from syndicate.model.link import Relation
from syndicate.rules.normalise import Defaults
from tests.makers import make_filing

FILINGS = Path(__file__).parents[1] / "filings"
PAGE = Path(__file__).parents[2] / "docs" / "reference" / "formats.md"
BEGIN, END = "<!-- made by tests/conformance/test_formats_table.py -->\n", "<!-- end -->\n"

NAMES = {
    "newsml-g2.xml": "NewsML-G2",
    "newsml-1.2.xml": "NewsML 1",
    "nitf.xml": "NITF",
    "ninjs-1.json": "ninjs 1",
    "ninjs-2.json": "ninjs 2",
    "ninjs-3.json": "ninjs 3",
    "iptc-7901.txt": "IPTC 7901",
    "anpa-1312.txt": "ANPA 1312",
    "telex.txt": "telex",
    "plain-text.txt": "plain text",
    "mail.eml": "mail",
    "html.html": "HTML",
    "rss.xml": "RSS",
    "atom.xml": "Atom",
    "json-feed.json": "JSON Feed",
}

KILLS: Mapping[str, tuple[bytes, bytes]] = {
    "newsml-g2.xml": (b"stat:usable", b"stat:canceled"),
    "newsml-1.2.xml": (b'<Status FormalName="Embargoed"/>', b'<Status FormalName="Canceled"/>'),
    "nitf.xml": (b'management-status="usable"', b'management-status="canceled"'),
    "ninjs-1.json": (b'"pubstatus": "usable"', b'"pubstatus": "canceled"'),
    "ninjs-2.json": (b'"pubstatus": "usable"', b'"pubstatus": "canceled"'),
    "ninjs-3.json": (b'"pubStatus": "usable"', b'"pubStatus": "canceled"'),
    "iptc-7901.txt": (b"CORRECTED", b"KILL KILL KILL"),
    "anpa-1312.txt": (b", CORRECTED,", b", KILL,"),
    "telex.txt": (b"HARBOUR PILOTS", b"KILL KILL KILL\nHARBOUR PILOTS"),
    "plain-text.txt": (b"CORRECTED-", b"KILL KILL KILL\n"),
    "mail.eml": (b"Subject: CORRECTED:", b"Subject: KILL KILL KILL"),
    "html.html": (b'"version": 3', b'"creativeWorkStatus": "Withdrawn"'),
    "rss.xml": (b"<item>", b'<item><media:status state="deleted"/>'),
    "atom.xml": (b"<entry>", b'<entry><media:status state="deleted"/>'),
    "json-feed.json": (b'"items"', b'"items"'),
}
"""By file, what of its bytes makes a kill of the story; JSON Feed has no word for it."""

TEXT = "Harbour pilots in Port Avel went back to work on Tuesday."
STRUCTURE = {Paragraph, Heading, Listing, Table}


@dataclass(frozen=True, slots=True)
class Field:
    """One row of the table.

    Attributes:
        name: As docs and `syndicate read --json` have it.
        value: Reads it from a dispatch; empty where nothing came through.
        whole: Whether all of it came through.
    """

    name: str
    value: Callable[[Dispatch], object]
    whole: Callable[[Dispatch], bool]


def _is(name: str, attribute: str, *expected: object) -> Field:
    return Field(name, lambda one: getattr(one, attribute), lambda one: getattr(one, attribute) in expected)


def _links(one: Dispatch) -> bool:
    return any(link.relation is Relation.EVOLVED_FROM or link.relation is Relation.DERIVED_FROM for link in one.links)


def _pictures(one: Dispatch) -> bool:
    facts = [(a.href, a.media_type, a.caption, a.credit) for a in one.associations]
    return facts == [
        ("https://pictures.meridian-press.example/pilots.jpg", "image/jpeg", "Pilots at the quay", "MDP/Lind")
    ]


FIELDS = (
    Field("guid", lambda one: None if "wire.example,2026" in one.guid else one.guid, lambda one: "pilots" in one.guid),
    _is("version", "declared", 3),
    Field(
        "headline",
        lambda one: one.headline,
        lambda one: one.headline.casefold() == "harbour pilots end strike in port avel",
    ),
    Field("slugline", lambda one: one.slugline, lambda one: "NORVIA-PILOTS" in str(one.slugline)),
    Field("byline", lambda one: one.byline, lambda one: str(one.byline).casefold().startswith("anna lind")),
    _is("provider", "provider", "Meridian Press"),
    _is("agency", "agency", "Meridian Press"),
    _is("credit", "credit", "Meridian Press/Harbour Desk"),
    Field(
        "dateline",
        lambda one: one.dateline,
        lambda one: (
            one.dateline is not None
            and (one.dateline.cities, one.dateline.day, one.dateline.agency) == (("PORT AVEL",), 24, "Meridian Press")
        ),
    ),
    Field(
        "located",
        lambda one: [place for place in one.located if place.latitude or place.country or place.name == "Port Avel"],
        lambda one: [place.latitude for place in one.located] == [54.1],
    ),
    _is("language", "language", "en"),
    Field("urgency", lambda one: one.urgency != 5, lambda one: one.urgency == 3),
    Field(
        "subjects",
        lambda one: one.subjects,
        lambda one: "medtop:20000530" in {subject.code for subject in one.subjects},
    ),
    Field("genre", lambda one: one.genre, lambda one: one.genre == "Analysis"),
    Field("keywords", lambda one: one.keywords, lambda one: {"harbours", "pilots"} <= set(one.keywords)),
    Field("editor's note", lambda one: one.ed_note, lambda one: "CORRECTS number" in str(one.ed_note)),
    _is("signal", "signal", Signal.CORRECTION),
    _is("embargo", "embargo", datetime(2026, 11, 24, 18, 0, tzinfo=UTC)),
    _is("copyright", "copyright", "© 2026 Meridian Press"),
    _is("usage terms", "usage_terms", "Not for use in Elderland"),
    Field(
        "created",
        lambda one: one.created != one.filed,
        lambda one: one.created == datetime(2026, 11, 24, 9, 40, tzinfo=UTC),
    ),
    _is("first created", "first_created", datetime(2026, 11, 24, 7, 15, tzinfo=UTC)),
    Field(
        "body", lambda one: TEXT in one.body.text, lambda one: {type(block) for block in one.body.blocks} == STRUCTURE
    ),
    Field(
        "links in the text",
        lambda one: any(isinstance(block, Paragraph) and block.marks for block in one.body.blocks),
        lambda one: any(isinstance(block, Paragraph) and block.marks for block in one.body.blocks),
    ),
    Field("associations", lambda one: one.associations, _pictures),
    Field("links to dispatches", lambda one: one.links, _links),
)


def read(name: str, change: tuple[bytes, bytes] = (b"", b"")) -> Dispatch:
    content = (FILINGS / name).read_bytes().replace(*change) if change[0] else (FILINGS / name).read_bytes()
    (outcome,) = Desk(readers()).read(make_filing(content), Defaults(source="newsroom", domain="wire.example"))
    assert not isinstance(outcome, Refusal), outcome.reason
    return outcome


def grade(field: Field, dispatch: Dispatch) -> str:
    """`yes` where the whole came through, `partial` where something did."""
    if field.whole(dispatch):
        return "yes"
    return "partial" if field.value(dispatch) else "no"


def table() -> str:
    dispatches = {name: read(file) for file, name in NAMES.items()}
    killed = {name: read(file, KILLS[file]).pub_status is PubStatus.CANCELED for file, name in NAMES.items()}
    rows = [[field.name, *(grade(field, dispatch) for dispatch in dispatches.values())] for field in FIELDS]
    rows.append(["kill", *("yes" if killed[name] else "no" for name in NAMES.values())])
    head = ["", *NAMES.values()]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in (head, ["---"] * len(head), *rows))


def test_the_table_of_the_reference_is_what_is_read() -> None:
    page = PAGE.read_text(encoding="utf-8")
    before, _, rest = page.partition(BEGIN)
    standing, _, after = rest.partition(END)
    made = f"\n{table()}\n"
    if os.environ.get("GOLDEN") == "write":
        PAGE.write_text(f"{before}{BEGIN}{made}{END}{after}", encoding="utf-8")
    else:
        assert made == standing


@pytest.mark.parametrize("name", NAMES)
def test_the_text_comes_through_without_its_dateline(name: str) -> None:
    body = read(name).body
    first = next(block for block in body.blocks if isinstance(block, Paragraph))
    assert first.text == TEXT
    assert "PORT AVEL" not in body.text


@pytest.mark.parametrize("name", NAMES)
def test_the_same_bytes_are_the_same_dispatch(name: str) -> None:
    assert read(name) == read(name)


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith(("newsml", "nitf", "ninjs", "html"))])
def test_structure_is_kept(name: str) -> None:
    body = read(name).body
    assert Heading("What was agreed") in body.blocks
    assert Listing(("Night watches are paid", "No one is dismissed")) in body.blocks
    assert Table((("Ships", "Days"), ("41", "9")), head=1) in body.blocks


def test_every_filing_is_in_the_table() -> None:
    assert {path.name for path in FILINGS.iterdir()} == set(NAMES)
