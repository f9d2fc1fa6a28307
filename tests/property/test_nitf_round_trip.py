"""Promise 8 for NITF: a document of ours, read back, is the dispatch it was written from, in a namespace or in none.

What the format cannot carry, or we do not tell: urgency 9 (NITF ends at 8), the map's degrees of a place, links but for
the one to what a story takes the place of, the wire's own letter of priority and numbers, which rule of ours gave a
subject, the parts of a dateline (they are read from its line again, without commas at its ends), and what syndicate
alone knows (source, chain, take, when it was filed and received). Subjects of IPTC's come before others. A dispatch
that does not say who sent it comes from us. An embargo is a status of its own, so that of the story is not told.
"""

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from syndicate.formats.nitf import Nitf
from syndicate.formats.nitf.writing import NitfWriter
from syndicate.formats.qcodes import of_code
from syndicate.model.body import Body, Heading, Paragraph
from syndicate.model.dispatch import Association, Dispatch, Draft, PubStatus, Subject
from syndicate.model.link import Link, Relation
from syndicate.rules.normalise import Defaults, normalise
from tests.makers import AGENCY, make_dispatch, make_filing
from tests.stories import STORIES
from tests.strategies import as_markup_carries, associations, dispatches, guids, links, named_alone, places, subjects

WRITERS = (NitfWriter(AGENCY), NitfWriter(AGENCY, namespaced=False))
DEFAULTS = Defaults(source="newsroom", agency="Example Wire", domain="wire.example")
KINDS = {"image": "picture", "video": "video", "audio": "audio", "text": "text"}
IPTC = re.compile(r"(?:subj|medtop):[012]\d{7}", re.ASCII)
BY = re.compile(r"by[\s:]", re.IGNORECASE)


def read_back(written: Dispatch, writer: NitfWriter = WRITERS[0]) -> Draft:
    (draft,) = Nitf().read(make_filing(writer.document(written)))
    return draft


def expected(dispatch: Dispatch) -> Draft:
    """The draft that a document of this dispatch must be read as."""
    return Draft(
        guid=dispatch.guid,
        version=dispatch.version,
        item_class=None if dispatch.item_class == "text" else dispatch.item_class,
        headline=dispatch.headline,
        slugline=dispatch.slugline,
        byline=dispatch.byline,
        credit=dispatch.credit,
        provider=dispatch.provider or AGENCY.name,
        agency=dispatch.agency,
        dateline=(dispatch.dateline.raw.strip(" ,") if dispatch.dateline else None) or None,
        located=tuple(replace(place, latitude=None, longitude=None) for place in dispatch.located),
        body=Body(as_markup_carries(dispatch.body)),
        language=None if dispatch.language == "und" else dispatch.language,
        urgency=min(dispatch.urgency, 8),
        keywords=tuple(dict.fromkeys(dispatch.keywords)),
        subjects=tuple(sorted(map(carried, dispatch.subjects), key=lambda one: not is_iptc(one))),
        genre=dispatch.genre,
        ed_note=dispatch.ed_note,
        signal=dispatch.signal,
        pub_status=None if dispatch.embargo else PubStatus.USABLE,
        embargo=dispatch.embargo,
        embargoed=dispatch.embargo is not None,
        copyright=dispatch.copyright,
        usage_terms=dispatch.usage_terms,
        created=dispatch.created,
        first_created=dispatch.first_created,
        associations=tuple(map(described, dispatch.associations)),
        links=tuple(followed(dispatch)),
    )


def is_iptc(subject: Subject) -> bool:
    return subject.kind is None and IPTC.fullmatch(subject.code) is not None


def carried(subject: Subject) -> Subject:
    if subject.kind:
        return replace(subject, because=None)
    known = of_code(subject.code, subject.scheme)
    return Subject(code=known.text, name=subject.name, scheme=known.scheme)


def described(association: Association) -> Association:
    kind = KINDS.get((association.media_type or "").partition("/")[0])
    return replace(association, kind=association.kind or kind)


def followed(dispatch: Dispatch) -> list[Link]:
    named = [link.target for link in dispatch.links if link.relation is Relation.PREVIOUS_VERSION]
    others = [target for target in named if target != dispatch.guid]
    return [Link(relation=Relation.PREVIOUS_VERSION, target=target) for target in others[:1]]


TOPICS = st.builds(
    Subject,
    code=st.sampled_from(["medtop:11000000", "medtop:20000002", "medtop:01000000", "subj:04000000", "subj:04012001"]),
    name=st.none() | st.just("politics"),
)


@st.composite
def whole(draw: st.DrawFn) -> Dispatch:
    """A usable dispatch with every field that the format carries."""
    about = draw(st.lists(subjects() | TOPICS, max_size=4))
    return replace(
        draw(dispatches()),
        pub_status=PubStatus.USABLE,
        located=tuple(draw(st.lists(places(), max_size=3, unique=True))),
        subjects=tuple({carried(subject).code: subject for subject in about}.values()),
        associations=tuple(draw(st.lists(associations(), max_size=3))),
        links=tuple(draw(st.lists(st.builds(replace, links(), target=guids()), max_size=4))),
        first_created=draw(st.none() | st.just(make_dispatch().created)),
    )


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much], deadline=None, max_examples=60)
@given(whole(), st.sampled_from(WRITERS))
def test_a_document_is_read_back_as_the_dispatch_it_was_written_from(dispatch: Dispatch, writer: NitfWriter) -> None:
    first = next((block.text for block in dispatch.body.blocks if isinstance(block, Heading)), "")
    assume(first != dispatch.headline)  # a heading that is the headline again is not the text's own
    assume(not BY.match(dispatch.byline or "") and dispatch.byline == (dispatch.byline or "").rstrip(" ,;"))
    assert read_back(dispatch, writer) == expected(dispatch)


def test_the_dispatch_made_of_it_again_is_the_same_and_so_are_its_bytes() -> None:
    dispatch = make_dispatch(
        agency="Meridian",
        provider="Example Wire",
        language="en",
        slugline="harbour",
        body=Body((Paragraph("Talks on the harbour resumed on Tuesday, delegates said."), Paragraph("More talks."))),
    )
    filing = make_filing(WRITERS[0].document(dispatch))
    again = normalise(read_back(dispatch), filing, 0, DEFAULTS)
    assert again == replace(dispatch, declared=1, chain=None, subjects=again.subjects, located=again.located)
    assert WRITERS[0].document(replace(again, subjects=())) == filing.content


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=30)
@given(dispatches(), st.sampled_from([PubStatus.CANCELED, PubStatus.WITHHELD]))
def test_a_kill_or_hold_is_made_of_its_name_and_note_alone(dispatch: Dispatch, status: PubStatus) -> None:
    withdrawn = replace(dispatch, pub_status=status)
    named = named_alone(withdrawn)
    assert WRITERS[0].document(withdrawn) == WRITERS[0].document(named)


@pytest.mark.parametrize("kind", ["kill", "hold"])
def test_a_kill_or_hold_is_read_back_as_one(kind: str) -> None:
    written = STORIES[kind]
    draft = read_back(written)
    assert written.ed_note
    assert draft == Draft(
        guid=written.guid,
        version=written.version,
        headline={"kill": "KILL: story withdrawn", "hold": "HOLD: story withheld"}[kind],
        slugline=written.slugline,
        provider=AGENCY.name,
        language="en",
        urgency=written.urgency,
        body=Body((Paragraph(written.ed_note),)),
        ed_note=written.ed_note,
        pub_status=written.pub_status,
        created=written.created,
    )
