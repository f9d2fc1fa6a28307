"""Hypothesis strategies for records as they stand behind the door: any clean text, any field, any time."""

import unicodedata
from datetime import UTC, datetime
from typing import TypeVar

from hypothesis import strategies as st

from syndicate.model.body import Block, Body, Emphasis, Heading, Listing, Mark, Paragraph, Preformatted, Quote, Table
from syndicate.model.dateline import Dateline
from syndicate.model.dispatch import Association, Dispatch, PubStatus, Signal, Subject
from syndicate.model.link import Link, Relation
from syndicate.model.place import Place
from tests.makers import make_dispatch

_T = TypeVar("_T")

# XML 1.0 §2.2 Char without the noncharacters and the byte order mark, which `syndicate.rules.text.clean` drops.
_NONCHARACTERS = "".join(
    ["\ufeff"]
    + [chr(code) for code in range(0xFDD0, 0xFDF0)]
    + [chr(plane + low) for plane in range(0, 0x110000, 0x10000) for low in (0xFFFE, 0xFFFF)]
)
_CHARACTERS = st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"], exclude_characters=_NONCHARACTERS)


def _normal(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def lines(min_size: int = 1, max_size: int = 40) -> st.SearchStrategy[str]:
    """One line of any characters that may stand in a record, white space folded."""
    texts = st.text(_CHARACTERS, max_size=max_size).map(lambda text: " ".join(_normal(text).split()))
    return texts.filter(lambda text: len(text) >= min_size)


def agate() -> st.SearchStrategy[str]:
    """Lines with their white space kept, tabs too."""
    return st.text(st.one_of(_CHARACTERS, st.sampled_from(" \t\n")), min_size=1, max_size=80).map(_normal)


def tables() -> st.SearchStrategy[Table]:
    """Rows of one length, some of them headings."""
    rows = st.integers(1, 4).flatmap(
        lambda width: st.lists(
            st.lists(lines(0, 12), min_size=width, max_size=width).map(tuple), min_size=1, max_size=4
        ).map(tuple)
    )
    return rows.flatmap(lambda found: st.integers(0, len(found) - 1).map(lambda head: Table(found, head)))


@st.composite
def paragraphs(draw: st.DrawFn) -> Paragraph:
    """Running text, with links and emphasis in it or without."""
    text = draw(lines())
    ends = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6, unique=True)))
    marks = []
    for start, end in zip(ends[::2], ends[1::2], strict=False):
        if " " in {text[start], text[end - 1]}:
            continue
        kind = draw(st.sampled_from(Emphasis))
        marks.append(Mark(start, end, kind, draw(_addresses()) if kind is Emphasis.LINK else None))
    return Paragraph(text, tuple(marks))


def blocks() -> st.SearchStrategy[Block]:
    """Any block."""
    return st.one_of(
        paragraphs(),
        lines().map(Heading),
        lines().map(Quote),
        st.builds(Listing, _tuples(lines()).filter(bool), ordered=st.booleans()),
        tables(),
        agate().map(Preformatted),
    )


def bodies() -> st.SearchStrategy[Body]:
    """Any body, the empty one too."""
    return st.lists(blocks(), max_size=6).map(lambda found: Body(tuple(found)))


def moments() -> st.SearchStrategy[datetime]:
    """Any time in UTC, to the microsecond."""
    return st.datetimes(datetime(1970, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 zone added


def guids() -> st.SearchStrategy[str]:
    """Names of stories: minted ones and agencies' own, spaces and other alphabets in them."""
    minted = st.text("0123456789abcdef", min_size=24, max_size=24).map("tag:wire.example,2026:dispatch/{}".format)
    return st.one_of(minted, lines(1, 30).map("urn:newsml:agency.example:20261124:{}".format))


def datelines() -> st.SearchStrategy[Dateline]:
    """Any dateline, its parts not made to fit one another."""
    word = st.none() | lines()
    return st.builds(
        Dateline,
        raw=lines(),
        cities=_tuples(lines()),
        region=word,
        country=word,
        month=st.none() | st.integers(1, 12),
        day=st.none() | st.integers(1, 31),
        year=st.none() | st.integers(1900, 2200),
        year_written=st.booleans(),
        agency=word,
        shown=st.just(value=True),
    )


def subjects() -> st.SearchStrategy[Subject]:
    """Any subject."""
    return st.builds(
        Subject,
        code=lines(),
        name=st.none() | lines(),
        scheme=st.none() | _addresses(),
        kind=st.none() | st.sampled_from(["person", "organisation", "geoArea"]),
        because=st.none() | lines(),
    )


def places() -> st.SearchStrategy[Place]:
    """Any place."""
    word = st.none() | lines()
    return st.builds(
        Place,
        name=lines(),
        code=word,
        region=word,
        country=word,
        country_code=st.none() | st.sampled_from(["CH", "KR"]),
        latitude=st.none() | st.floats(-90, 90),
        longitude=st.none() | st.floats(-180, 180),
    )


def links() -> st.SearchStrategy[Link]:
    """Any link to another dispatch."""
    return st.builds(
        Link,
        relation=st.sampled_from(Relation),
        target=lines(),
        version=st.none() | st.integers(1, 99),
        title=st.none() | lines(),
    )


def associations() -> st.SearchStrategy[Association]:
    """Any picture or the like."""
    return st.builds(
        Association,
        href=_addresses(),
        media_type=st.none() | st.sampled_from(["image/jpeg", "video/mp4", "application/pdf"]),
        size=st.none() | st.integers(0, 2**40),
        caption=st.none() | lines(),
        credit=st.none() | lines(),
        guid=st.none() | guids(),
        title=st.none() | lines(),
        kind=st.none() | st.sampled_from(["picture", "video"]),
        width=st.none() | st.integers(1, 9999),
        height=st.none() | st.integers(1, 9999),
    )


def dispatches(
    *,
    guid: st.SearchStrategy[str] | None = None,
    version: st.SearchStrategy[int] | None = None,
    embargo: st.SearchStrategy[datetime | None] | None = None,
) -> st.SearchStrategy[Dispatch]:
    """Any dispatch, every field with all it may hold, but for what is given."""
    word = st.none() | lines()
    return st.builds(
        Dispatch,
        guid=guids() if guid is None else guid,
        version=st.integers(1, 10_000) if version is None else version,
        declared=st.none() | st.integers(0, 10_000),
        chain=word,
        follows=st.booleans(),
        take=st.integers(0, 99),
        source=st.sampled_from(["newsroom", "partner", "back-file"]),
        headline=lines(),
        slugline=word,
        byline=word,
        dateline=st.none() | datelines(),
        item_class=st.sampled_from(["text", "picture", "composite"]),
        located=_tuples(places()),
        provider=word,
        agency=word,
        credit=word,
        language=st.sampled_from(["en", "en-GB", "fr", "ru", "ar", "zh-Hans", "und"]),
        urgency=st.integers(1, 9),
        priority=st.none() | st.sampled_from("fburda"),
        keywords=_tuples(lines()),
        subjects=_tuples(subjects()),
        genre=word,
        body=bodies(),
        ed_note=word,
        signal=st.none() | st.sampled_from(Signal),
        pub_status=st.sampled_from(PubStatus),
        embargo=(st.none() | moments()) if embargo is None else embargo,
        copyright=word,
        usage_terms=word,
        associations=_tuples(associations()),
        links=_tuples(links()),
        created=moments(),
        filed=moments(),
        received=moments(),
    )


def _tuples(each: st.SearchStrategy[_T]) -> st.SearchStrategy[tuple[_T, ...]]:
    return st.lists(each, max_size=3).map(tuple)


def _addresses() -> st.SearchStrategy[str]:
    return st.text("abcdefghijklmnopqrstuvwxyz0123456789-", min_size=1, max_size=20).map(
        "https://wire.example/{}".format
    )


def as_markup_carries(body: Body) -> tuple[Block, ...]:
    """The blocks of a body that markup has room for (see test_markup): no blank lines around agate, no empty table."""
    blocks: list[Block] = []
    for block in body.blocks:
        if isinstance(block, Preformatted):
            text = block.text.strip("\n")
            blocks += [Preformatted(text)] if text.strip() else []
        elif not isinstance(block, Table) or any(map(any, block.rows)):
            blocks.append(block)
    return tuple(blocks)


def named_alone(dispatch: Dispatch) -> Dispatch:
    """Another dispatch of the same name, note and status, with nothing else of it."""
    return make_dispatch(
        guid=dispatch.guid,
        version=dispatch.version,
        slugline=dispatch.slugline,
        language=dispatch.language,
        urgency=dispatch.urgency,
        ed_note=dispatch.ed_note,
        pub_status=dispatch.pub_status,
        created=dispatch.created,
        first_created=dispatch.first_created,
    )
