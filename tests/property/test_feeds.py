"""Feeds of any dispatches: they parse, they are valid, and what went in comes out."""

import json
from pathlib import Path
from typing import Any

import feedparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from lxml import html as lxml_html

from syndicate.formats.atom import PLAIN as ATOM_PLAIN
from syndicate.formats.atom import TOMBSTONES, AtomWriter, feedgen_entry, feedgen_feed
from syndicate.formats.body_html import body_html, body_plain
from syndicate.formats.feed_item import feed_item
from syndicate.formats.jsonfeed import JsonFeedWriter
from syndicate.formats.notices import KILL_TITLE
from syndicate.formats.opml import OpmlWriter
from syndicate.formats.rss import PLAIN as RSS_PLAIN
from syndicate.formats.rss import RssWriter, feedgen_channel, feedgen_item
from syndicate.formats.uris import uri
from syndicate.model.dispatch import Dispatch, PubStatus
from syndicate.model.edition import Edition
from tests.conformance.json_schemas import feed_validator
from tests.conformance.rss_rules import violations
from tests.makers import AGENCY, NOON, make_section
from tests.pages import joined
from tests.strategies import dispatches, lines

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"


def _edition(found: list[Dispatch], title: str, description: str) -> Edition:
    return Edition(
        section=make_section(title=title, description=description),
        updated=max((dispatch.shown_from for dispatch in found), default=NOON),
        dispatches=tuple(sorted(found, key=lambda dispatch: dispatch.pub_status is not PubStatus.CANCELED)),
    )


editions = st.builds(
    _edition, st.lists(dispatches(), max_size=3, unique_by=lambda dispatch: dispatch.guid), lines(), lines(0)
)


@pytest.fixture(scope="module")
def atom_grammar(shared: Path) -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(shared / "schemas/atom/atom.rng"))


@pytest.fixture(scope="module")
def feed_schema(shared: Path) -> Any:
    return feed_validator(shared / "schemas/jsonfeed")


def shown(edition: Edition) -> list[Dispatch]:
    return [dispatch for dispatch in edition.dispatches if dispatch.pub_status is not PubStatus.WITHHELD]


def usable(edition: Edition) -> list[Dispatch]:
    return [dispatch for dispatch in edition.dispatches if dispatch.pub_status is PubStatus.USABLE]


@given(editions)
@settings(deadline=None)
def test_rss_follows_the_rules_and_gives_back_what_went_in(edition: Edition) -> None:
    page = joined(RssWriter(AGENCY), edition)
    assert violations(page) == []
    channel = etree.fromstring(page)[0]
    assert channel.findtext("title") == edition.section.title
    items = channel.findall("item")
    assert [item.findtext("guid") for item in items] == [uri(dispatch.guid) for dispatch in shown(edition)]
    for item, dispatch in zip(items, shown(edition), strict=True):
        killed = dispatch.pub_status is PubStatus.CANCELED
        assert item.findtext("title") == (KILL_TITLE if killed else dispatch.headline)
        assert killed or body_html(dispatch) in (item.findtext(CONTENT) or "")


@pytest.mark.shared
@given(edition=editions)
@settings(deadline=None)
def test_atom_is_valid_and_gives_back_what_went_in(edition: Edition, atom_grammar: etree.RelaxNG) -> None:
    page = etree.fromstring(joined(AtomWriter(AGENCY), edition))
    atom_grammar.assertValid(page)
    entries = page.findall(f"{ATOM}entry")
    assert [(entry.findtext(f"{ATOM}id"), entry.findtext(f"{ATOM}title")) for entry in entries] == [
        (uri(dispatch.guid), dispatch.headline) for dispatch in usable(edition)
    ]
    assert [grave.get("ref") for grave in page.findall(f"{{{TOMBSTONES}}}deleted-entry")] == [
        uri(dispatch.guid) for dispatch in edition.dispatches if dispatch.pub_status is PubStatus.CANCELED
    ]


@pytest.mark.shared
@given(edition=editions)
@settings(deadline=None)
def test_json_feed_is_valid_and_gives_back_what_went_in(edition: Edition, feed_schema: Any) -> None:
    page: dict[str, Any] = json.loads(joined(JsonFeedWriter(AGENCY), edition))
    assert [error.message for error in feed_schema.iter_errors(page)] == []
    assert [item["id"] for item in page["items"]] == [uri(dispatch.guid) for dispatch in shown(edition)]
    for item, dispatch in zip(page["items"], shown(edition), strict=True):
        if dispatch.pub_status is PubStatus.USABLE:
            assert item["title"] == dispatch.headline
            assert item["content_text"].endswith(body_plain(dispatch) if dispatch.body.blocks else dispatch.headline)


@pytest.mark.shared
@given(edition=editions)
@settings(deadline=None, max_examples=30)
def test_opml_is_valid(edition: Edition, shared: Path) -> None:
    page = etree.fromstring(OpmlWriter(AGENCY).page([edition]).content)
    etree.XMLSchema(etree.parse(shared / "schemas/opml/opml-2.0.xsd")).assertValid(page)
    outline = page.find("body/outline")
    assert outline is not None
    assert outline.get("text") == edition.section.title


@given(editions)
@settings(deadline=None, max_examples=30)
def test_joined_pages_are_byte_for_byte_what_feedgen_gives(edition: Edition) -> None:
    stories = Edition(section=edition.section, updated=edition.updated, dispatches=tuple(usable(edition)))
    rss = feedgen_channel(stories, AGENCY, "rss.xml")
    atom = feedgen_feed(stories, AGENCY, "atom.xml")
    items = [item for item in (feed_item(dispatch, AGENCY) for dispatch in usable(edition)) if item]
    for item in items:
        rss.add_entry(feedgen_item(item), order="append")
        atom.add_entry(feedgen_entry(item), order="append")
    assert joined(RssWriter(AGENCY), stories) == RSS_PLAIN.spelt(rss.rss_str())
    assert joined(AtomWriter(AGENCY), stories) == ATOM_PLAIN.spelt(atom.atom_str())


@given(editions)
@settings(deadline=None, max_examples=20)
def test_feedparser_has_nothing_to_complain_of(edition: Edition) -> None:
    rss, atom = (feedparser.parse(joined(writer, edition)) for writer in (RssWriter(AGENCY), AtomWriter(AGENCY)))
    assert (rss.bozo, len(rss.entries)) == (False, len(shown(edition)))
    assert (atom.bozo, len(atom.entries)) == (False, len(usable(edition)))


@given(dispatches())
def test_body_is_one_tree_for_html_and_xml_parsers(dispatch: Dispatch) -> None:
    fragment = body_html(dispatch)
    as_xml = etree.fromstring(f"<div>{fragment}</div>")
    as_html = lxml_html.fragment_fromstring(fragment, create_parent="div")
    assert [(e.tag, e.text or "", e.tail or "") for e in as_xml.iter()] == [
        (e.tag, e.text or "", e.tail or "") for e in as_html.iter()
    ]
