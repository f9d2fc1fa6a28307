"""Promise 8 for NewsML 1.2: a page of ours, read back, is the dispatches it was written from.

A guid that is no NewsML URN is the whole of a NewsItemId, percent-encoded in the public identifier, and comes back as
it was (see `formats.newsml_1.naming`); so do those of links.

What the format cannot carry, or we do not tell: urgency 9 (IPTC's list ends at 8), the wire's own letter of priority
and numbers, which rule of ours gave a subject, the parts of a dateline (they are read from its line again), and what
syndicate alone knows (source, chain, take, when it was filed and received). Subjects of IPTC's lists come before
others. A line of keywords may hold several, so a keyword with a comma or semicolon is more than one; a picture's title
stands for a caption that it lacks, a size of nothing for one that is not known. A revision behind the first names the
one before it, as the standard demands, and no other of its own revisions; links come in the standard's order. A
dispatch that does not say who sent it comes from us, and one without a first time was first made when it was made.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from syndicate.formats.newsml_1 import NewsMl1
from syndicate.formats.newsml_1.naming import guid_of, naming
from syndicate.formats.newsml_1.writing import NewsMl1Writer
from syndicate.model.body import Body, Heading, Paragraph
from syndicate.model.dispatch import Association, Dispatch, Draft, PubStatus, Subject
from syndicate.model.link import Link, Relation
from syndicate.rules.facts.schemes import SCHEMES
from syndicate.rules.normalise import Defaults, normalise
from tests.makers import AGENCY, make_dispatch, make_filing
from tests.pages import joined
from tests.stories import STORIES, WHOLE, edition_of
from tests.strategies import (
    as_markup_carries,
    associations,
    dispatches,
    guids,
    lines,
    links,
    named_alone,
    places,
    subjects,
)

WRITER = NewsMl1Writer(AGENCY)
DEFAULTS = Defaults(source="newsroom", agency="Example Wire", domain="wire.example")
KINDS = {"image": "picture", "video": "video", "audio": "audio"}
IPTC = re.compile(r"(?P<alias>subj|medtop):[012]\d{7}", re.ASCII)
BY = re.compile(r"by[\s:]", re.IGNORECASE)
SOURCES = (Relation.DERIVED_FROM, Relation.EVOLVED_FROM, Relation.TRANSLATED_FROM)


def read_back(*written: Dispatch) -> list[Draft]:
    return list(NewsMl1().read(make_filing(joined(WRITER, edition_of(*written)))))


def expected(dispatch: Dispatch) -> Draft:
    """The draft that a page of this dispatch must be read as."""
    keywords = (word.strip() for keyword in dispatch.keywords for word in re.split("[;,]", keyword))
    return Draft(
        guid=dispatch.guid,
        version=dispatch.version,
        item_class=dispatch.item_class,
        headline=dispatch.headline,
        slugline=dispatch.slugline,
        byline=dispatch.byline,
        credit=dispatch.credit,
        provider=dispatch.provider or AGENCY.name,
        agency=dispatch.agency,
        dateline=dispatch.dateline.raw if dispatch.dateline and any(map(str.isalpha, dispatch.dateline.raw)) else None,
        located=dispatch.located,
        body=Body(as_markup_carries(dispatch.body)),
        language=None if dispatch.language == "und" else dispatch.language,
        urgency=min(dispatch.urgency, 8),
        keywords=tuple(dict.fromkeys(filter(None, keywords))),
        subjects=tuple(sorted(map(carried, dispatch.subjects), key=lambda one: not is_iptc(one))),
        genre=dispatch.genre,
        ed_note=dispatch.ed_note,
        signal=dispatch.signal,
        pub_status=PubStatus.USABLE,
        embargo=dispatch.embargo,
        embargoed=dispatch.embargo is not None,
        copyright=dispatch.copyright,
        usage_terms=dispatch.usage_terms,
        created=dispatch.created,
        first_created=dispatch.first_created or dispatch.created,
        associations=tuple(map(described, dispatch.associations)),
        links=tuple(ordered(dispatch)),
    )


def is_iptc(subject: Subject) -> bool:
    return subject.kind is None and IPTC.fullmatch(subject.code) is not None


def carried(subject: Subject) -> Subject:
    topic = IPTC.fullmatch(subject.code) if subject.kind is None else None
    return replace(subject, because=None, scheme=SCHEMES[topic["alias"]] if topic else subject.scheme)


def described(association: Association) -> Association:
    kind = KINDS.get((association.media_type or "").partition("/")[0])
    caption = association.caption or association.title
    return replace(association, kind=association.kind or kind, caption=caption, size=association.size or None)


def ordered(dispatch: Dispatch) -> Iterator[Link]:
    """The revision before this one, what it is made of, what it goes with, what it holds."""
    own = [link for link in dispatch.links if is_previous(link, dispatch)]
    others = [link for link in dispatch.links if link not in own]
    if dispatch.version > 1:
        named = (link.version or 0 for link in own)
        before = next((number for number in named if 0 < number < dispatch.version), dispatch.version - 1)
        yield Link(relation=Relation.PREVIOUS_VERSION, target=dispatch.guid, version=before)
    yield from (link for link in others if link.relation in SOURCES)
    yield from (link for link in others if link.relation not in {*SOURCES, Relation.MEMBER})
    yield from (link for link in others if link.relation is Relation.MEMBER)


def is_previous(link: Link, dispatch: Dispatch) -> bool:
    return link.relation is Relation.PREVIOUS_VERSION and link.target == dispatch.guid


TOPICS = st.builds(
    Subject,
    code=st.sampled_from(["medtop:11000000", "medtop:20000002", "medtop:01000000", "subj:04000000", "subj:04012001"]),
    name=st.none() | st.just("politics"),
)


@st.composite
def whole(draw: st.DrawFn) -> Dispatch:
    """A usable dispatch with every field that the format carries."""
    about = draw(st.lists(subjects() | TOPICS, max_size=4))
    dispatch = draw(dispatches())
    targets = guids() | st.sampled_from(["https://wire.example/page", dispatch.guid])
    return replace(
        dispatch,
        pub_status=PubStatus.USABLE,
        located=tuple(draw(st.lists(places(), max_size=3, unique=True))),
        subjects=tuple({subject.code: subject for subject in about}.values()),
        associations=tuple(draw(st.lists(associations(), max_size=3, unique=True))),
        links=tuple(draw(st.lists(st.builds(replace, links(), target=targets), max_size=4))),
        first_created=draw(st.none() | st.just(make_dispatch().created)),
    )


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much], deadline=None, max_examples=60)
@given(whole())
def test_a_page_is_read_back_as_the_dispatch_it_was_written_from(dispatch: Dispatch) -> None:
    first = next((block.text for block in dispatch.body.blocks if isinstance(block, Heading)), "")
    assume(first != dispatch.headline)  # a heading that is the headline again is not the text's own
    assume(not BY.match(dispatch.byline or ""))
    assert read_back(dispatch) == [expected(dispatch)]


@settings(deadline=None, max_examples=60)
@given(guids() | lines(1, 30).map("tag:meridian.example,2026:{}".format) | st.just("https://wire.example/17?a=b:c"))
def test_every_guid_has_a_newsml_urn_and_comes_back_from_it(guid: str) -> None:
    name = naming(guid, "wire.example")
    assert re.fullmatch(r"urn:newsml:[a-z.]+:\d{8}:[A-Za-z0-9()+,.=@;$_!*'%~-]+", name.urn)
    assert guid_of(name.urn) == guid


def test_a_section_of_every_kind_is_read_in_its_order() -> None:
    assert [draft.guid for draft in read_back(*STORIES.values())] == [one.guid for one in WHOLE.dispatches]


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=30)
@given(dispatches(), st.sampled_from([PubStatus.CANCELED, PubStatus.WITHHELD]))
def test_a_kill_or_hold_is_made_of_its_name_and_note_alone(dispatch: Dispatch, status: PubStatus) -> None:
    withdrawn = replace(dispatch, pub_status=status)
    named = named_alone(withdrawn)
    assert WRITER.entry(withdrawn) == WRITER.entry(named)


@pytest.mark.parametrize("kind", ["kill", "hold"])
def test_a_kill_or_hold_is_read_back_as_one(kind: str) -> None:
    written = STORIES[kind]
    (draft,) = read_back(written)
    assert draft == Draft(
        guid=written.guid,
        version=written.version,
        headline=written.slugline,
        slugline=written.slugline,
        provider=AGENCY.name,
        urgency=written.urgency,
        ed_note=written.ed_note,
        pub_status=written.pub_status,
        created=written.created,
        first_created=written.created,
        links=(Link(relation=Relation.PREVIOUS_VERSION, target=written.guid, version=written.version - 1),),
    )


def test_an_empty_section_is_read_as_a_package_of_nothing() -> None:
    (draft,) = read_back()
    assert (draft.item_class, draft.headline, draft.links, draft.body) == ("composite", "Coast & harbours", (), Body())


def test_the_dispatch_made_of_it_again_is_the_same_and_so_are_its_bytes() -> None:
    dispatch = make_dispatch(
        agency="Meridian",
        provider="Example Wire",
        language="en",
        slugline="harbour",
        body=Body((Paragraph("Talks on the harbour resumed on Tuesday, delegates said."), Paragraph("More talks."))),
    )
    filing = make_filing(joined(WRITER, edition_of(dispatch)))
    (draft,) = NewsMl1().read(filing)
    again = normalise(draft, filing, 0, DEFAULTS)
    assert again == replace(dispatch, declared=1, chain=None, subjects=again.subjects, located=again.located)
    assert joined(WRITER, edition_of(replace(again, subjects=()))) == filing.content
