"""Whatever stands in a NewsML-G2 file, the reader gives drafts or refuses it; it breaks on nothing."""

import contextlib
from xml.sax.saxutils import escape, quoteattr

from hypothesis import given, settings
from hypothesis import strategies as st

from syndicate.desk.reading import Desk, Refusal
from syndicate.errors import RejectedFiling
from syndicate.formats.newsml_g2.reading import NewsmlG2Reader
from syndicate.rules.normalise import Defaults
from tests.g2_items import item, message
from tests.makers import make_filing

ELEMENTS = """newsItem packageItem itemMeta contentMeta contentSet rightsInfo catalog scheme assert itemClass provider
versionCreated embargoed pubStatus edNote signal link title urgency located broader sameAs name infoSource creator bit
contributor subject mainConcept facetConcept bag genre keyword slugline headline dateline by creditline description
language inlineXML inlineData remoteContent html head body p span div h1 table tr td ul li img figure br nitf body.head
body.content hedline hl1 NewsML NewsItem groupSet group groupRef itemRef concept definition note geoAreaDetails country
POIDetails address area position newsCoverageSet planning events event sports-content x"""
ATTRIBUTES = """guid version qcode uri literal type typeuri role rel href residref guidref contenttype rendition rank
encoding size width height tag alias id idref root class src alt latitude longitude colspan"""
TOLD = """ninat:text ninat:picture stat:canceled sig:update cpnat:person medtop:1 irel:seeAlso text/html text/plain
image/jpeg encd:base64 dateline notepad headline a 1 -1 1e9 nan http://[x urn:x:1 2026-11-24T10:00:00+99:00
iso3166-1a2:NO : / # %"""
NAMES, NAMED = st.sampled_from(ELEMENTS.split()), st.sampled_from(ATTRIBUTES.split())
VALUES = st.one_of(
    st.sampled_from(TOLD.split()),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12),
)
TREES = st.recursive(
    VALUES.map(escape),
    lambda inner: st.tuples(NAMES, st.dictionaries(NAMED, VALUES, max_size=4), st.lists(inner, max_size=5)).map(
        lambda tree: (
            f"<{tree[0]}{''.join(f' {name}={quoteattr(value)}' for name, value in tree[1].items())}>"
            f"{''.join(tree[2])}</{tree[0]}>"
        )
    ),
    max_leaves=25,
)
BYLINE = "<p class='byline'>x</p>"
KINDS = st.sampled_from(["newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem"])


def read(xml: str) -> None:
    desk = Desk((NewsmlG2Reader(),))
    for outcome in desk.read(make_filing(xml.encode()), Defaults(source="newsroom", domain="wire.example")):
        assert not isinstance(outcome, Refusal) or outcome.trace is None, outcome.reason


@settings(deadline=None)
@given(KINDS, st.lists(TREES, max_size=4).map("".join), st.lists(TREES, max_size=3).map("".join), TREES, TREES)
def test_no_tree_breaks_it(kind: str, meta: str, about: str, content: str, after: str) -> None:
    read(item(kind=kind, meta=meta, about=about, content=content, after=after, attributes="guid='urn:x:1' version='2'"))


@settings(deadline=None)
@given(TREES)
def test_no_tree_in_a_message_breaks_it(tree: str) -> None:
    with contextlib.suppress(RejectedFiling):
        message(tree, header=tree)


def test_nothing_hostile_costs_more_than_reading_it() -> None:
    deep = "<div>" * 200 + "x" + "</div>" * 200
    inside = (
        f"<inlineXML>{deep}</inlineXML>",
        f"<inlineData>{escape('<b>' * 20_000)}</inlineData>",
        f"<inlineData encoding='encd:base64'>{'QUJD' * 100_000}</inlineData>",
        f"<inlineData><![CDATA[{'<' * 100_000}]]></inlineData>",
        "<remoteContent href='a.jpg' rendition='rnd:x'/>" * 5_000,
        f"<inlineXML><body>{BYLINE * 5_000}</body></inlineXML>",
        f"<inlineXML><p>{'word ' * 200_000}<br/>{'w' * 100_000}</p></inlineXML>",
    )
    for content in inside:
        read(item(content=content, about="<headline>Tide talks</headline>"))
    read(item(about="<subject qcode='a:1'/>" * 20_000 + "<located><name>x</name></located>" * 5_000))
    all_of_them = "".join(f"<groupRef idref='g{number}'/>" for number in range(60))
    groups = "".join(f"<group id='g{number}'>{all_of_them}</group>" for number in range(60))
    read(item(kind="packageItem", after=f"<groupSet root='g0'>{groups}</groupSet>", about="<headline>x</headline>"))
    wider = "<broader><name>x</name>" * 200 + "</broader>" * 200
    read(item(about=f"<headline>x</headline><located><name>x</name>{wider}</located>"))
