"""Promise 8 for NewsML-G2: a page of ours, read back, is the dispatches it was written from.

What the format cannot carry, or we do not tell: the wire's own letter of priority and numbers, which rule of ours gave
a subject (only that one did), the parts of a dateline (they are read from its line again), and what syndicate alone
knows (source, chain, take, when it was filed and received). A dispatch that does not say who sent it comes from us, and
one without a place from the cities of its dateline.
"""

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from syndicate.formats.newsml_g2 import NewsmlG2Writer
from syndicate.formats.newsml_g2.reading import NewsmlG2Reader
from syndicate.model.body import Body, Heading, Listing, Paragraph, Quote
from syndicate.model.dateline import Dateline
from syndicate.model.dispatch import Association, Dispatch, Draft, PubStatus, Signal, Subject
from syndicate.model.link import Relation
from syndicate.rules.facts.schemes import SCHEMES
from syndicate.rules.normalise import Defaults, normalise
from tests.makers import AGENCY, make_dispatch, make_filing
from tests.pages import joined
from tests.stories import STORIES, WHOLE, edition_of
from tests.strategies import as_markup_carries, associations, dispatches, links, places, subjects

WRITER = NewsmlG2Writer(AGENCY)
DEFAULTS = Defaults(source="newsroom", agency="Example Wire", domain="wire.example")
QCODE = re.compile(r"(?P<alias>[^\s:]+):\S+")
KINDS = {"image": "picture", "video": "video", "audio": "audio"}
GUIDS = st.text("0123456789abcdef", min_size=8, max_size=8).map("urn:newsml:meridian.example:20261124:{}".format)


def read_back(*written: Dispatch) -> list[Draft]:
    return list(NewsmlG2Reader().read(make_filing(joined(WRITER, edition_of(*written)))))


def expected(dispatch: Dispatch) -> Draft:
    """The draft that a page of this dispatch must be read as."""
    members = [link for link in dispatch.links if link.relation is Relation.MEMBER]
    others = [link for link in dispatch.links if link.relation is not Relation.MEMBER]
    shown = dispatch.opening if not members else None
    return Draft(
        guid=dispatch.guid,
        version=dispatch.version,
        item_class="composite" if members else dispatch.item_class,
        headline=dispatch.headline,
        slugline=dispatch.slugline,
        byline=dispatch.byline,
        credit=dispatch.credit,
        provider=dispatch.provider or AGENCY.name,
        agency=dispatch.agency,
        dateline=shown or (dispatch.dateline.text if dispatch.dateline else None) or None,
        located=dispatch.located,
        body=Body(as_markup_carries(dispatch.body)),
        language=None if dispatch.language == "und" else dispatch.language,
        urgency=dispatch.urgency,
        keywords=tuple(dict.fromkeys(dispatch.keywords)),
        subjects=tuple(map(carried, dispatch.subjects)),
        genre=dispatch.genre,
        ed_note=dispatch.ed_note,
        signal=dispatch.signal,
        pub_status=dispatch.pub_status,
        embargo=dispatch.embargo,
        copyright=dispatch.copyright,
        usage_terms=dispatch.usage_terms,
        created=dispatch.created,
        first_created=dispatch.first_created or dispatch.created,
        associations=tuple(map(described, dispatch.associations)),
        links=(*others, *members),
    )


def carried(subject: Subject) -> Subject:
    qcode = QCODE.fullmatch(subject.code)
    known = SCHEMES.get(qcode["alias"]) if qcode else None
    return replace(subject, because=None, scheme=subject.scheme or known)


def described(association: Association) -> Association:
    kind = KINDS.get((association.media_type or "").partition("/")[0])
    return replace(association, kind=association.kind or kind, width=None, height=None)


@st.composite
def whole(draw: st.DrawFn) -> Dispatch:
    """A usable dispatch with every field that the format carries, places and links named as readers name them."""
    known = places().filter(
        lambda place: place.name != place.code and (place.latitude is None) == (place.longitude is None)
    )
    named = st.builds(replace, associations(), guid=st.none() | GUIDS)
    linked = st.builds(replace, links(), target=GUIDS | st.just("https://wire.example/page"))
    found = draw(dispatches(guid=GUIDS))
    return replace(
        found,
        pub_status=PubStatus.USABLE,
        located=tuple(draw(st.lists(known, min_size=1, max_size=3, unique=True))),
        subjects=tuple(draw(st.lists(subjects(), max_size=4, unique_by=lambda subject: subject.code))),
        associations=tuple(draw(st.lists(named, max_size=3, unique_by=lambda one: one.href))),
        links=tuple(draw(st.lists(linked, max_size=4, unique=True))),
    )


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much], deadline=None, max_examples=60)
@given(whole())
def test_a_page_is_read_back_as_the_dispatch_it_was_written_from(dispatch: Dispatch) -> None:
    first = next((block.text for block in dispatch.body.blocks if isinstance(block, Paragraph | Heading)), "")
    assume(first.casefold() != dispatch.headline.casefold())  # a headline that opens the text is not repeated
    assert read_back(dispatch) == [expected(dispatch)]


WORDS = st.lists(
    st.sampled_from(
        ["delegates", "harbour", "sluice", "eleven", "northern", "barge", "Norvia", "gauge", "quarrel", "winter"]
    ),
    min_size=2,
    max_size=6,
).map(lambda words: " ".join(words).capitalize())
"""Text without flags, datelines or embargoes in it: what the normaliser would read is not what is shown here."""


@st.composite
def plain(draw: st.DrawFn) -> Dispatch:
    """A dispatch as the normaliser makes them, its texts plain words."""
    text = st.one_of(
        WORDS.map(Paragraph), WORDS.map(Quote), WORDS.map(Heading), st.lists(WORDS, min_size=1).map(tuple).map(Listing)
    )
    dateline = Dateline(
        raw="PORT ELDER, Nov. 24, 2026 (Meridian) --",
        cities=("PORT ELDER",),
        month=11,
        day=24,
        year=2026,
        year_written=True,
        agency="Meridian",
    )
    return replace(
        draw(whole()),
        headline=draw(WORDS) + " headline",
        slugline=draw(st.none() | WORDS),
        byline=draw(st.none() | WORDS),
        agency=draw(WORDS),
        provider=draw(WORDS),
        ed_note=draw(st.none() | st.lists(WORDS, min_size=1, max_size=3, unique=True).map("\n".join)),
        body=Body((Paragraph(draw(WORDS) + " today."), *draw(st.lists(text, max_size=4)))),
        dateline=draw(st.none() | st.just(dateline)),
        language="en",
        embargo=None,
        first_created=None,
        links=(),
        signal=draw(st.none() | st.just(Signal.UPDATE)),
    )


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much], deadline=None, max_examples=20)
@given(plain())
def test_the_dispatch_made_of_it_again_is_the_same(dispatch: Dispatch) -> None:
    filing = make_filing(joined(WRITER, edition_of(dispatch)))
    (draft,) = NewsmlG2Reader().read(filing)
    again = normalise(draft, filing, 0, DEFAULTS)
    known = replace(
        dispatch,
        declared=dispatch.version,
        source=DEFAULTS.source,
        chain=None,
        follows=again.follows,
        take=again.take,
        priority=None,
        subjects=again.subjects,
        located=again.located,
        associations=tuple(map(described, dispatch.associations)),
        keywords=tuple(dict.fromkeys(dispatch.keywords)),
        filed=filing.filed,
        received=filing.received,
    )
    assert again == known
    assert again.subjects[: len(dispatch.subjects)] == tuple(map(carried, dispatch.subjects))
    assert {place.name for place in dispatch.located} <= {place.name for place in again.located}  # more is looked up


def test_a_section_of_every_kind_is_read_in_its_order() -> None:
    assert [draft.guid for draft in read_back(*STORIES.values())] == [
        None if draft is None else draft.guid for draft in WHOLE.dispatches
    ]


@pytest.mark.parametrize("kind", ["kill", "hold"])
def test_a_kill_or_hold_is_read_back_as_one(kind: str) -> None:
    written = STORIES[kind]
    (draft,) = read_back(written)
    assert draft == Draft(
        guid=written.guid,
        version=written.version,
        item_class="text",
        headline=written.slugline,
        slugline=written.slugline,
        provider=AGENCY.name,
        language="en",
        urgency=written.urgency,
        ed_note=written.ed_note,
        pub_status=written.pub_status,
        created=written.created,
        first_created=written.created,
    )


def test_an_empty_section_is_read_as_a_package_of_nothing() -> None:
    (draft,) = read_back()
    assert (draft.item_class, draft.headline, draft.links, draft.body) == ("composite", "Coast & harbours", (), Body())


def test_one_more_writing_gives_the_same_bytes() -> None:
    filing = make_filing(joined(WRITER, edition_of(make_dispatch(provider="Meridian", agency="Meridian"))))
    (draft,) = NewsmlG2Reader().read(filing)
    again = normalise(draft, filing, 0, DEFAULTS)
    assert joined(WRITER, edition_of(replace(again, language="und"))) == filing.content
