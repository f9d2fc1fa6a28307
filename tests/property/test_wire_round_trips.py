"""Promise 8 for the forms of wires: what we write, our readers read as it was written.

Of text of any kind: no message is refused, none is split or lost, what it says of itself is read as written, and no
letter of its headline and text is lost, in whichever field. Of prose: every field that the form carries, and the text
paragraph by paragraph.
"""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from syndicate.formats.anpa_1312 import Anpa1312
from syndicate.formats.iptc_7901 import Iptc7901
from syndicate.formats.plain_text import PlainText
from syndicate.formats.wire_writing.anpa_1312 import Anpa1312Writer
from syndicate.formats.wire_writing.iptc_7901 import Iptc7901Writer
from syndicate.formats.wire_writing.lines import WIDTH, folded
from syndicate.formats.wire_writing.text import TextWriter
from syndicate.model.body import Block, Body, Listing, Paragraph, Quote
from syndicate.model.dateline import Dateline
from syndicate.model.dispatch import Dispatch, Draft, PubStatus, Signal
from syndicate.ports.format import Reader, Writer
from syndicate.rules.normalise import Defaults, normalise
from tests.makers import AGENCY, make_filing
from tests.pages import joined
from tests.stories import edition_of
from tests.strategies import dispatches, lines

WIRES: tuple[tuple[Writer, Reader], ...] = (
    (Iptc7901Writer(AGENCY), Iptc7901()),
    (Anpa1312Writer(AGENCY), Anpa1312()),
    (TextWriter(AGENCY), PlainText()),
)
SETTINGS = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=40)
DEFAULTS = Defaults(source="newsroom", agency="Example Wire", domain="wire.example")
MINUTES = st.datetimes(datetime(1971, 1, 1), datetime(2068, 12, 31), timezones=st.just(UTC)).map(  # noqa: DTZ001 zone added
    lambda at: at.replace(second=0, microsecond=0)
)
EMBARGOES = st.none() | st.datetimes(datetime(2001, 1, 1), datetime(2068, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001


def letters(text: str) -> str:
    """Letters and figures alone, in the order of the text."""
    return "".join(filter(str.isalnum, text))


def said(draft: Draft) -> str:
    """Every letter that a draft has kept of headline and text, in whichever field."""
    fields = (draft.headline, draft.byline, draft.ed_note, draft.credit, draft.copyright, draft.genre, draft.dateline)
    return letters("\n".join((*filter(None, fields), *draft.body.lines(), draft.slugline or "")))


def lines_of(body: Body) -> list[str]:
    """The text line by line: paragraphs, items of lists, rows of tables and agate."""
    return [line for block in body.lines() for line in block.split("\n")]


def signal_of(writer: Writer, dispatch: Dispatch) -> Signal | None:
    """The dispatch's own; where no guid is written, an update for any later version."""
    guidless = writer.name != "text"
    return dispatch.signal or (Signal.UPDATE if guidless and dispatch.version > 1 else None)


def read(reader: Reader, content: bytes) -> list[Draft]:
    assert reader.recognises(content)
    return list(reader.read(make_filing(content, charset="utf-8")))


WITH_LETTERS = dispatches(embargo=EMBARGOES).filter(lambda one: any(map(str.isalnum, one.headline)))
"""Signs alone are no headline: behind a flag they are its marks."""


@SETTINGS
@given(st.lists(WITH_LETTERS, min_size=1, max_size=2, unique_by=lambda one: one.guid))
def test_any_page_is_read_message_by_message(shown: list[Dispatch]) -> None:
    edition = edition_of(*shown)
    for writer, reader in WIRES:
        drafts = read(reader, joined(writer, edition))
        assert len(drafts) == len(edition.dispatches)
        for draft, dispatch in zip(drafts, edition.dispatches, strict=True):
            again = normalise(draft, make_filing(b"x"), 0, DEFAULTS)
            assert again.pub_status is dispatch.pub_status
            if dispatch.pub_status is PubStatus.USABLE:
                assert (again.embargo, again.signal) == (dispatch.embargo, signal_of(writer, dispatch))
                for text in (dispatch.headline, *lines_of(dispatch.body)):
                    assert letters(text) in said(draft)


@SETTINGS
@given(dispatches(embargo=EMBARGOES), st.sampled_from([PubStatus.CANCELED, PubStatus.WITHHELD]))
def test_no_word_of_a_killed_or_held_story_is_told(dispatch: Dispatch, status: PubStatus) -> None:
    gone = replace(dispatch, pub_status=status)
    told = replace(
        gone,
        headline="x",
        byline=None,
        dateline=None,
        located=(),
        body=Body(),
        keywords=(),
        subjects=(),
        associations=(),
        agency=None,
        credit=None,
        genre=None,
        copyright=None,
    )
    for writer, reader in WIRES:
        content = joined(writer, edition_of(gone))
        assert content == joined(writer, edition_of(told))
        assert len(read(reader, content)) == 1


WORDS = st.lists(
    st.sampled_from(
        ["delegates", "harbour", "sluice", "eleven", "northern", "barge", "gauge", "quarrel", "winter", "Côte", "naïve"]
    ),
    min_size=2,
    max_size=40,
).map(lambda words: " ".join(words).capitalize())
SENTENCES = WORDS.map("{}, it was said.".format)
LONG = st.sampled_from(["Officials in the north would not say when the ferry would sail again after the storm."])
DATELINE = Dateline(
    raw="PORT ELDER, Nov. 24, 2026 (Meridian) -",
    cities=("PORT ELDER",),
    month=11,
    day=24,
    year=2026,
    year_written=True,
    agency="Meridian",
)


@st.composite
def prose(draw: st.DrawFn) -> Dispatch:
    """A dispatch as wires carry them, in words without flags, datelines or embargoes."""
    block = st.one_of(SENTENCES.map(Paragraph), SENTENCES.map(Quote))
    blocks: tuple[Block, ...] = (Paragraph(draw(SENTENCES)), *draw(st.lists(block, max_size=4)))
    if draw(st.booleans()):
        items = draw(st.lists(WORDS, min_size=3, max_size=4).map(tuple))
        blocks = (*blocks, Listing(items, ordered=draw(st.booleans())), Paragraph(draw(LONG)))
    return replace(
        draw(dispatches(version=st.integers(1, 999), embargo=EMBARGOES)),
        pub_status=PubStatus.USABLE,
        headline=draw(WORDS)[:150].strip(),
        slugline=draw(st.none() | st.sampled_from(["HARBOUR-TALKS", "Norvia/ports", "BC-US--Harbour Talks"])),
        byline=draw(st.none() | st.sampled_from(["Ines Halloran", "Ines Halloran and Piet Oduya", "Marit Ekwall"])),
        ed_note=draw(st.none() | st.lists(WORDS, min_size=1, max_size=3, unique=True).map("\n".join)),
        dateline=draw(st.none() | st.just(DATELINE)),
        body=Body(blocks),
        genre=None,
        language="en",
        created=draw(MINUTES),
        take=draw(st.integers(1, 30)),
        priority=None,
        keywords=(),
        subjects=(),
        agency="Meridian",
        credit=None,
        copyright=None,
        usage_terms=None,
        associations=(),
        links=(),
    )


@SETTINGS
@given(prose())
def test_prose_is_read_back_field_by_field(dispatch: Dispatch) -> None:
    for writer, reader in WIRES:
        content = joined(writer, edition_of(dispatch))
        (draft,) = read(reader, content)
        again = normalise(draft, make_filing(content, filed=dispatch.created), 0, DEFAULTS)
        for name in ("headline", "byline", "pub_status", "embargo", "created", "dateline"):
            assert getattr(again, name) == getattr(dispatch, name), name
        assert again.signal == signal_of(writer, dispatch)
        assert (again.ed_note or "").endswith(dispatch.ed_note or "")
        assert [line.removeprefix("- ") for line in lines_of(again.body)] == lines_of(dispatch.body)
        if dispatch.signal is Signal.UPDATE:
            assert again.take == dispatch.take


@SETTINGS
@given(prose())
def test_a_message_of_iptc_7901_keeps_to_its_width(dispatch: Dispatch) -> None:
    message = Iptc7901Writer(AGENCY).entry(dispatch).decode().split("\r\n")
    assert max(len(line.lstrip("\x01\x02\x03\x04")) for line in message) <= WIDTH


@SETTINGS
@given(st.lists(lines(), max_size=12).map(" ".join))
def test_folding_loses_nothing(text: str) -> None:
    made = folded(text, "   ")
    assert letters("".join(made)) == letters(text)
    assert all(line == line.rstrip() for line in made)
