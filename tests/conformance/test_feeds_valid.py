"""Every page by the schema of its format, by a checker of RSS's rules, and by the reader most others are built on."""

import json
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import feedparser
import pytest
from lxml import etree

from syndicate.formats.atom import AtomWriter
from syndicate.formats.jsonfeed import JsonFeedWriter
from syndicate.formats.opml import OpmlWriter
from syndicate.formats.rss import RssWriter
from syndicate.model.edition import Edition
from tests.conformance.json_schemas import feed_validator
from tests.conformance.rss_rules import violations
from tests.pages import joined
from tests.wire_day import DAY, EDITION, EMPTY, FLASH, HOLD, KILL, LEAD, PICTURES, WIRE

AGENCY = replace(WIRE, hubs=("https://hub.example/", "https://other-hub.example/"))
ARCHIVED = replace(EDITION, document=3, previous=2)

every_edition = pytest.mark.parametrize(
    "edition", [EDITION, replace(EDITION, previous=3), ARCHIVED, EMPTY], ids=["a-day", "current", "archived", "empty"]
)


@pytest.mark.shared
@every_edition
def test_atom_is_valid_by_the_grammar_of_rfc_4287(edition: Edition, shared: Path) -> None:
    grammar = etree.RelaxNG(etree.parse(shared / "schemas/atom/atom.rng"))
    grammar.assertValid(etree.fromstring(joined(AtomWriter(AGENCY), edition)))


@pytest.mark.shared
@pytest.mark.debian("jing")
@every_edition
def test_jing_finds_nothing_in_atom(edition: Edition, shared: Path, tmp_path: Path) -> None:
    if shutil.which("jing") is None:
        pytest.skip("jing is not installed (Debian package jing)")
    page = tmp_path / "atom.xml"
    page.write_bytes(joined(AtomWriter(AGENCY), edition))
    run = subprocess.run(
        ["jing", "-c", shared / "schemas/atom/atom.rnc", page], capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stdout) == (0, "")


@pytest.mark.shared
@every_edition
def test_json_feed_is_valid_by_its_schema(edition: Edition, shared: Path) -> None:
    page = json.loads(joined(JsonFeedWriter(AGENCY), edition))
    assert [error.message for error in feed_validator(shared / "schemas/jsonfeed").iter_errors(page)] == []


@pytest.mark.shared
def test_opml_is_valid_by_its_schema(shared: Path) -> None:
    schema = etree.XMLSchema(etree.parse(shared / "schemas/opml/opml-2.0.xsd"))
    schema.assertValid(etree.fromstring(OpmlWriter(WIRE).page([EDITION, EMPTY]).content))


@every_edition
def test_rss_follows_the_best_practices_profile(edition: Edition) -> None:
    assert violations(joined(RssWriter(AGENCY), edition)) == []


SPOILED = {
    "no version": (b' version="2.0"', b""),
    "no channel link": (b"<link>https://feeds.harrow-wire.example/harbour/index.html</link>", b""),
    "relative link": (b"<link>https://feeds.harrow-wire.example/items/", b"<link>/items/"),
    "no self link": (b'rel="self"', b'rel="hub"'),
    "bare managing editor": (b"desk@harrow-wire.example (Harrow Wire Service)", b"Harrow Wire Service"),
    "two-digit year": (b"09 Mar 2026 06", b"09 Mar 26 06"),
    "wrong weekday": (b"<pubDate>Mon,", b"<pubDate>Tue,"),
    "upper-case period": (b">hourly<", b">HOURLY<"),
    "no ttl": (b"<ttl>1<", b"<ttl>soon<"),
    "permalink that is none": (b'isPermaLink="false"', b'isPermaLink="true"'),
    "one guid twice": (b"000000000000000000000002</guid>", b"000000000000000000000003</guid>"),
    "author and creator": (b"<dc:creator>", b"<author>a@b.example</author><dc:creator>"),
    "nameless author": (b"<dc:creator>", b"<author>Mara</author><dc:creator>"),
    "unknown element": (b"<dc:creator>", b"<creator>x</creator><dc:creator>"),
    "unescaped markup": (b"<title>Herring", b"<title><b>Big</b> Herring"),
    "group of one": (b"<media:content url", b"<media:group/><media:content url"),
    "active content": (b"&lt;h2&gt;", b"&lt;script&gt;x&lt;/script&gt;&lt;h2&gt;"),
    "relative picture": (b"&lt;h2&gt;", b'&lt;img src="/a.png"&gt;&lt;h2&gt;'),
    "two descriptions": (b"<dc:creator>", b"<description>x</description><dc:creator>"),
    "empty category": (b"<category>Current</category>", b"<category/>"),
    "enclosure without a type": (b"<dc:creator>", b'<enclosure url="http://a.example/b" length="1"/><dc:creator>'),
}


@pytest.mark.parametrize(("sound", "spoiled"), SPOILED.values(), ids=SPOILED)
def test_rss_checker_finds_what_is_spoiled(sound: bytes, spoiled: bytes) -> None:
    page = joined(RssWriter(WIRE), EDITION)
    assert sound in page
    assert violations(page.replace(sound, spoiled, 1)) != []


def test_feedparser_reads_every_field_of_rss_back() -> None:
    read = feedparser.parse(joined(RssWriter(WIRE), EDITION))
    assert not read.bozo
    assert read.version == "rss20"
    assert (read.feed.title, read.feed.subtitle) == ("Harbour & Docks", "Ships, tides & the people between")
    assert read.feed.language == "en"
    assert read.feed.ttl == "1"
    assert read.feed.rights == "© 2026 Harrow Wire Service"
    shown = [dispatch for dispatch in DAY if dispatch is not HOLD]
    assert [entry.id for entry in read.entries] == [dispatch.guid for dispatch in shown]
    check_lead(read.entries[shown.index(LEAD)])


def test_feedparser_reads_every_field_of_atom_back() -> None:
    read = feedparser.parse(joined(AtomWriter(WIRE), EDITION))
    assert not read.bozo
    assert read.version == "atom10"
    assert read.feed.id == "tag:harrow-wire.example,2026:section/harbour"
    assert (read.feed.title, read.feed.title_detail.type) == ("Harbour & Docks", "text/plain")
    assert read.feed.updated == "2026-03-09T09:30:00+00:00"
    assert read.feed.author_detail.email == "desk@harrow-wire.example"
    shown = [dispatch for dispatch in DAY if dispatch not in (HOLD, KILL)]
    assert [entry.id for entry in read.entries] == [dispatch.guid for dispatch in shown]
    assert [entry.title for entry in read.entries] == [dispatch.headline for dispatch in shown]
    check_lead(read.entries[shown.index(LEAD)])


def check_lead(entry: Any) -> None:
    assert entry.title == LEAD.headline
    assert entry.link == "https://feeds.harrow-wire.example/items/5b/5b5bfc41edeee89ddaa0.html"
    assert entry.published_parsed[:6] == (2026, 3, 9, 6, 32, 0)
    assert entry.updated_parsed[:6] == (2026, 3, 9, 6, 32, 2)
    assert entry.author == "Mara Tolliver and Ike Penn"
    assert entry.summary.startswith("QUILLHAVEN, March 9 (HWS) — The harbour of Quillhaven was shut")
    assert "<h2>What is known</h2>" in entry.content[0].value
    assert entry.content[0].type == "text/html"
    assert [tag.label or tag.term for tag in entry.tags] == [
        *("maritime accident", "LOCAL", "harbour", "lock gate", "Current"),
    ]
    assert entry.tags[0].scheme == "http://cv.iptc.org/newscodes/mediatopic/"
    assert entry.rights == "© 2026 HWS Not for resale."


def test_readers_get_the_picture_and_not_instead_of_the_story() -> None:
    story = "https://feeds.harrow-wire.example/items/f8/f89370910afdc105fac7.html"
    picture = "https://pictures.harrow-wire.example/fleet%20at%20dawn.jpg?w=800&h=600"
    atom, rss = (
        next(entry for entry in feedparser.parse(joined(writer, EDITION)).entries if entry.id == PICTURES.guid)
        for writer in (AtomWriter(WIRE), RssWriter(WIRE))
    )
    assert atom.link == rss.link == story
    assert (atom.enclosures[0].href, atom.enclosures[0].type, atom.enclosures[0].length) == (
        *(picture, "image/jpeg", "48213"),
    )
    assert rss.media_content[0] == {"url": picture, "type": "image/jpeg", "medium": "image", "filesize": "48213"}
    assert rss.media_credit[0]["content"] == "Ike Penn/HWS"


def test_feedparser_takes_a_feed_without_entries() -> None:
    for writer in (RssWriter(WIRE), AtomWriter(WIRE)):
        read = feedparser.parse(joined(writer, EMPTY))
        assert (read.bozo, read.entries) == (False, [])
        assert read.feed.language == "fr"


def test_flash_without_a_body_is_not_an_empty_story() -> None:
    for writer in (RssWriter(WIRE), AtomWriter(WIRE)):
        last = feedparser.parse(joined(writer, EDITION)).entries[-1]
        assert last.content[0].value == f"<p>{FLASH.headline}</p>"
