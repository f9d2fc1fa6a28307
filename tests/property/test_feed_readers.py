"""Whatever stands in JSON or in a feed, the readers give drafts or refuse it; they break on nothing."""

import contextlib
import json
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syndicate.desk.reading import Desk, Refusal
from syndicate.errors import RejectedFiling
from syndicate.formats.feed_reader import FeedReader
from syndicate.formats.jsonfeed_reader import JsonFeed
from syndicate.formats.ninjs import Ninjs
from syndicate.rules.normalise import Defaults
from tests.makers import make_filing
from tests.mutations import mutated

READERS = (FeedReader(), JsonFeed(), Ninjs())
FEEDS = Path(__file__).parent.parent / "golden/feeds"

MEMBERS = """uri guid id type headline headlines title slugline by byline bylines bodies body_text body_xhtml body_nitf
descriptions description_text associations renditions subject subjects person people place places organisations events
object genre genres located infosource infosources keywords urgency priority version versioncreated versionCreated
firstcreated embargoed embargoeduntil embargoedUntil pubstatus signal signals copyrightholder rightsinfo usageterms
ednote editornotes profile altids value role contentType contenttype code scheme qcode name rels literal href mimetype
mime_type width height sizeinbytes country countrycode geometry_geojson coordinates poi latitude longitude extra
translated_from links rel relation target content_html content_text summary url external_url image banner_image authors
author tags attachments size_in_bytes date_published date_modified language _syndicate dateline credit kind"""
TOLD = """text picture video composite event main caption usable withheld canceled update correction 20000304
medtop:20000304 http://cv.iptc.org/newscodes/mediatopic/20000304 text/html text/plain image/jpeg en NO 1 -1 1e400
2026-11-24T10:00:00Z 2026-11-24 99:99 urn:x:1 http://[x //x : / # % <p>x</p> <b &amp; &#0; -- NaN"""
words = st.one_of(st.sampled_from(TOLD.split()), st.text(max_size=12))
scalars = st.one_of(words, st.none(), st.booleans(), st.integers(), st.floats(), st.just(10**400))
names = st.one_of(st.sampled_from(MEMBERS.split()), st.text(max_size=6))
values = st.recursive(
    scalars,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(names, inner, max_size=8)),
    max_leaves=30,
)
items = st.dictionaries(names, values, max_size=12)

ELEMENTS = """item entry title link guid id pubDate dc:date updated published description summary content
content:encoded author name email uri dc:creator category source media:group media:content media:thumbnail media:title
media:description media:credit media:status enclosure georss:point georss:featurename geo:lat geo:long gml:pos
gml:Point rights dc:rights dc:language dc:publisher at:deleted-entry at:comment thr:in-reply-to rdf:li p div b img x
xhtml:div image url"""
ATTRIBUTES = """href url rel type length medium fileSize width height isDefault domain scheme term label state ref when
isPermaLink xml:lang xml:base src mode rdf:about rdf:resource version"""
NAMESPACES = """xmlns:content='http://purl.org/rss/1.0/modules/content/' xmlns:dc='http://purl.org/dc/elements/1.1/'
xmlns:media='http://search.yahoo.com/mrss/' xmlns:georss='http://www.georss.org/georss'
xmlns:geo='http://www.w3.org/2003/01/geo/wgs84_pos#' xmlns:gml='http://www.opengis.net/gml'
xmlns:at='http://purl.org/atompub/tombstones/1.0' xmlns:thr='http://purl.org/syndication/thread/1.0'
xmlns:xhtml='http://www.w3.org/1999/xhtml' xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'"""
FRAMES = {
    "rss": "<rss version='2.0' {0}><channel>{1}<item>{1}{2}</item>{3}</channel></rss>",
    "rdf": "<rdf:RDF xmlns='http://purl.org/rss/1.0/' {0}><channel>{1}</channel><item>{2}</item>{3}</rdf:RDF>",
    "atom": "<feed xmlns='http://www.w3.org/2005/Atom' {0}>{1}<entry>{1}{2}</entry>{3}</feed>",
    "atom 0.3": "<feed version='0.3' xmlns='http://purl.org/atom/ns#' {0}>{1}<entry>{2}</entry>{3}</feed>",
    "entry": "<entry xmlns='http://www.w3.org/2005/Atom' {0}>{1}{2}{3}</entry>",
}
printable = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)
told = st.one_of(st.sampled_from([*TOLD.split(), "audio", "deleted", "via", "10 20", "Tue, 24 Nov 2026"]), printable)


def elements(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Elements that feeds have, with attributes they have, around these texts or elements."""
    return st.builds(
        lambda name, attributes, content: (
            f"<{name}{''.join(f' {key}={quoteattr(value)}' for key, value in attributes.items())}>"
            f"{''.join(content)}</{name}>"
        ),
        st.sampled_from(ELEMENTS.split()),
        st.dictionaries(st.sampled_from(ATTRIBUTES.split()), told, max_size=4),
        st.lists(inside, min_size=1, max_size=3),
    )


leaves = elements(told.map(escape))
members = st.lists(st.one_of(leaves, elements(leaves), elements(elements(leaves))), max_size=12).map("".join)


def read(content: bytes) -> None:
    """Read as a whole and through each reader, which gives drafts or says why not."""
    for outcome in Desk(READERS).read(make_filing(content), Defaults(source="newsroom", domain="wire.example")):
        assert not isinstance(outcome, Refusal) or outcome.trace is None, outcome.reason
    for reader in READERS:
        reader.recognises(content)
        with contextlib.suppress(RejectedFiling):
            list(reader.read(make_filing(content)))


@given(values)
@settings(deadline=None, max_examples=60)
def test_no_json_breaks_a_reader(value: object) -> None:
    read(json.dumps(value).encode())


@given(items, st.sampled_from(["{}", '{{"items": [{}, 1]}}', '{{"hits": {{"a": {}}}}}', "[{}, null]"]))
@settings(deadline=None, max_examples=40)
def test_no_item_breaks_ninjs(members: dict[str, Any], envelope: str) -> None:
    item = {"uri": "urn:x:1", "type": "text", "headline": "Harbour opens"} | members
    read(envelope.format(json.dumps(item)).encode())


@given(items, items)
@settings(deadline=None, max_examples=40)
def test_no_item_breaks_json_feed(feed: dict[str, Any], item: dict[str, Any]) -> None:
    item = {"id": "1", "title": "Harbour opens"} | item
    read(json.dumps(feed | {"version": "https://jsonfeed.org/version/1.1", "items": [item]}).encode())


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)
@given(leaves, members, leaves)
@settings(deadline=None, max_examples=25)
def test_no_tree_breaks_a_feed(frame: str, about: str, entry: str, after: str) -> None:
    read(frame.format(NAMESPACES, about, entry, after).encode())


@given(st.integers(0, 10**9))
@settings(deadline=None, max_examples=40)
def test_no_damage_breaks_a_feed(seed: int) -> None:
    read(mutated(seed, [(FEEDS / name).read_bytes() for name in ("atom.xml", "feed.json", "rss.xml")]))


@given(st.binary(max_size=200), st.sampled_from([b"", b"<rss>", b"<feed ", b"{", b"[", b'{"uri":', b"<?xml "]))
@settings(deadline=None)
def test_no_bytes_break_a_reader(content: bytes, start: bytes) -> None:
    read(start + content)
