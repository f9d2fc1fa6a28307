"""What our feeds carry of a dispatch comes back when they are read (promise 8); what they do not carry is said here.

JSON Feed carries everything but: `because` of a subject (for a receiver the agency gave it), associations without an
address on the web, the parts of a dateline (they are read from it again), what the lifecycle counts by (`declared`,
`chain`, `follows`, `take`), and a hold, which has no item.

RSS and Atom have no place for: version, item_class, slugline, urgency, priority, credit, provider (it is whose feed it
is), genre and bare subjects (they come back as keywords), usage terms by themselves, notes but those of corrections and
kills, links, the embargo; `created` and `first_created` are the feed's own dates.
"""

from collections.abc import Iterator
from dataclasses import replace

from hypothesis import assume, given, reject, settings
from hypothesis import strategies as st

from syndicate.errors import IncompleteDispatch
from syndicate.formats.atom import AtomWriter
from syndicate.formats.body_html import body_html
from syndicate.formats.dates import published
from syndicate.formats.feed_item import FeedItem, feed_item
from syndicate.formats.feed_reader import FeedReader
from syndicate.formats.headlines import without_headline
from syndicate.formats.jsonfeed import JsonFeedWriter
from syndicate.formats.jsonfeed_reader import JsonFeed
from syndicate.formats.language_tag import language_tag
from syndicate.formats.markup import html_blocks
from syndicate.formats.media import Media, web_media
from syndicate.formats.notices import correction_note
from syndicate.formats.rss import RssWriter
from syndicate.formats.text_blocks import has_markup
from syndicate.model.body import Body, Paragraph
from syndicate.model.dispatch import Association, Dispatch, Draft, PubStatus, Signal, Subject
from syndicate.model.edition import Edition
from syndicate.model.link import Link, Relation
from syndicate.model.place import Place
from syndicate.ports.format import Reader, Writer
from syndicate.rules.normalise import Defaults, normalise
from tests.makers import AGENCY, NOON, make_filing, make_section
from tests.pages import joined
from tests.strategies import dispatches

_KINDS = {"image": "picture", "video": "video", "audio": "audio"}
_DEFAULTS = Defaults(source="newsroom", domain="wire.example")

guids = st.one_of(
    st.text("0123456789abcdef", min_size=24, max_size=24).map("tag:wire.example,2026:dispatch/{}".format),
    st.text("abcdefghij0123456789:-", min_size=1, max_size=20).map("urn:newsml:agency.example:{}".format),
)
usable = dispatches(guid=guids).map(lambda dispatch: replace(dispatch, pub_status=PubStatus.USABLE))
killed = dispatches(guid=guids).map(lambda dispatch: replace(dispatch, pub_status=PubStatus.CANCELED))


def read_back(writer: Writer, reader: Reader, dispatch: Dispatch) -> Draft:
    """The draft that a page of this one dispatch is read as; the normaliser takes it, or its headline is but a flag."""
    edition = Edition(section=make_section(language="en"), updated=NOON, dispatches=(dispatch,))
    filing = make_filing(joined(writer, edition))
    assert reader.recognises(filing.content)
    (draft,) = reader.read(filing)
    try:
        again = normalise(draft, filing, 0, _DEFAULTS)
    except IncompleteDispatch:
        reject()
    killed_again = again.pub_status is PubStatus.CANCELED
    assert (again.guid, killed_again) == (dispatch.guid, dispatch.pub_status is PubStatus.CANCELED)
    return draft


def item_of(dispatch: Dispatch) -> FeedItem:
    item = feed_item(dispatch, AGENCY)
    assert item is not None
    return item


def written_body(dispatch: Dispatch) -> Body:
    """The body as HTML can carry it: `markup` has tests of its own."""
    return Body(html_blocks(body_html(dispatch)))


def web(dispatch: Dispatch) -> Iterator[tuple[Media, Association]]:
    """Associations that a feed shows, each address once."""
    seen = set()
    for association in dispatch.associations:
        for media in web_media((association,)):
            if media.url not in seen:
                seen.add(media.url)
                yield media, association


@given(usable)
@settings(deadline=None, max_examples=60)
def test_json_feed_gives_back_every_field(dispatch: Dispatch) -> None:
    undated = written_body(replace(dispatch, dateline=None))
    assume(undated.blocks != (Paragraph(dispatch.headline),))
    assert read_back(JsonFeedWriter(AGENCY), JsonFeed(), dispatch) == Draft(
        guid=dispatch.guid,
        version=dispatch.version,
        item_class=dispatch.item_class,
        headline=dispatch.headline,
        slugline=dispatch.slugline,
        byline=dispatch.byline,
        credit=dispatch.credit,
        provider=dispatch.provider,
        agency=dispatch.agency,
        dateline=dispatch.dateline.raw if dispatch.dateline else None,
        located=dispatch.located,
        body=undated,
        language=language_tag(dispatch.language) or "en",
        urgency=dispatch.urgency,
        priority=dispatch.priority,
        keywords=dispatch.keywords,
        subjects=tuple(replace(subject, because=None) for subject in dispatch.subjects),
        genre=dispatch.genre,
        ed_note=dispatch.ed_note,
        signal=dispatch.signal,
        pub_status=PubStatus.USABLE,
        embargo=dispatch.embargo,
        copyright=dispatch.copyright,
        usage_terms=dispatch.usage_terms,
        created=dispatch.created,
        first_created=dispatch.first_created,
        associations=tuple(replace(association, href=media.url) for media, association in web(dispatch)),
        links=dispatch.links,
    )


@given(killed)
@settings(deadline=None, max_examples=60)
def test_json_feed_gives_back_a_kill_and_nothing_of_the_story(dispatch: Dispatch) -> None:
    assert read_back(JsonFeedWriter(AGENCY), JsonFeed(), dispatch) == Draft(
        guid=dispatch.guid,
        version=dispatch.version,
        urgency=dispatch.urgency,
        language=language_tag(dispatch.language) or "en",
        ed_note=dispatch.ed_note,
        pub_status=PubStatus.CANCELED,
        created=dispatch.created,
    )


def mistaken(text: str | None) -> bool:
    """Whether feedparser takes text for UTF-8 that was read as Latin-1, and mends it."""
    if not text or text.isascii():
        return False
    try:
        return text.encode("latin-1").decode("utf-8") != text
    except UnicodeError:
        return False


def certain(dispatch: Dispatch) -> bool:
    """Whether RSS, which does not say what is markup and what an address, and feedparser leave no doubt of a text."""
    item = item_of(dispatch)
    words = [name for category in item.categories for name in (category.code, category.name)]
    texts = [item.title, item.author, item.publisher, item.rights, item.html, *words]
    doubtful = (item.title, item.author, item.rights, item.publisher)
    return (
        not any(map(mistaken, texts))
        and not any(has_markup(text) for text in doubtful if text)
        and not any(sign in item.author for sign in "@<>")
    )


def expected(dispatch: Dispatch) -> Draft:
    """What both XML feeds carry."""
    item, note = item_of(dispatch), correction_note(dispatch)
    written = written_body(dispatch).blocks if dispatch.body.blocks else ()
    shown = dispatch.dateline if dispatch.dateline and dispatch.dateline.shown else None
    nobody = {name.casefold() for name in (dispatch.agency, AGENCY.name, "All dispatches") if name}
    place = next((one for one in dispatch.located if one.latitude is not None and one.longitude is not None), None)
    return Draft(
        guid=dispatch.guid,
        headline=dispatch.headline,
        byline=item.author if item.author.casefold() not in nobody else None,
        provider=AGENCY.name,
        agency=dispatch.agency,
        dateline=shown.raw if shown else None,
        located=(Place(name=place.name, latitude=place.latitude, longitude=place.longitude),) if place else (),
        body=Body(without_headline(written, dispatch.headline)),
        language=item.language or "en",
        ed_note=note,
        signal=Signal.CORRECTION if note else None,
        copyright=item.rights,
        created=dispatch.shown_from,
        first_created=published(dispatch),
    )


@given(usable.filter(certain))
@settings(deadline=None, max_examples=60)
def test_rss_gives_back_what_it_carries(dispatch: Dispatch) -> None:
    item, draft = item_of(dispatch), read_back(RssWriter(AGENCY), FeedReader(), dispatch)
    subjects = [Subject(code=one.name or one.code, scheme=one.scheme) for one in item.categories if one.scheme]
    assert draft == replace(
        expected(dispatch),
        first_created=published(dispatch).replace(microsecond=0),
        subjects=tuple({subject.code: subject for subject in reversed(subjects)}.values())[::-1],
        keywords=tuple(dict.fromkeys(one.name or one.code for one in item.categories if not one.scheme)),
        associations=tuple(
            Association(
                href=media.url,
                media_type=media.media_type,
                size=media.size or None,
                caption=media.caption,
                credit=media.credit,
                title=media.title,
                width=media.width,
                height=media.height,
                kind=_KINDS.get(media.medium or ""),
            )
            for media in item.media
        ),
    )


@given(usable.filter(certain))
@settings(deadline=None, max_examples=60)
def test_atom_gives_back_what_it_carries(dispatch: Dispatch) -> None:
    item, draft = item_of(dispatch), read_back(AtomWriter(AGENCY), FeedReader(), dispatch)
    subjects = [one for one in item.categories if one.scheme]
    assert draft == replace(
        expected(dispatch),
        subjects=tuple({subject.code: subject for subject in reversed(subjects)}.values())[::-1],
        keywords=tuple(dict.fromkeys(one.name or one.code for one in item.categories if not one.scheme)),
        associations=tuple(
            Association(
                href=media.url,
                media_type=media.media_type,
                size=media.size or None,
                caption=media.caption,
                kind=_KINDS[media.medium],
            )
            for media in item.media
            if media.medium
        ),
        links=tuple(
            Link(relation=Relation.SEE_ALSO, target=media.url, title=media.caption)
            for media in item.media
            if not media.medium
        ),
    )


@given(killed.filter(certain))
@settings(deadline=None, max_examples=60)
def test_xml_feeds_give_back_a_kill_and_nothing_of_the_story(dispatch: Dispatch) -> None:
    for writer in (RssWriter(AGENCY), AtomWriter(AGENCY)):
        draft = read_back(writer, FeedReader(), dispatch)
        assert (draft.guid, draft.pub_status, draft.headline) == (dispatch.guid, PubStatus.CANCELED, None)
        assert (draft.body.blocks, draft.ed_note, draft.created) == ((), dispatch.ed_note, dispatch.shown_from)
        assert (draft.subjects, draft.keywords, draft.associations, draft.byline) == ((), (), (), None)
