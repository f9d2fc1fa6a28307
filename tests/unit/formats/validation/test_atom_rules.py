"""Atom 1.0, tombstones and archives: every rule has a feed that breaks it."""

import pytest

from syndicate.formats.validation import atom
from tests.spoiling import Spoiled, advice, check, each, findings

SOUND = """<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0"
 xmlns:fh="http://purl.org/syndication/history/1.0" xml:lang="en">
<id>tag:wire.example,2026:harbours</id>
<title type="text">Harbours</title>
<updated>2026-11-24T12:00:00Z</updated>
<author><name>Example Wire</name><email>desk@wire.example</email><uri>https://wire.example/</uri></author>
<link rel="self" href="https://wire.example/atom.xml" type="application/atom+xml"/>
<link href="https://wire.example/" type="text/html"/>
<link rel="prev-archive" href="https://wire.example/archive/1.xml"/>
<generator uri="https://wire.example/g">syndicate</generator>
<icon>https://wire.example/i.png</icon>
<at:deleted-entry ref="tag:wire.example,2026:0" when="2026-11-24T11:00:00Z">
<at:comment type="text">Withdrawn.</at:comment>
</at:deleted-entry>
<entry>
<id>tag:wire.example,2026:1</id>
<title>Talks resume</title>
<updated>2026-11-24T11:30:00+00:00</updated>
<published>2026-11-24T11:00:00Z</published>
<link rel="alternate" href="https://wire.example/1.html" type="text/html"/>
<link rel="enclosure" href="https://wire.example/1.jpg" type="image/jpeg" length="10"/>
<category term="harbours" scheme="http://wire.example/scheme"/>
<summary type="text">Talks on the harbour.</summary>
<content type="html">&lt;p&gt;Talks on the harbour.&lt;/p&gt;</content>
</entry>
<entry>
<id>tag:wire.example,2026:2</id>
<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Second</div></title>
<updated>2026-11-24T11:30:00Z</updated>
<link href="https://wire.example/2.html"/>
<summary>Elsewhere.</summary>
<content type="application/pdf" src="https://wire.example/2.pdf"/>
</entry>
</feed>
"""


def test_a_sound_feed_has_no_finding() -> None:
    assert findings(atom.findings, SOUND) == []


@each(
    Spoiled("http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#", 3, "the namespace"),
    Spoiled("<id>tag:wire.example,2026:harbours</id>", "", 3, "feed has no id"),
    Spoiled("tag:wire.example,2026:harbours", "harbours", 4, "id is no URI"),
    Spoiled('<title type="text">Harbours', '<title type="markdown">Harbours', 5, "the type of title"),
    Spoiled('<title type="text">Harbours', '<title type="text"><b/>Harbours', 5, "title of type text holds elements"),
    advice('<title type="text">Harbours', '<title type="text">', 5, "the title of feed is empty"),
    Spoiled("<updated>2026-11-24T12:00:00Z</updated>", "<updated>2026-11-24</updated>", 6, "no RFC 3339 date"),
    Spoiled("2026-11-24T12:00:00Z", "2026-11-24t12:00:00z", 6, "no RFC 3339 date"),
    Spoiled("2026-11-24T12:00:00Z", "2026-11-31T12:00:00Z", 6, "no RFC 3339 date"),
    advice("2026-11-24T12:00:00Z", "2026-11-24T10:00:00Z", 16, "updated later than its feed"),
    Spoiled("<name>Example Wire</name>", "", 7, "author has no name"),
    Spoiled("<name>Example Wire</name>", "<name/>", 7, "the name of author is empty"),
    Spoiled("<name>Example Wire</name>", "<name>A</name><name>B</name>", 7, "author has 2 of name"),
    Spoiled("<name>Example Wire</name>", "<name>A</name><nick/>", 7, "author has no element nick"),
    Spoiled("desk@wire.example", "the desk", 7, "no e-mail address"),
    Spoiled(
        "<author><name>Example Wire</name><email>desk@wire.example</email><uri>https://wire.example/</uri></author>",
        *("", 16, "the entry has no author"),
    ),
    advice('rel="self"', 'rel="related"', 3, "no link rel=self"),
    Spoiled('href="https://wire.example/atom.xml"', "", 8, "link has no href"),
    advice('href="https://wire.example/atom.xml"', 'href="atom.xml"', 8, "href of link is relative"),
    Spoiled('type="application/atom+xml"', 'type="atom"', 8, "type of link is no media type"),
    Spoiled('rel="self"', 'rel="self service"', 8, "rel of link"),
    Spoiled('<link rel="prev-archive"', '<link type="text/html" rel="alternate"', 10, "two alternate links"),
    Spoiled(
        "</icon>",
        '</icon><link rel="prev-archive" href="https://a.example/"/>',
        12,
        "more than one link rel=prev-archive",
    ),
    Spoiled("</icon>", "</icon><fh:complete/>", 10, "a complete feed has a link rel=prev-archive"),
    Spoiled("</icon>", "</icon><fh:archive>x</fh:archive>", 12, "empty elements"),
    advice("</icon>", "</icon><fh:archive/>", 12, "no link rel=current"),
    Spoiled("https://wire.example/i.png", "", 12, "icon is no address"),
    Spoiled("</icon>", "</icon><icon>https://a.example/</icon>", 12, "icon stands more than once in feed"),
    Spoiled("</icon>", "</icon><published>2026-11-24T12:00:00Z</published>", 12, "feed has no element published"),
    Spoiled('ref="tag:wire.example,2026:0"', "", 13, "ref of deleted-entry"),
    Spoiled('when="2026-11-24T11:00:00Z"', 'when="yesterday"', 13, "when of deleted-entry"),
    Spoiled("<at:comment ", "<at:comment>x</at:comment><at:comment ", 14, "more than one comment"),
    advice('2026:0" when="2026-11-24T11:00', '2026:1" when="2026-11-24T11:50', 16, "is deleted by a tombstone"),
    Spoiled("<title>Talks resume</title>", "", 16, "entry has no title"),
    Spoiled("<published>2026-11-24T11:00:00Z", "<published>11 o'clock", 20, "published is no RFC 3339"),
    advice("<published>2026-11-24T11:00", "<published>2026-11-24T11:45", 16, "published later than it is updated"),
    Spoiled('<category term="harbours"', "<category", 23, "category has no term"),
    Spoiled('scheme="http://wire.example/scheme"', 'scheme="ours"', 23, "scheme of category"),
    Spoiled('length="10"', 'length="ten"', 22, "no number of bytes"),
    advice(' length="10"', "", 22, "an enclosure without its length"),
    Spoiled("<summary type=", "<summary>x</summary><summary type=", 24, "summary stands more than once in entry"),
    Spoiled("&lt;p&gt;Talks", "<p>Talks</p>&lt;p&gt;", 25, "content of type html holds elements"),
    advice("&lt;p&gt;Talks", "&lt;script&gt;&lt;/script&gt;&lt;p&gt;Talks", 25, "active content"),
    Spoiled('type="html">&lt;p', 'type="multipart/mixed">&lt;p', 25, "a composite one"),
    Spoiled('type="html">&lt;p', 'type="image/png">&lt;p', 25, "not in base64"),
    Spoiled('type="html">&lt;p', 'type="html please">&lt;p', 25, "no media type"),
    Spoiled('<div xmlns="http://www.w3.org/1999/xhtml">Second</div>', "Second", 29, "one div of XHTML"),
    Spoiled("<summary>Elsewhere.</summary>", "", 27, "needs a summary"),
    Spoiled('2.pdf"/>', '2.pdf">text</content>', 33, "content with src is not empty"),
    Spoiled('type="application/pdf" src', 'type="html" src', 33, "not a media type"),
    advice('type="application/pdf" src', "src", 33, "content with src has no type"),
)
def test_a_rule_that_is_broken_is_told_with_its_line(case: Spoiled) -> None:
    check(atom.findings, SOUND, case)


@pytest.mark.parametrize(
    ("updated", "severity"), [("2026-11-24T11:30:00+00:00", "error"), ("2026-11-24T11:40:00Z", "warning")]
)
def test_two_entries_of_one_id(updated: str, severity: str) -> None:
    twice = SOUND.replace("2026:2", "2026:1").replace("2026-11-24T11:30:00Z", updated)
    assert [(one.line, str(one.severity)) for one in findings(atom.findings, twice)] == [(27, severity)]


def test_an_entry_document_needs_an_author_of_its_own() -> None:
    entry = SOUND[SOUND.index("<entry>") : SOUND.index("</entry>")].replace(
        "<entry>", '<entry xmlns="http://www.w3.org/2005/Atom">'
    )
    (finding,) = findings(atom.findings, entry + "</entry>")
    assert "no author" in finding.message
    assert findings(atom.findings, entry + "<author><name>Jane Marlow</name></author></entry>") == []


def test_an_entry_without_content_needs_an_alternate_link() -> None:
    bare = SOUND.replace('<link href="https://wire.example/2.html"/>', "").replace(
        '<content type="application/pdf" src="https://wire.example/2.pdf"/>', ""
    )
    assert [(one.line, one.clause) for one in findings(atom.findings, bare)] == [(27, "RFC 4287 §4.1.2")]
