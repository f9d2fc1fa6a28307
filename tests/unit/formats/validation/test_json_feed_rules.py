"""JSON Feed: every rule has a feed that breaks it."""

from syndicate.formats.validation import json_feed
from tests.spoiling import Spoiled, advice, check, each, findings

SOUND = """{
 "version": "https://jsonfeed.org/version/1.1",
 "title": "Harbours",
 "home_page_url": "https://wire.example/",
 "feed_url": "https://wire.example/feed.json",
 "language": "en",
 "expired": false,
 "authors": [{"name": "Example Wire", "url": "https://wire.example/"}],
 "hubs": [{"type": "WebSub", "url": "https://wire.example/hub"}],
 "_wire": {"about": "https://wire.example/"},
 "items": [
  {
   "id": "tag:wire.example,2026:1",
   "url": "https://wire.example/1.html",
   "title": "Talks resume",
   "content_html": "<p>Talks.</p>",
   "summary": "Talks.",
   "date_published": "2026-11-24T12:00:00Z",
   "authors": [{"name": "Jane Marlow"}],
   "tags": ["harbours"],
   "attachments": [{"url": "https://wire.example/a.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 10}]
  },
  {"id": "2", "content_text": "Second."}
 ]
}
"""


def test_a_sound_feed_has_no_finding() -> None:
    assert findings(json_feed.findings, SOUND) == []


@each(
    Spoiled("version/1.1", "version/2", 2, "version is none of"),
    advice("version/1.1", "version/1", 2, "follows version 1.0"),
    Spoiled('"title": "Harbours",', "", 1, "the document has no title"),
    Spoiled('"title": "Harbours",', '"title": 7,', 3, "title is no text"),
    advice('"home_page_url": "https://wire.example/",', "", 1, "no home_page_url"),
    Spoiled("https://wire.example/feed.json", "feed.json", 5, "feed_url is no absolute address"),
    Spoiled('"language": "en"', '"next_url": "https://wire.example/feed.json"', 6, "next_url is feed_url"),
    Spoiled('"en"', '"in English"', 6, "language is no language tag"),
    Spoiled("false", '"no"', 7, "expired is neither true nor false"),
    Spoiled('{"name": "Example Wire", "url": "https://wire.example/"}', "{}", 8, "has neither name, url nor avatar"),
    Spoiled('"name": "Example Wire"', '"nick": "EXW"', 8, "no member nick"),
    advice('"expired": false', '"author": {"name": "EXW"}', 7, "author is deprecated"),
    Spoiled('"type": "WebSub", ', "", 9, "hubs[0] has no type"),
    Spoiled('{"about": "https://wire.example/"}', '"x"', 10, "the extension _wire is no object"),
    Spoiled('"_wire"', '"wire"', 10, "no member wire; extensions begin with _"),
    Spoiled('"id": "tag:wire.example,2026:1",', "", 12, "items[0] has no id"),
    advice('"tag:wire.example,2026:1"', "1", 13, "items[0].id is a number"),
    Spoiled('"tag:wire.example,2026:1"', '"2"', 23, "the id '2' stands twice"),
    Spoiled("https://wire.example/1.html", "1.html", 14, "items[0].url is no absolute address"),
    advice("Talks resume", "<b>Talks</b>", 15, "items[0].title looks like HTML"),
    advice("<p>Talks.</p>", "<p><img src='a.png'></p>", 16, "src in items[0].content_html"),
    Spoiled('"content_html": "<p>Talks.</p>",', "", 12, "neither content_html nor content_text"),
    Spoiled("2026-11-24T12:00:00Z", "24 Nov 2026", 18, "date_published is no RFC 3339 date"),
    Spoiled('["harbours"]', '"harbours"', 20, "items[0].tags is no list"),
    Spoiled('["harbours"]', "[1]", 20, "items[0].tags[0] is no text"),
    Spoiled('"mime_type": "audio/mpeg", ', "", 21, "attachments[0] has no mime_type"),
    Spoiled('"size_in_bytes": 10', '"size_in_bytes": "10"', 21, "size_in_bytes is no number"),
    Spoiled('{"id": "2", "content_text": "Second."}', "[]", 23, "items[1] is no object"),
    advice('"summary": "Talks."', '"summary": "a", "summary": "b"', 17, "items[0].summary stands twice in its object"),
    Spoiled('"expired": false,', '"expired": false', 8, "no JSON"),
)
def test_a_rule_that_is_broken_is_told_with_its_line(case: Spoiled) -> None:
    check(json_feed.findings, SOUND, case)


def test_what_is_not_in_utf_8_is_no_json() -> None:
    (finding,) = json_feed.findings(SOUND.replace("Talks resume", "Café").encode("latin-1"))
    assert (finding.line, finding.message) == (15, "not in UTF-8")


def test_a_byte_order_mark_is_warned_of() -> None:
    (finding,) = json_feed.findings(b"\xef\xbb\xbf" + SOUND.encode())
    assert (str(finding.severity), finding.clause) == ("warning", "RFC 8259 §8.1")
