"""Promise 8 for ninjs: a page of ours, read back, is the dispatches it was written from.

What no release can carry: the signal (a correction's note to editors says that it is one, and is read as one again),
the wire's own letter of priority, the number of what went before, which rule of ours gave a subject, that a place among
the subjects is a point of interest, the parts of a dateline (they are read from its line again), a dateline that is not
shown, the code of a country beside its name, and what syndicate alone knows (source, chain, take, when it was filed and
received). A concept's scheme that is no URI is lost, and subjects come back sorted by what they are names of. What is
to be named must have a URI: a guid that is none comes back as one, a link or picture that has none is not told of.

1.4 has no region and no country of a place. Its headlines and captions, and in every release the lines that have no
media type, are read as HTML where they look like it, as agencies put HTML there.

A dispatch that does not say who sent it comes from us, and one without a place from the first city of its dateline.
"""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from syndicate.formats.ninjs import Ninjs
from syndicate.formats.ninjs.writing import NinjsWriter
from syndicate.formats.notices import KILL_TITLE, correction_note
from syndicate.formats.plain_text.bylines import read_byline
from syndicate.formats.text_blocks import has_markup
from syndicate.model.body import Body, Heading, Listing, Paragraph, Quote
from syndicate.model.dateline import Dateline
from syndicate.model.dispatch import Association, Dispatch, Draft, PubStatus, Signal, Subject
from syndicate.model.link import Relation
from syndicate.model.place import Place
from syndicate.model.wire_number import WireNumber
from syndicate.rules.normalise import Defaults, normalise
from tests.makers import AGENCY, make_dispatch, make_filing
from tests.pages import joined
from tests.stories import STORIES, WHOLE, edition_of
from tests.strategies import as_markup_carries, associations, dispatches, links, places, subjects

RELEASES = ["3.1", "2.1", "1.4"]
DEFAULTS = Defaults(source="newsroom", agency="Example Wire", domain="wire.example")
KINDS = {"image": "picture", "video": "video", "audio": "audio"}
ORDER = ["subjects", "person", "organisation", "geoArea"]
GUIDS = st.text("0123456789abcdef", min_size=8, max_size=8).map("urn:newsml:meridian.example:20261124:{}".format)
EXAMPLES = settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much], deadline=None, max_examples=60
)


def read_back(release: str, *written: Dispatch) -> list[Draft]:
    return list(Ninjs().read(make_filing(joined(NinjsWriter(AGENCY, release), edition_of(*written)))))


def expected(dispatch: Dispatch, release: str) -> Draft:
    """The draft that a page of this dispatch must be read as."""
    members = any(link.relation is Relation.MEMBER for link in dispatch.links)
    note = correction_note(dispatch) or ("Correction" if dispatch.signal is Signal.CORRECTION else dispatch.ed_note)
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
        dateline=dispatch.opening or None,
        located=tuple(placed(place, release) for place in dispatch.located),
        body=Body(as_markup_carries(dispatch.body)),
        language=None if dispatch.language == "und" else dispatch.language,
        urgency=dispatch.urgency,
        keywords=tuple(dict.fromkeys(dispatch.keywords)),
        subjects=tuple(sorted(map(carried, dispatch.subjects), key=lambda one: ORDER.index(one.kind or "subjects"))),
        genre=dispatch.genre,
        ed_note=note,
        pub_status=dispatch.pub_status,
        embargo=dispatch.embargo,
        copyright=dispatch.copyright,
        usage_terms=dispatch.usage_terms,
        created=dispatch.created,
        first_created=dispatch.first_created or dispatch.created,
        associations=tuple(map(described, dispatch.associations)),
        links=dispatch.links,
    )


def placed(place: Place, release: str) -> Place:
    if release == "1.4":
        return replace(place, region=None, country=None, country_code=None)
    return replace(place, country_code=None) if place.country else place


def carried(subject: Subject) -> Subject:
    return replace(subject, because=None)


def described(association: Association) -> Association:
    kind = KINDS.get((association.media_type or "").partition("/")[0])
    return replace(association, kind=association.kind or kind)


def looks_like_html(dispatch: Dispatch) -> bool:
    """Whether a line that has no media type in some release looks like HTML, or a byline begins with By."""
    lines = [dispatch.headline, dispatch.byline, dispatch.credit, dispatch.ed_note, dispatch.copyright]
    lines += [dispatch.usage_terms, *(link.title for link in dispatch.links)]
    lines += [line for one in dispatch.associations for line in (one.title, one.caption, one.credit)]
    return any(map(has_markup, filter(None, lines))) or read_byline(dispatch.byline or "") is not None


@st.composite
def whole(draw: st.DrawFn) -> Dispatch:
    """A usable dispatch with every field that the format carries, what it names named by URIs."""
    known = places().filter(
        lambda place: (
            place.name not in {place.region, place.country} and (place.latitude is None) == (place.longitude is None)
        )
    )
    named = st.builds(replace, associations(), guid=st.none() | GUIDS)
    linked = st.builds(replace, links(), target=GUIDS | st.just("https://wire.example/page"))
    found = draw(dispatches(guid=GUIDS))
    dispatch = replace(
        found,
        pub_status=PubStatus.USABLE,
        # A picture is read as its own association; see the unit tests.
        item_class="text",
        located=tuple(draw(st.lists(known, min_size=1, max_size=3, unique=True))),
        subjects=tuple(draw(st.lists(subjects(), max_size=4, unique_by=lambda subject: subject.code))),
        associations=tuple(draw(st.lists(named, max_size=3, unique_by=lambda one: one.href))),
        links=tuple(draw(st.lists(linked, max_size=4, unique=True))),
    )
    assume(not looks_like_html(dispatch))
    first = next((block.text for block in dispatch.body.blocks if isinstance(block, Paragraph | Heading)), "")
    assume(first.casefold() != dispatch.headline.casefold())  # a headline that opens the text is not repeated
    return dispatch


@EXAMPLES
@given(dispatch=whole())
def test_a_page_is_read_back_as_the_dispatch_it_was_written_from(dispatch: Dispatch) -> None:
    for release in RELEASES:
        assert read_back(release, dispatch) == [expected(dispatch, release)]


WORDS = st.lists(
    st.sampled_from(
        ["delegates", "harbour", "sluice", "eleven", "northern", "barge", "Norvia", "gauge", "quarrel", "winter"]
    ),
    min_size=2,
    max_size=6,
).map(lambda words: " ".join(words).capitalize())
"""Text without flags, datelines or embargoes in it: what the normaliser would read is not what is shown here."""

DATELINE = Dateline(
    raw="PORT ELDER, Nov. 24, 2026 (Meridian) --",
    cities=("PORT ELDER",),
    month=11,
    day=24,
    year=2026,
    year_written=True,
    agency="Meridian",
)


@st.composite
def plain(draw: st.DrawFn) -> Dispatch:
    """A dispatch as the normaliser makes them, its texts plain words."""
    text = st.one_of(
        WORDS.map(Paragraph), WORDS.map(Quote), WORDS.map(Heading), st.lists(WORDS, min_size=1).map(tuple).map(Listing)
    )
    return make_dispatch(
        guid=draw(GUIDS),
        version=draw(st.integers(1, 99)),
        headline=draw(WORDS) + " headline",
        slugline=draw(st.none() | WORDS),
        byline=draw(st.none() | WORDS),
        agency=draw(WORDS),
        provider=draw(WORDS),
        credit=draw(st.none() | WORDS),
        genre=draw(st.none() | WORDS),
        keywords=tuple(draw(st.lists(WORDS, max_size=3, unique=True))),
        subjects=tuple(Subject(code=code) for code in draw(st.lists(WORDS, max_size=3, unique=True))),
        located=(draw(places()),),
        body=Body((Paragraph(draw(WORDS) + " today."), *draw(st.lists(text, max_size=4)))),
        dateline=draw(st.none() | st.just(DATELINE)),
        language="en",
        urgency=draw(st.integers(1, 9)),
        wire_number=draw(st.none() | st.builds(WireNumber, st.sampled_from(["", "dpa", "a"]), st.integers(0, 9999))),
        ed_note=draw(st.just("Correction: the number of barges") | st.just("Correction") | st.none()),
    )


@EXAMPLES
@given(dispatch=plain(), release=st.sampled_from(RELEASES))
def test_the_dispatch_made_of_it_again_is_the_same(dispatch: Dispatch, release: str) -> None:
    corrects = Signal.CORRECTION if dispatch.ed_note else None
    filing = make_filing(joined(NinjsWriter(AGENCY, release), edition_of(replace(dispatch, signal=corrects))))
    (draft,) = Ninjs().read(filing)
    again = normalise(draft, filing, 0, DEFAULTS)
    assert again == replace(
        dispatch,
        declared=dispatch.version,
        signal=corrects,
        follows=corrects is not None,
        located=again.located,
    )


@pytest.mark.parametrize("release", RELEASES)
@pytest.mark.parametrize("kind", ["kill", "hold"])
def test_a_kill_or_hold_is_read_back_as_one(kind: str, release: str) -> None:
    written = STORIES[kind]
    (draft,) = read_back(release, written)
    assert draft == Draft(
        guid=written.guid,
        version=written.version,
        item_class="text",
        headline={"kill": KILL_TITLE, "hold": "HOLD: story withheld"}[kind],
        provider=AGENCY.name,
        language="en",
        urgency=written.urgency,
        ed_note=written.ed_note,
        pub_status=written.pub_status,
        created=written.created,
        first_created=written.created,
    )


@pytest.mark.parametrize("release", RELEASES)
@pytest.mark.parametrize("item_class", ["picture", "graphic", "video", "audio"])
def test_an_item_of_media_is_read_back_with_its_own_rendition(item_class: str, release: str) -> None:
    own = Association(
        href="https://pictures.wire.example/17.bin",
        media_type="application/octet-stream",
        size=4711,
        caption="Boats leave at dawn.",
        credit="Meridian/Penn",
        guid=make_dispatch().guid,
        title="Fleet sails",
        kind=item_class,
    )
    other = Association(href="https://pictures.wire.example/18.jpg", media_type="image/jpeg", kind="picture")
    written = make_dispatch(
        item_class=item_class,
        headline="Fleet sails",
        credit="Meridian/Penn",
        body=Body((Paragraph("Boats leave at dawn."),)),
        associations=(own, other),
    )
    (draft,) = read_back(release, written)
    assert draft == replace(expected(written, release), first_created=written.created)


@pytest.mark.parametrize("release", RELEASES)
def test_an_item_of_media_without_its_rendition_is_no_association_of_its_own(release: str) -> None:
    (draft,) = read_back(release, make_dispatch(item_class="video"))
    assert (draft.item_class, draft.associations) == ("video", ())


@pytest.mark.parametrize("release", RELEASES)
def test_a_section_of_every_kind_is_read_in_its_order(release: str) -> None:
    read = [(draft.version, draft.urgency) for draft in read_back(release, *STORIES.values())]
    assert read == [(one.version, one.urgency) for one in WHOLE.dispatches]


@pytest.mark.parametrize("release", RELEASES)
@pytest.mark.parametrize("kind", STORIES)
def test_a_page_of_any_kind_is_known_by_its_content(kind: str, release: str) -> None:
    assert Ninjs().recognises(joined(NinjsWriter(AGENCY, release), edition_of(STORIES[kind])))


@pytest.mark.parametrize("release", RELEASES)
def test_one_more_writing_gives_the_same_bytes(release: str) -> None:
    lead = replace(STORIES["lead"], provider="Meridian", located=(Place(name="Port Elder"),))
    filing = make_filing(joined(NinjsWriter(AGENCY, release), edition_of(lead)))
    (draft,) = Ninjs().read(filing)
    again = normalise(draft, filing, 0, DEFAULTS)
    assert joined(NinjsWriter(AGENCY, release), edition_of(again)) == filing.content
